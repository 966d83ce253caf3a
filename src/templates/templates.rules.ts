/** Slots of a team's text: "{contact.name}" is filled from the record; "{một câu về lần trao đổi gần nhất}" is for the assistant to write. Pure. */

/** Everything that is filled from the record, as it is written in a template. */
export const KNOWN_SLOTS = [
  ...["you", "yours", "me", "we", "please"],
  ...["contact.name", "contact.given", "contact.title", "company.name"],
  ...["deal.name", "deal.amount", "order.code", "order.day", "quote.code", "quote.total"],
  ...["invoice.code", "invoice.amount", "invoice.due", "sender.name", "sender.title", "workspace.name", "today"],
] as const;
export type KnownSlot = (typeof KNOWN_SLOTS)[number];

export type Part = { text: string } | { slot: KnownSlot; isCapital: boolean } | { free: string } | { unknown: string };

const SLOT = /\{([^{}\n]{1,200})\}/gu;
/** A name rather than words: what is written so and not known is a slip of the pen. */
const NAME = /^[a-z]+(?:\.[a-z]+)*$/i;

/** A template in its parts, in order. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(SLOT)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push(slotOf((match[1] ?? "").trim()));
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

function slotOf(name: string): Part {
  const lowered = name.charAt(0).toLowerCase() + name.slice(1);
  const known = KNOWN_SLOTS.find((slot) => slot === lowered);
  if (known) return { slot: known, isCapital: lowered !== name };
  return NAME.test(name) ? { unknown: name } : { free: name };
}

export type TemplateProblem = { code: "unknown_slot"; slot: string } | { code: "open_brace" };

/** What is wrong with a template's text; undefined when nothing is. */
export function problemIn(text: string): TemplateProblem | undefined {
  const parts = partsOf(text);
  const unknown = parts.find((part) => "unknown" in part);
  if (unknown) return { code: "unknown_slot", slot: unknown.unknown };
  return parts.some((part) => "text" in part && /[{}]/.test(part.text)) ? { code: "open_brace" } : undefined;
}
