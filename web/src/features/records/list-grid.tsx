import { ArrowDown, ArrowUp } from "lucide-preact";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "../../lib/keys.ts";
import { useWindow } from "../../lib/virtual.ts";
import type { Row } from "./list-query.ts";
import { recordWords } from "./words.ts";

export interface Column<T> {
  key: string;
  title: string;
  /** Its track of the grid: "minmax(160px, 2fr)". */
  track: string;
  cell: (row: T) => ComponentChildren;
  /** Sort keys for rising and falling. */
  sorts?: { up?: string; down?: string };
  isEnd?: boolean;
  /** Least width of the list in pixels at which it shows. */
  fromPx?: number;
}

interface Props<T extends Row> {
  label: string;
  rows: T[];
  total: number | undefined;
  columns: Column<T>[];
  compact: (row: T) => ComponentChildren;
  hrefOf: (row: T) => string;
  sort: string;
  onSort: (sort: string) => void;
  isSelectable: boolean;
  selected: Set<string>;
  onSelect: (ids: Set<string>) => void;
  isLoading: boolean;
  hasMore: boolean;
  onMore: () => void;
  onNear?: (row: T) => void;
  onEdit?: ((row: T) => void) | undefined;
}

/** Where each list was left, by its address, so that Back returns to the same row. */
const left = new Map<string, { top: number; index: number }>();
const address = (): string => location.pathname + location.search;

/** Goes back to where this list was left, once its rows are there, and remembers from then on. */
function useReturn(scroller: RefObject<HTMLDivElement | null>, isReady: boolean, index: number): void {
  const key = address();
  const restored = useRef("");
  useLayoutEffect(() => {
    if (!isReady || !scroller.current || restored.current === key) return;
    restored.current = key;
    scroller.current.scrollTop = left.get(key)?.top ?? 0;
  }, [key, isReady]);
  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const remember = (): void => {
      if (restored.current === key) left.set(key, { top: list.scrollTop, index });
    };
    remember();
    list.addEventListener("scroll", remember, { passive: true });
    return () => list.removeEventListener("scroll", remember);
  }, [key, index, isReady]);
}

