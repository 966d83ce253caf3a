import type { ComponentChildren } from "preact";

export type Tone = "neutral" | "good" | "warn" | "bad" | "info" | "accent";

export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class="badge">
      <span class={`dot dot-${tone}`} aria-hidden="true" />
      {children}
    </span>
  );
}
