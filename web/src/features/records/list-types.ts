import type { ComponentChildren } from "preact";
import type { Line } from "./list-query.ts";

export interface Column<T> {
  key: string;
  title: string;
  /** The field of the record that it shows: whoever does not see that has no such column. */
  field?: string;
  /** Its track of the grid: "minmax(160px, 2fr)". */
  track: string;
  cell: (row: T) => ComponentChildren;
  /** Sort keys for rising and falling. */
  sorts?: { up?: string; down?: string };
  isEnd?: boolean;
  /** Least width of the list in pixels at which it shows. */
  fromPx?: number;
  /** Something to press, over the link that the whole row is; it stands beside the compact row too. */
  isAct?: boolean;
}

export interface ListProps<T extends Line> {
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
