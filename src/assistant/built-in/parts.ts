import { stripCitations } from "../citations.ts";
import { actOf } from "../claims.ts";
import type { EditOrder, Part } from "../edit-orders.ts";
import { numbersIn } from "../numbers.ts";
import { leftOf, saidIn, without } from "./lines.ts";

/** Parts of a letter by what they are: its last question, its amounts, so many sentences of it. */

const bare = (sentence: string): string => stripCitations(sentence).text.trim();

/** What a sentence is worth to a letter that has to become shorter: what has a source and what asks something stays longest. */
export function worthOf(sentence: string): number {
  const act = actOf(bare(sentence), { isFirst: false, afterClosing: false });
  if (/\[[a-z]\d/.test(sentence)) return 3;
  return act === "question" ? 2.5 : act === "statement" ? 2 : act === "offer" ? 1 : 0;
}

const IS: Record<Part["is"], (sentence: string) => boolean> = {
  question: (sentence) => /\?["'”’)\]]*$/u.test(bare(sentence)),
  sentence: () => true,
  amount: (sentence) => numbersIn(bare(sentence)).some(({ kind }) => kind === "money"),
};

/** The letter without a part of it; undefined where it has none. */
export function withoutPart(text: string, { is, which }: Part): string | undefined {
  const places = saidIn(text).flatMap((sentence, place) => (IS[is](sentence) ? [place] : []));
  const gone = new Set(which === "all" ? places : which === "first" ? places.slice(0, 1) : places.slice(-1));
  return leftOf(text, (_, place) => !gone.has(place));
}

/** The letter with so many sentences, the ones that say most; undefined where it has no more than that. */
export function keptTo(text: string, count: number): string | undefined {
  const worth = saidIn(text).map((sentence, place) => ({ place, worth: worthOf(sentence) }));
  const kept = new Set(
    [...worth]
      .sort((a, b) => b.worth - a.worth)
      .slice(0, Math.max(1, count))
      .map(({ place }) => place),
  );
  return leftOf(text, (_, place) => kept.has(place));
}

/** The letter without what an order leaves out of it; undefined where there is nothing of the kind, or it leaves out nothing. */
export function leaving(order: EditOrder, text: string): string | undefined {
  if (order.kind === "remove") return without(text, order.what);
  if (order.kind === "drop") return withoutPart(text, order.part);
  return order.kind === "sentences" ? keptTo(text, order.count) : undefined;
}
