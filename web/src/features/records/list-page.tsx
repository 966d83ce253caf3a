import { ArrowDownUp, Columns3, CornerUpLeft, type LucideIcon, Search, Trash2 } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { number } from "../../lib/format.ts";
import { useKeys } from "../../lib/keys.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { FailedState } from "../../ui/states.tsx";
import { may, sees } from "../identity/session.ts";
import { ListGrid } from "./list-grid.tsx";
import { type Row, useListParams, useRecordList } from "./list-query.ts";
import type { Column } from "./list-types.ts";
import { recordWords } from "./words.ts";

export interface ListSpec<T extends Row> {
  /** The path of the API and the key of the cache: "contacts". */
  noun: "contacts" | "companies" | "deals" | "orders" | "products";
  title: string;
  icon: LucideIcon;
  columns: Column<T>[];
  compact: (row: T) => ComponentChildren;
  hrefOf: (row: T) => string;
  sorts: readonly string[];
  /** What those are called that not every list has. */
  sortNames?: Record<string, string>;
  emptyTitle: string;
  emptyText: string;
  /** What a first-time visitor does next. */
  emptyAct?: ComponentChildren;
  primary?: ComponentChildren;
  filters?: Record<string, string | undefined>;
  filterBar?: ComponentChildren;
  /** Rows of a list that cannot be changed are not selected either. */
  isReadOnly?: boolean;
  hasBin?: boolean;
  onNear?: (row: T) => void;
  onEdit?: ((row: T) => void) | undefined;
  addressesOf?: ((row: T) => string[]) | undefined;
}

const BulkBar = lazy(() => import("./bulk-bar.tsx"));
const NoRows = lazy(() => import("./no-rows.tsx"));
const FilterChip = lazy(() => import("./filter-chip.tsx"));
const hiddenKey = (noun: string): string => `relata.hidden.${noun}`;

function readHidden(noun: string): Set<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(hiddenKey(noun)) ?? "[]") as string[]);
  } catch {
    return new Set();
  }
}

/** A list as all nouns have it: search, sort, columns, selection, bin, and every state it can be in. */
export function ListPage<T extends Row>(spec: ListSpec<T>) {
  const { noun, title } = spec;
  const w = recordWords();
  const { params, typed, setTyped, go } = useListParams(spec.sorts[0] ?? "name");
  const list = useRecordList<T>(noun, params, spec.filters);
  const [hidden, setHidden] = useState(() => readHidden(noun));
  const columns = spec.columns.filter(({ field }) => !field || sees(noun, field));
  const [selected, setSelected] = useState(new Set<string>());
  useEffect(() => setSelected(new Set()), [params.q, params.bin]);

  const hide = (key: string): void => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
    localStorage.setItem(hiddenKey(noun), JSON.stringify([...next]));
  };

  const count = list.count && w.count(number(list.count.value), list.count.capped);
  const isEmpty = !list.isPending && list.rows.length === 0 && !list.error;
  return (
    <section class="page">
      <PageHead title={params.bin ? w.binOf(title) : title} note={count}>
        {params.bin ? (
          <Button icon={CornerUpLeft} onClick={() => go({ bin: false })}>
            {w.leaveBin}
          </Button>
        ) : (
          spec.primary
        )}
      </PageHead>
      <div class="toolbar">
        <SearchBox label={w.searchIn(title)} value={typed} onText={setTyped} />
        {spec.filterBar}
        <span class="grow" />
        {!params.bin && <SortMenu sorts={spec.sorts} names={spec.sortNames} value={params.sort} onPick={(sort) => go({ sort })} />}
        <ColumnMenu columns={columns} hidden={hidden} onToggle={hide} />
        {spec.hasBin && !params.bin && <IconButton icon={Trash2} label={w.bin} onClick={() => go({ bin: true })} />}
      </div>
      {params.filter && (
        <div class="toolbar filter-line">
          <ErrorBoundary>
            <FilterChip filter={params.filter} onClear={() => go({ filter: "" })} />
          </ErrorBoundary>
        </div>
      )}
      {list.error && list.rows.length === 0 ? (
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      ) : isEmpty ? (
        <ErrorBoundary>
          <NoRows spec={spec} q={params.q} isBin={params.bin} isFiltered={params.filter !== ""} onClear={() => setTyped("")} />
        </ErrorBoundary>
      ) : (
        <ListGrid
          label={title}
          rows={list.rows}
          total={list.count && !list.count.capped ? list.count.value : undefined}
          columns={columns.filter((column, index) => index === 0 || !hidden.has(column.key))}
          compact={spec.compact}
          hrefOf={spec.hrefOf}
          sort={params.sort}
          onSort={(sort) => go({ sort })}
          isSelectable={!spec.isReadOnly && (spec.addressesOf !== undefined || may(`${noun}:${params.bin ? "edit" : "delete"}`))}
          selected={selected}
          onSelect={setSelected}
          isLoading={list.isFetching && (list.isPending || list.isFetchingNextPage)}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          {...(spec.onNear && { onNear: spec.onNear })}
          onEdit={params.bin ? undefined : spec.onEdit}
        />
      )}
      {selected.size > 0 && (
        <ErrorBoundary>
          <BulkBar
            noun={noun}
            rows={list.rows.filter((row) => selected.has(row.id))}
            isBin={params.bin}
            addressesOf={spec.addressesOf as ((row: Row) => string[]) | undefined}
            onDone={() => setSelected(new Set())}
          />
        </ErrorBoundary>
      )}
    </section>
  );
}

function SearchBox({ label, value, onText }: { label: string; value: string; onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  return (
    <label class="search-box">
      <Search />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={200}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && (value ? onText("") : event.currentTarget.blur())}
      />
    </label>
  );
}

interface SortMenuProps {
  sorts: readonly string[];
  names?: Record<string, string> | undefined;
  value: string;
  onPick: (sort: string) => void;
}

function SortMenu({ sorts, names = {}, value, onPick }: SortMenuProps) {
  const w = recordWords();
  const items = sorts.map((sort) => ({ label: names[sort] ?? w.sorts[sort] ?? sort, isOn: sort === value, run: () => onPick(sort) }));
  return <Menu icon={ArrowDownUp} label={w.sort} text={w.sort} items={items} />;
}

function ColumnMenu<T>({ columns, hidden, onToggle }: { columns: Column<T>[]; hidden: Set<string>; onToggle: (key: string) => void }) {
  const w = recordWords();
  const items = columns.slice(1).map((column) => ({ label: column.title, isOn: !hidden.has(column.key), run: () => onToggle(column.key) }));
  return (
    <span class="wide-only">
      <Menu icon={Columns3} label={w.columns} text={w.columns} items={items} />
    </span>
  );
}
