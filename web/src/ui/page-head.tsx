import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

/** The heading of a view; it also names the browser's tab. */
export function PageHead({ title, note, children }: { title: string; note?: string | undefined; children?: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · Relata`;
  }, [title]);
  return (
    <header class="page-head">
      <h1>{title}</h1>
      {note && <span class="page-note">{note}</span>}
      <span class="grow" />
      {children}
    </header>
  );
}
