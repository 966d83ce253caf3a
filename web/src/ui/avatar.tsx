import { initials } from "../../../src/core/text.ts";

const HUES = [15, 45, 75, 110, 145, 175, 205, 240, 275, 310, 340];

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return HUES[sum % HUES.length] ?? 275;
}

/** The initials of a person (round) or company (square); a decoration, the name stands beside it. */
export function Avatar({ name, shape = "person", size = "sm" }: { name: string; shape?: "person" | "company"; size?: "xs" | "sm" | "lg" }) {
  return (
    <span class={`avatar avatar-${size} avatar-${shape}`} style={{ "--face-hue": hueOf(name) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
