import { type KnownSlot, type Part, partsOf } from "../../templates/templates.rules.ts";
import type { Channel, Gap } from "../assistant.schema.ts";
import { actOf, isClosing } from "../claims.ts";
import type { Pack } from "../evidence.ts";
import { splitSentences } from "../sentences.ts";
import type { TemplateText } from "../wish.ts";
import { freeText } from "./free-slots.ts";
import type { Situation } from "./situation.ts";
import { type SlotValue, slotValues } from "./slot-values.ts";
import { capitalised, cited, type Writer } from "./writer.ts";

/** The team's text with its slots filled. A sentence whose slot cannot be filled is left out, and the draft says which. */
export interface Filled {
  subject: string;
  text: string;
  gaps: Gap[];
  /** Nothing is left of it but a greeting and a closing. */
  isBare: boolean;
}

export function fromTemplate(
  template: TemplateText,
  { writer, situation, pack, channel }: { writer: Writer; situation: Situation; pack: Pack; channel: Channel },
): Filled {
  const filler = new Filler(writer, situation, pack);
  const lines = template.body.split("\n").map((line) => (line.trim() ? filler.line(line) : ""));
  const text = lines
    .filter((line) => line !== undefined)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const subject = filler.subject(template.subject);
  return { subject, text: framed(text, writer, channel), gaps: filler.gaps, isBare: isBare(text) };
}

function isBare(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim());
  const closing = lines.findIndex(isClosing);
  const matter = closing < 0 ? lines : lines.slice(0, closing);
  return matter.every((line, index) => index === 0 && isGreeting(line));
}

const isGreeting = (line: string): boolean => actOf(line, { isFirst: true, afterClosing: false }) === "greeting";

/** A template may bring its greeting and its closing words with it, or leave them to us. */
function framed(text: string, writer: Writer, channel: Channel): string {
  if (channel === "call") return text;
  const lines = text.split("\n");
  const isGreeted = isGreeting(lines[0] ?? "");
  const isSigned = channel === "chat" || lines.some(isClosing);
  return [...(isGreeted ? [] : [writer.voice.greeting]), text, ...(isSigned ? [] : [writer.signature()])].join("\n\n");
}

class Filler {
  readonly gaps: Gap[] = [];
  readonly #isEstimated: boolean;
  readonly #values: Partial<Record<KnownSlot, SlotValue>>;
  readonly #write: (wanted: string) => string | undefined;

  constructor(writer: Writer, situation: Situation, pack: Pack) {
    this.#isEstimated = situation.deal?.amount !== undefined && situation.deal.toldIn === undefined;
    this.#values = slotValues(writer.voice, situation, pack);
    this.#write = (wanted) => freeText(wanted, writer, situation, pack);
  }

  /** Undefined when nothing of the line can be said. */
  line(line: string): string | undefined {
    const slots = line.match(/\{[^{}]*\}/gu) ?? [];
    // A slot holds no end of a sentence, whatever is written in it.
    const masked = slots.reduce((text, slot, index) => text.replace(slot, `⟦${index}⟧`), line);
    const unmask = (text: string) => text.replace(/⟦(\d+)⟧/gu, (_, index: string) => slots[Number(index)] ?? "");
    const sentences = splitSentences(masked).map(({ text }) => this.#sentence(unmask(text)));
    const said = sentences.filter((sentence) => sentence !== undefined);
    const bullet = /^\s*[-–•*]\s+/u.exec(line)?.[0] ?? "";
    return said.length > 0 ? bullet + said.join(" ") : undefined;
  }

  /** A subject with a slot that is empty is none. */
  subject(subject: string): string {
    const parts = partsOf(subject).map((part) => this.#part(part));
    return parts.every((part) => part !== undefined)
      ? parts
          .map((part) => part.text.replace(/[.\s]+$/u, (end) => (end.includes(".") ? "" : end)))
          .join("")
          .trim()
      : "";
  }

  #sentence(sentence: string): string | undefined {
    const parts = partsOf(sentence).map((part) => ({ part, value: this.#part(part) }));
    const missing = parts.filter(({ value }) => value === undefined);
    this.gaps.push(...missing.map(({ part }) => this.#gapOf(nameOf(part))));
    if (missing.length > 0) return undefined;
    if (
      parts.length <= 2 &&
      parts.some(({ part }) => "free" in part) &&
      parts.every(({ part }) => !("text" in part) || /^[.!?]$/.test(part.text))
    )
      return parts.find(({ part }) => "free" in part)?.value?.text;
    const text = parts
      .map(({ value }) => value?.text ?? "")
      .join("")
      .replace(/\s+([.,!?])/gu, "$1");
    const refs = parts.flatMap(({ value }) => value?.ref ?? []);
    const isStated = actOf(text, { isFirst: false, afterClosing: false }) === "statement";
    return cited(capitalised(text), [...new Set([...refs, ...(isStated ? ["m1"] : [])])]);
  }

  /** A deal's amount that the customer has never been told is known, and still not theirs to read. */
  #gapOf(slot: string): Gap {
    return { code: slot === "deal.amount" && this.#isEstimated ? "estimate" : "slot", detail: slot };
  }

  #part(part: Part): SlotValue | undefined {
    if ("text" in part) return { text: part.text };
    if ("unknown" in part) return undefined;
    if ("free" in part) {
      const text = this.#write(part.free);
      return text === undefined ? undefined : { text };
    }
    const value = this.#values[part.slot];
    return value && { ...value, text: part.isCapital ? capitalised(value.text) : value.text };
  }
}

const nameOf = (part: Part): string => ("slot" in part ? part.slot : "free" in part ? part.free : "unknown" in part ? part.unknown : "");
