import { ArrowDown, ArrowUp } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { toggled } from "./active-row.ts";
import type { Line } from "./list-query.ts";
import type { Column, ListProps } from "./list-types.ts";
import { recordWords } from "./words.ts";

export function Head<T extends Line>({
  columns,
  rows,
  sort,
  onSort,
  isSelectable,
  selected,
  onSelect,
  isCompact,
}: ListProps<T> & { isCompact: boolean }) {
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
        <span class={column.isAct ? "sr-only" : undefined}>{column.title}</span>
      )}
    </th>
  );
}

interface RowProps<T extends Line> extends ListProps<T> {
  row: T;
  index: number;
  isCompact: boolean;
  isActive: boolean;
  onActive: (index: number) => void;
}

export function GridRow<T extends Line>(props: RowProps<T>) {
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
            aria-label={recordWords().select(row.name ?? row.number ?? "")}
            checked={isOn}
            onChange={() => onSelect(toggled(selected, row.id))}
          />
        </td>
      ) : (
        <td />
      )}
      {isCompact && <td class="cell">{link(compact(row))}</td>}
      {columns.map((column, at) => (
        <td key={column.key} class={`cell ${column.isEnd ? "cell-end" : ""} ${column.isAct ? "cell-act" : ""}`}>
          {at === 0 && !isCompact ? link(column.cell(row)) : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

export function BoneRow<T>({ columns, isCompact }: { columns: Column<T>[]; isCompact: boolean }) {
  return (
    <tr class="grid-row">
      <td class="cell" />
      {[...(isCompact ? ["compact"] : []), ...columns.map((column) => column.key)].map((key, index) => (
        <td key={key} class="cell">
          <span class="bone" style={{ width: `${index === 0 ? 64 : 48}%` }} />
        </td>
      ))}
    </tr>
  );
}
