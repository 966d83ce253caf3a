import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

const OVERSCAN = 8;

export interface Window {
  start: number;
  end: number;
  rowPx: number;
}

function measure(scroller: HTMLElement, count: number, headPx: number): Window {
  const rowPx = Number.parseFloat(getComputedStyle(scroller).getPropertyValue("--row")) || 40;
  const first = Math.floor((scroller.scrollTop - headPx) / rowPx);
  const visible = Math.ceil(scroller.clientHeight / rowPx);
  return { rowPx, start: Math.max(0, first - OVERSCAN), end: Math.min(count, first + visible + OVERSCAN) };
}

/** Which rows of a long list are near the view. Rows are `--row` high; `headPx` stands above them in the scroller. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, headPx = 0): Window {
  const [view, setView] = useState<Window>({ start: 0, end: Math.min(count, 40), rowPx: 40 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const update = (): void =>
      setView((was) => {
        const now = measure(element, count, headPx);
        return was.start === now.start && was.end === now.end && was.rowPx === now.rowPx ? was : now;
      });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    element.addEventListener("scroll", update, { passive: true });
    update();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", update);
    };
  }, [count, headPx]);
  return view;
}

/** The width an element has now, in pixels. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(() => innerWidth);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? innerWidth)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
