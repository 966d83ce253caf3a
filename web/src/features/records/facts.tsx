import type { ComponentChildren } from "preact";
import { sees } from "../identity/session.ts";

/** A label, its value, and the field that the reader's role must see, where it is one that can be hidden. */
export type Fact = [label: string, value: ComponentChildren, field?: string];

/** What a record says, a line each; what is empty or hidden from the reader is left out. */
export function Facts({ noun, facts }: { noun: string; facts: Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([label, value, field]) =>
        value && (!field || sees(noun, field)) ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
