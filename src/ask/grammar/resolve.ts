import type { Mark, Meaning } from "./marks.ts";
import type { Matched } from "./match.ts";

type Open = Matched["marks"];

/** Settles what the same words might mean as well, by what stands around them. Fillers are gone afterwards. */
export function resolve(open: Open): Mark[] {
  const marks: Mark[] = [];
  for (const [index, mark] of open.entries()) {
    if (asksForCustomers(open, index)) continue;
    const next = open.slice(index + 1).find(({ is }) => is !== "filler");
    const { others, ...given } = mark;
    const chosen = chosenOf([given, ...others], mark.text, marks, next);
    if (chosen.is !== "filler") marks.push({ ...chosen, text: mark.text } as Mark);
  }
  return marks;
}

/** "Ai là khách …", "who are our top customers": the pronoun stands for the customers named behind it, not for a colleague. */
function asksForCustomers(open: Open, at: number): boolean {
  const [mark, next] = [open[at], open[at + 1]];
  if (mark?.is !== "noun" || !/^(who|ai)$/i.test(mark.text) || next?.is !== "filler" || !/^(là|la|is|are|was|were)$/i.test(next.text))
    return false;
  const asked = open.slice(at + 2).find(({ is }) => !["filler", "super", "top", "number", "me"].includes(is));
  return asked?.is === "noun" && asked.noun !== "members";
}

function chosenOf(meanings: Meaning[], text: string, before: Mark[], next: Mark | undefined): Meaning {
  const [first, ...others] = meanings as [Meaning, ...Meaning[]];
  const last = before.at(-1);
  const other = (...kinds: Meaning["is"][]): Meaning | undefined => meanings.find(({ is }) => kinds.includes(is));
  const hasNoun = before.some(({ is }) => is === "noun" || is === "choice");
  if (last?.is === "by" || last?.is === "each") {
    const grouped = other("bucket", "dimension", "noun", "metric");
    if (grouped) return grouped;
  }
  if (last?.is === "not" || last?.is === "has") {
    const part = hasNoun && next?.is !== "event" ? other("part") : undefined;
    if (part) return part;
  }
  if (first.is === "noun" && hasNoun && last?.is !== "of" && last?.is !== "has" && !isCounted(last)) {
    const event = other("event");
    if (event) return event;
  }
  if (
    first.is === "choice" &&
    first.field === "direction" &&
    /^(đến|den|đi|di)$/i.test(text) &&
    !(last?.is === "noun" && last.noun === "activities")
  )
    return other("to", "event", "filler") ?? others[0] ?? { is: "filler" };
  // An order that is "chưa giao" was not delivered; a task was given to nobody.
  const [status, owner] = [other("choice"), other("part")];
  if (status?.is === "choice" && status.field === "orderStatus" && owner)
    return before.some((mark) => mark.is === "noun" && mark.noun === "orders") ? status : owner;
  if (first.is === "super" && (next?.is === "number" || next?.is === "money" || next?.is === "times")) return other("compare") ?? first;
  // "Over 100 and under 500": the words of "500 and under", with the number behind them.
  if (first.is === "compare" && first.isAfter && (next?.is === "number" || next?.is === "money"))
    return { is: "compare", op: first.op === "gte" ? "gt" : "lt" };
  if (first.is === "from" && next?.is === "value") return first;
  if (first.is === "from" || first.is === "edge")
    return next?.is === "time" || next?.is === "money" || next?.is === "number" ? first : { is: "filler" };
  return first;
}

/** "Bao nhiêu liên hệ", "5 calls": what is counted is a thing. */
const isCounted = (last: Mark | undefined): boolean => last?.is === "measure" || last?.is === "number" || last?.is === "super";
