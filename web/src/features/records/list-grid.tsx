import { useEffect, useRef } from "preact/hooks";
import { useWidth, useWindow } from "../../lib/virtual.ts";
import { useActiveRow, useReturn } from "./active-row.ts";
import type { Line } from "./list-query.ts";
import { BoneRow, GridRow, Head } from "./list-rows.tsx";
import type { ListProps } from "./list-types.ts";

const COMPACT_BELOW_PX = 640;
const HEAD_PX = 33;
const FETCH_AHEAD = 20;

/** A table of any length: only the rows near the view exist. j and k move, Enter opens, x selects. */
export function ListGrid<T extends Line>(props: ListProps<T>) {
  const { label, rows, total, hasMore, isLoading, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const isCompact = width < COMPACT_BELOW_PX;
  const columns = props.columns.filter((column) => (isCompact ? column.isAct : width >= (column.fromPx ?? 0)));
  const shown = rows.length + (hasMore || isLoading ? (rows.length === 0 ? 14 : 3) : 0);
  const headPx = isCompact ? 0 : HEAD_PX;
  const view = useWindow(scroller, shown, headPx);
  const active = useActiveRow(props, scroller, view.rowPx, headPx);
  useReturn(scroller, rows.length > 0, active.index);

  useEffect(() => {
    if (hasMore && !isLoading && view.end > rows.length - FETCH_AHEAD) onMore();
  }, [view.end, rows.length, hasMore, isLoading]);

  const tracks = `${props.isSelectable ? "36px" : "8px"} ${[...(isCompact ? ["minmax(0, 1fr)"] : []), ...columns.map((column) => column.track)].join(" ")}`;
  const near = Array.from({ length: Math.max(0, view.end - view.start) }, (_, offset) => view.start + offset);
  return (
    <div ref={scroller} class={`grid-scroll ${isCompact ? "is-compact" : ""}`}>
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
