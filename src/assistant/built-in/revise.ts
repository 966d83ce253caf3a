import { fold } from "../../core/text.ts";
import type { CheckedSentence, Gap } from "../assistant.schema.ts";
import { stripCitations } from "../citations.ts";
import { type EditOrder, wishAfter } from "../edit-orders.ts";
import type { Pack } from "../evidence.ts";
import type { Wish } from "../wish.ts";
import { type BuiltInDraft, builtInDraft } from "./draft.ts";
import { mentionOf, requestedOf } from "./evidence-for.ts";
import { joined, linesOf, saidIn } from "./lines.ts";
import { keptTo, leaving, worthOf } from "./parts.ts";
import { cited } from "./writer.ts";

/** A draft changed as its writer asks, as far as that goes without a model; what does not is named. */

export interface Current {
  subject: string;
  /** What else there was to pick from. */
  subjects: string[];
  body: string;
  /** With the refs of this pack. */
  sentences: Pick<CheckedSentence, "text" | "cites">[];
}

/** What needs the whole text written anew: only done where nothing of a person's words would be lost. */
const ANEW = new Set<EditOrder["kind"]>(["shorter", "longer", "tone", "language", "channel"]);

export function builtInRevision(pack: Pack, wish: Wish, current: Current, orders: EditOrder[]): BuiltInDraft {
  const gaps: Gap[] = [];
  const isOwn =
    fold(stripCitations(builtInDraft({ ...pack, language: wish.language }, wish).text).text.trim()) === fold(current.body.trim());
  const after = wishAfter(wish, orders);
  const isAnew = isOwn && orders.some(({ kind }) => ANEW.has(kind));
  const fresh = isAnew ? builtInDraft(pack, after) : undefined;
  let text = fresh?.text ?? withRefs(current);
  for (const order of orders) {
    const isDone = fresh !== undefined && ANEW.has(order.kind) && hasEffect(order, current.body, fresh.text);
    const changed = isDone ? text : changedBy(order, text, pack, after);
    if (changed === undefined) gaps.push({ code: gapFor(order), detail: order.said });
    else text = changed;
  }
  const subjects = subjectsAfter(wish, after, current, fresh);
  return { subject: subjects[0] ?? "", subjects, text, gaps: [...(fresh?.gaps ?? []), ...gaps] };
}

/** The subject stays as its writer left it, unless it would be in another language or the text had none. */
function subjectsAfter(wish: Wish, after: Wish, { subject, subjects }: Current, fresh: BuiltInDraft | undefined): string[] {
  if ((after.channel ?? "mail") !== "mail") return [];
  const isOther = fresh !== undefined && (after.language !== wish.language || after.channel !== wish.channel);
  return isOther ? fresh.subjects : [...new Set([subject, ...(fresh?.subjects ?? []), ...subjects])].filter(Boolean);
}

const gapFor = ({ kind }: EditOrder): Gap["code"] => (kind === "mention" ? "no_evidence" : "edit");

/** Where there was little to say it cannot be said shorter: then sentences go. Nor longer, where nothing more is known. */
function hasEffect({ kind }: EditOrder, before: string, after: string): boolean {
  const length = stripCitations(after).text.length;
  return kind === "shorter" ? length < before.length : kind === "longer" ? length > before.length : true;
}

/** Undefined when it cannot be done. */
function changedBy(order: EditOrder, text: string, pack: Pack, wish: Wish): string | undefined {
  if (order.kind === "shorter") return shortened(text);
  if (order.kind !== "mention" && order.kind !== "other") return leaving(order, text);
  const sentence = order.kind === "mention" ? mentionOf({ ...order, text }, pack, wish) : requestedOf(order.said, pack, wish);
  return sentence === "" ? text : sentence && inserted(text, sentence);
}

function withRefs({ body, sentences }: Current): string {
  let at = 0;
  let text = "";
  for (const sentence of sentences) {
    const start = body.indexOf(sentence.text, at);
    if (start < 0) continue;
    text += body.slice(at, start) + cited(sentence.text, sentence.cites);
    at = start + sentence.text.length;
  }
  return text + body.slice(at);
}

const KEPT_SHARE = 0.6;

/** What is polite goes first, then offers; what has a source and what asks something stays longest. */
function shortened(text: string): string | undefined {
  const count = saidIn(text).length;
  return count < 2 ? undefined : keptTo(text, Math.min(count - 1, Math.round(count * KEPT_SHARE)));
}

const saysSomething = (sentence: string): boolean => worthOf(sentence) >= 2;

/** In front of the first question; else behind the last sentence that says something: offers and wishes stay at the end. */
function inserted(text: string, sentence: string): string {
  const lines = linesOf(text);
  const asking = lines.findIndex((line) => !line.isFrame && line.sentences.some((one) => stripCitations(one).text.trim().endsWith("?")));
  const telling = lines.findLastIndex((line) => !line.isFrame && line.sentences.some(saysSomething));
  const last = lines.findLastIndex((line) => !line.isFrame && line.sentences.length > 0);
  const row = asking >= 0 ? asking : telling >= 0 ? telling : last;
  return joined(
    lines.map((line, index) => {
      if (index !== row) return line;
      const at =
        asking >= 0
          ? line.sentences.findIndex((one) => stripCitations(one).text.trim().endsWith("?"))
          : line.sentences.findLastIndex(saysSomething) + 1;
      return { ...line, sentences: [...line.sentences.slice(0, at), sentence, ...line.sentences.slice(at)] };
    }),
  );
}
