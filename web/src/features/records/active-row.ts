import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "../../lib/keys.ts";
import type { Line } from "./list-query.ts";
import type { ListProps } from "./list-types.ts";

/** Where each list was left, by its address, so that Back returns to the same row. */
const left = new Map<string, { top: number; index: number }>();
const address = (): string => location.pathname + location.search;

/** Goes back to where this list was left, once its rows are there, and remembers from then on. */
export function useReturn(scroller: RefObject<HTMLDivElement | null>, isReady: boolean, index: number): void {
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

export function toggled(set: Set<string>, id: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The row that the keyboard is on. Its link is the one in the tab order. */
export function useActiveRow<T extends Line>(
  props: ListProps<T>,
  scroller: RefObject<HTMLDivElement | null>,
  rowPx: number,
  headPx: number,
) {
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
