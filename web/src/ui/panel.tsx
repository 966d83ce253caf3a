import type { ComponentChildren } from "preact";

/** A titled block at the side of a record. */
export function Panel({
  title,
  count,
  action,
  children,
}: {
  title: string;
  count?: number;
  action?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="panel" aria-label={title}>
      <header class="panel-head">
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span class="panel-count">{count}</span>}
        <span class="grow" />
        {action}
      </header>
      {children}
    </section>
  );
}
