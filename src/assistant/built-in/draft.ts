import { fold } from "../../core/text.ts";
import type { Draft, Length } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { type Voice, voiceFor } from "./address.ts";
import { ENGLISH } from "./english.ts";
import { movesFor } from "./moves.ts";
import type { Move, PhraseName, Phrases } from "./phrases.ts";
import { readSituation, type Situation } from "./situation.ts";
import { bareSubject } from "./subject.ts";
import { VIETNAMESE } from "./vietnamese.ts";

/** A draft without a model: what there is to say is read from the history, and said in prepared sentences, each with its source. */

export type DraftWish = Pick<Draft, "purpose" | "tone" | "length" | "language">;

const WEIGHT: Record<Length, number> = { short: 1, medium: 2, long: 3 };

/** Subject and text; the text carries citations like a model's, to be checked like one. The same pack gives the same letter. */
export function builtInDraft(pack: Pack, wish: DraftWish): { subject: string; text: string } {
  const { history } = pack;
  const phrases = wish.language === "vi" ? VIETNAMESE : ENGLISH;
  const voice = voiceFor(history.contact, history.company?.name ?? null, wish.language, wish.tone);
  const situation = readSituation(pack);
  const writer = new LetterWriter(phrases, voice, pack, `${history.recordId}${wish.purpose}${situation.last?.activity.id ?? ""}`);
  const plan = movesFor(wish.purpose, situation, pack, phrases);
  const paragraphs = [plan.opening, plan.matter, plan.asking].map((moves) => writer.paragraph(moves, WEIGHT[wish.length])).filter(Boolean);
  return { subject: writer.subject(situation, wish), text: [voice.greeting, ...paragraphs, writer.signature()].join("\n\n") };
}

class LetterWriter {
  readonly #phrases: Phrases;
  readonly #voice: Voice;
  readonly #pack: Pack;
  readonly #seed: string;
  readonly #slots: Record<string, string>;

  constructor(phrases: Phrases, voice: Voice, pack: Pack, seed: string) {
    this.#phrases = phrases;
    this.#voice = voice;
    this.#pack = pack;
    this.#seed = seed;
    const { you, yours, me, we, please } = voice;
    const { sender, workspace, company } = pack.history;
    this.#slots = {
      ...phrases.mine(me),
      i: me,
      myself: me === "chúng tôi" ? "tôi" : me,
      you,
      yours,
      me,
      we,
      please,
      sender: sender.name,
      workspace: workspace.name,
      company: company?.name ?? "",
    };
  }

  paragraph(moves: Move[], weight: number): string {
    return moves
      .filter((move) => move.weight <= weight)
      .map((move) => this.#say(move))
      .join(" ");
  }

  signature(): string {
    const { sender, workspace } = this.#pack.history;
    return [this.#phrases.signOff[this.#voice.tone], sender.signature?.trim() || [sender.name, workspace.name].join("\n")].join("\n");
  }

  subject(situation: Situation, wish: DraftWish): string {
    const thread = threadFor(situation, wish);
    if (thread) return `Re: ${bareSubject(thread)}`;
    const topic = topicFor(situation, wish);
    const [withTopic, without] = this.#phrases.subjects[wish.purpose];
    return capitalised(fill(topic ? withTopic : without, { ...this.#slots, topic: topic ? this.#phrases.topic(topic) : "" }));
  }

  #say({ says, slots = {}, cites = [], isOurs = false }: Move): string {
    const template = typeof says === "string" ? this.#template(says) : says.template;
    const known = { ...this.#slots, ...(isOurs ? this.#phrases.ours(this.#voice.we) : {}) };
    const filled = Object.fromEntries(
      Object.entries(slots).map(([name, slot]) => [name, name === "talked" || name === "task" ? fill(slot, known) : slot]),
    );
    const text = fill(template, { ...known, ...filled });
    return cited(/[^.?!…]”$/u.test(text) ? `${text}.` : text, [...new Set(cites.map((item) => item.ref))]);
  }

  #template(says: PhraseName): string {
    const given = this.#phrases.says[says];
    const variants = Array.isArray(given) ? given : (given[this.#voice.tone] ?? given.friendly ?? []);
    return variants[hash(this.#seed + says) % variants.length] ?? "";
  }
}

/** The refs in front of the first full stop, or behind a quotation that has its own. */
function cited(text: string, refs: string[]): string {
  if (refs.length === 0) return text;
  const marks = ` [${refs.join(", ")}]`;
  return text.endsWith("”") ? text + marks : text.replace(/[.?!](?=\s|$)|$/u, (stop) => marks + stop);
}

/** The mail that this one answers, so that it stays in its thread. */
function threadFor({ last, quote, complaint, mailIn, invoice, unanswered }: Situation, { purpose }: DraftWish): string | undefined {
  const followed = complaint?.isOpen ? complaint.item : (unanswered?.item ?? (mailIn && last === mailIn ? mailIn.item : undefined));
  const items: Partial<Record<DraftWish["purpose"], PackItem | undefined>> = {
    reply: mailIn?.item,
    follow_up: followed,
    quote_reminder: quote?.isOpen ? quote.item : undefined,
    apology: complaint?.item,
    late_payment: invoice?.item,
  };
  const mail = items[purpose]?.activity;
  return mail?.kind === "email" && bareSubject(mail.subject) ? mail.subject : undefined;
}

function topicFor({ heard, talk, quote, complaint, mailIn, isSpam }: Situation, { purpose }: DraftWish): string | undefined {
  if (isSpam) return undefined;
  if (purpose === "quote_reminder") return quote?.isOpen ? quote.topic : undefined;
  if (purpose === "apology") return complaint?.topic;
  if (purpose === "reply") return mailIn?.topic;
  if (purpose === "after_meeting") return talk?.topic;
  return purpose === "follow_up" ? heard?.topic : undefined;
}

/** "{you}" → "anh", "{You}" → "Anh". */
const fill = (template: string, slots: Record<string, string>): string =>
  template.replace(
    /\{(\w+)\}/g,
    (_, name: string) => slots[name] ?? capitalised(slots[name.charAt(0).toLowerCase() + name.slice(1)] ?? ""),
  );

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const char of fold(text)) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return value;
}
