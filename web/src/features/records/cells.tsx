import { nearDay, number } from "../../lib/format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { memberName } from "../identity/session.ts";
import { recordWords } from "./words.ts";

/** Cells that several lists show the same way. */

export function NameCell({ name, shape }: { name: string; shape: "person" | "company" }) {
  return (
    <span class="name-cell">
      <Avatar name={name} shape={shape} />
      <span class="clip" title={name}>
        {name}
      </span>
    </span>
  );
}

export function OwnerCell({ id }: { id: string | null }) {
  const name = memberName(id);
  if (!name) return null;
  return (
    <span class="name-cell dim">
      <Avatar name={name} size="xs" />
      <span class="clip">{name}</span>
    </span>
  );
}

export const TextCell = ({ text }: { text: string | null | undefined }) => (
  <span class="clip dim" title={text ?? undefined}>
    {text}
  </span>
);

export const NumberCell = ({ value }: { value: number | null }) => <span class="num dim">{value === null ? "" : number(value)}</span>;

/** A day near enough to be said in words; 0 stands for never. */
export function DayCell({ at }: { at: number | null }) {
  if (!at) return <span class="faint">{recordWords().never}</span>;
  return <span class="num dim">{nearDay(at)}</span>;
}