const COMPACT_BELOW_PX = 640;
const HEAD_PX = 33;
const FETCH_AHEAD = 20;

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(() => innerWidth);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? innerWidth)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** A table of any length: only the rows near the view exist. j and k move, Enter opens, x selects. */
export function ListGrid<T extends Row>(props: Props<T>) {
  const { label, rows, total, hasMore, isLoading, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const isCompact = width < COMPACT_BELOW_PX;
  const columns = isCompact ? [] : props.columns.filter((column) => width >= (column.fromPx ?? 0));
  const shown = rows.length + (hasMore || isLoading ? (rows.length === 0 ? 14 : 3) : 0);
  const headPx = isCompact ? 0 : HEAD_PX;
  const view = useWindow(scroller, shown, headPx);
  const active = useActiveRow(props, scroller, view.rowPx, headPx);
  useReturn(scroller, rows.length > 0, active.index);

  useEffect(() => {
    if (hasMore && !isLoading && view.end > rows.length - FETCH_AHEAD) onMore();
  }, [view.end, rows.length, hasMore, isLoading]);

  const tracks = `${props.isSelectable ? "36px" : "8px"} ${isCompact ? "minmax(0, 1fr)" : columns.map((column) => column.track).join(" ")}`;
  const near = Array.from({ length: Math.max(0, view.end - view.start) }, (_, offset) => view.start + offset);
  return (
    <div ref={scroller} class="grid-scroll">
      <table aria-label={label} aria-rowcount={total ?? -1} aria-busy={isLoading} class="grid" style={{ "--tracks": tracks }}>
        <Head {...props} columns={columns} isCompact={isCompact} />
        <tbody style={{ height: `${shown * view.rowPx}px`, paddingTop: `${view.start * view.rowPx}px` }}>
          {near.map((index) => {
            const row = rows[index];
            if (!row) return <BoneRow key={`bone-${index}`} columns={columns} isCompact={isCompact} />;
            const isActive = index === active.index;
            return <GridRow key={row.id} {...props} {...{ row, index, columns, isCompact, isActive }} onActive={active.set} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head<T extends Row>({
  columns,
  rows,
  sort,
  onSort,
  isSelectable,
  selected,
  onSelect,
  isCompact,
}: Props<T> & { isCompact: boolean }) {
  const isAll = rows.length > 0 && rows.every((row) => selected.has(row.id));
  return (
    <thead class={isCompact ? "sr-only" : ""}>
      <tr aria-rowindex={1} class="grid-row grid-head">
        {isSelectable ? (
          <th scope="col" class="cell cell-check">
            <input
              type="checkbox"
              aria-label={recordWords().selectAll}
              checked={isAll}
              onChange={() => onSelect(isAll ? new Set() : new Set(rows.map((row) => row.id)))}
            />
          </th>
        ) : (
          <td />
        )}
        {isCompact && <th scope="col">{recordWords().name}</th>}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<T>({ column, sort, onSort }: { column: Column<T>; sort: string; onSort: (sort: string) => void }) {
  const { up, down } = column.sorts ?? {};
  const isUp = up !== undefined && sort === up;
  const isDown = down !== undefined && sort === down;
  const next = isUp ? (down ?? up) : isDown ? (up ?? down) : (up ?? down);
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={isUp ? "ascending" : isDown ? "descending" : undefined} class={`cell ${column.isEnd ? "cell-end" : ""}`}>
      {next ? (
        <button type="button" class={`head-sort ${isUp || isDown ? "is-on" : ""}`} onClick={() => onSort(next)}>
          {column.title}
          {(isUp || isDown) && <Arrow />}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

interface RowProps<T extends Row> extends Props<T> {
  row: T;
  index: number;
  isCompact: boolean;
  isActive: boolean;
  onActive: (index: number) => void;
}

function GridRow<T extends Row>(props: RowProps<T>) {
  const { row, index, columns, compact, hrefOf, isSelectable, selected, onSelect, onNear, isCompact, isActive, onActive } = props;
  const isOn = selected.has(row.id);
  const tabIndex = isActive ? 0 : -1;
  const link = (content: ComponentChildren) => (
    <a class="row-link" href={hrefOf(row)} data-row={index} tabIndex={tabIndex} onFocus={() => onActive(index)}>
      {content}
    </a>
  );
  return (
    <tr aria-rowindex={index + 2} class={`grid-row ${isOn ? "is-on" : ""}`} onPointerEnter={() => onNear?.(row)}>
      {isSelectable ? (
        <td class="cell cell-check">
          <input
            type="checkbox"
            tabIndex={tabIndex}
            aria-label={recordWords().select(row.name)}
            checked={isOn}
            onChange={() => onSelect(toggled(selected, row.id))}
          />
        </td>
      ) : (
        <td />
      )}
      {isCompact && <td class="cell">{link(compact(row))}</td>}
      {columns.map((column, at) => (
        <td key={column.key} class={`cell ${column.isEnd ? "cell-end" : ""}`}>
          {at === 0 ? link(column.cell(row)) : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function BoneRow<T>({ columns, isCompact }: { columns: Column<T>[]; isCompact: boolean }) {
  return (
    <tr class="grid-row">
      <td class="cell" />
      {(isCompact ? ["name"] : columns.map((column) => column.key)).map((key, index) => (
        <td key={key} class="cell">
          <span class="bone" style={{ width: `${index === 0 ? 64 : 48}%` }} />
        </td>
      ))}
    </tr>
  );
}

export function toggled(set: Set<string>, id: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The row that the keyboard is on. Its link is the one in the tab order. */
function useActiveRow<T extends Row>(props: Props<T>, scroller: RefObject<HTMLDivElement | null>, rowPx: number, headPx: number) {
  const { rows, isSelectable, selected, onSelect, onEdit } = props;
  const [, render] = useState(0);
  const at = useRef(left.get(address())?.index ?? 0);
  // A row that is only coming into view gets the focus a frame later; keys pressed meanwhile already count from it.
  const isMoving = useRef(false);
  const isInList = (): boolean => isMoving.current || (scroller.current?.contains(document.activeElement) ?? false);
  const set = (index: number): void => {
    at.current = index;
    render((n) => n + 1);
  };
  const focus = (): boolean => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${at.current}"]`);
    link?.focus({ preventScroll: true });
    return link !== null && link !== undefined;
  };
  const move = (by: number): void => {
    const to = Math.min(Math.max(0, at.current + (isInList() ? by : 0)), rows.length - 1);
    if (to < 0) return;
    set(to);
    reveal(scroller.current, to, rowPx, headPx);
    if (focus()) return;
    isMoving.current = true;
    requestAnimationFrame(() => {
      isMoving.current = false;
      focus();
    });
  };
  const withRow = (act: (row: T) => void) => () => {
    const row = isInList() ? rows[at.current] : undefined;
    return row ? act(row) : false;
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => (isInList() ? move(1) : false),
    ArrowUp: () => (isInList() ? move(-1) : false),
    ...(isSelectable && { x: withRow((row) => onSelect(toggled(selected, row.id))) }),
    ...(onEdit && { e: withRow(onEdit) }),
    ...(selected.size > 0 && { Escape: () => onSelect(new Set()) }),
  });
  return { index: Math.min(at.current, Math.max(0, rows.length - 1)), set };
}

function reveal(scroller: HTMLElement | null, index: number, rowPx: number, headPx: number): void {
  if (!scroller) return;
  const top = index * rowPx;
  const bottom = top + rowPx + headPx;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
