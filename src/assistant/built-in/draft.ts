import type { Gap, Length, Purpose } from "../assistant.schema.ts";
import { type EditOrder, ordersIn, wishAfter } from "../edit-orders.ts";
import type { Pack } from "../evidence.ts";
import { occasionGaps } from "../occasions.ts";
import type { Wish } from "../wish.ts";
import { voiceOf } from "./address.ts";
import { callScript } from "./call.ts";
import { demandsOf } from "./demanded.ts";
import { ENGLISH } from "./english.ts";
import { fromTemplate } from "./from-template.ts";
import { mannersIn } from "./instruction.ts";
import { movesFor } from "./moves.ts";
import { unsaidOf } from "./named-records.ts";
import { leaving } from "./parts.ts";
import type { Move, Plan } from "./phrases.ts";
import { readSituation, type Situation } from "./situation.ts";
import { subjectLines } from "./subject-lines.ts";
import { Teller } from "./teller.ts";
import { unfitting } from "./unfitting.ts";
import { VIETNAMESE } from "./vietnamese.ts";
import { Writer } from "./writer.ts";

/** A draft without a model: what there is to say is read from the history, and said in prepared sentences, each with its source. */
export interface BuiltInDraft {
  /** None for a chat or a call. */
  subject: string;
  subjects: string[];
  /** Carries citations like a model's, to be checked like one. */
  text: string;
  gaps: Gap[];
}

const WEIGHT: Record<Length, number> = { short: 1, medium: 2, long: 3 };
/** Sentences of a chat beside its greeting. */
const CHAT: Record<Length, number> = { short: 2, medium: 3, long: 5 };
/** Where asking at once is no rudeness. */
const MAY_ASK_FIRST: Purpose[] = ["follow_up", "after_meeting", "quote_reminder", "win_back", "renewal", "reply"];

/** Subjects, text and what could not be done. The same pack gives the same draft. */
export function builtInDraft(pack: Pack, asked: Wish): BuiltInDraft {
  const { wish, left, unknown } = mannerOf(asked);
  const { history } = pack;
  const { language, channel = "mail", angle = "story", style, template } = wish;
  const phrases = language === "vi" ? VIETNAMESE : ENGLISH;
  const voice = voiceOf(history, wish);
  const situation = readSituation(pack);
  const gaps = gapsOf(pack, wish, situation);
  const purpose = purposeFor(wish.purpose, situation, gaps);
  const seed = `${history.recordId}${purpose}${situation.last?.activity.id ?? ""}${angle === "story" ? "" : angle}`;
  const writer = new Writer(phrases, voice, pack, { seed, style, channel });
  const tell = new Teller(situation, pack, phrases);
  gaps.push(...(purpose === "congratulation" ? [] : unsaidOf(tell)).map((detail): Gap => ({ code: "unsaid", detail })));
  const plan = movesFor(purpose, situation, pack, phrases);
  const written = { ...wish, purpose };
  const subjects =
    channel === "mail" ? subjectLines(writer, situation, { ...wish, purpose: subjectPurpose(purpose, situation, gaps) }, pack.now) : [];
  const filled = template && fromTemplate(template, { writer, situation, pack, channel });
  // The team's own text takes up no question.
  const others = gaps.filter(({ code }) => code !== "answer");
  if (filled && !filled.isBare) return withTemplate(filled, subjects, others, channel);
  const text =
    channel === "call"
      ? callScript(writer, plan, situation, written)
      : channel === "chat"
        ? chat(writer, plan, written)
        : letter(writer, plan, written);
  const unmet = unknown.map((detail): Gap => ({ code: "edit", detail }));
  return {
    ...{ subject: subjects[0] ?? "", subjects },
    text: left.reduce((kept, order) => leaving(order, kept) ?? kept, text) + emojiOf(written),
    gaps: [...gaps, ...(filled?.gaps ?? []), ...unmet],
  };
}

/** The wish with the tone and length that its instruction asks for, what it wants left out, and what of its manner we do not understand. */
function mannerOf(wish: Wish): { wish: Wish; left: EditOrder[]; unknown: string[] } {
  const orders = mannersIn(wish.instruction ?? "").flatMap(ordersIn);
  const { tone, length } = wishAfter(wish, orders);
  return {
    wish: { ...wish, tone, length },
    left: orders,
    unknown: orders.flatMap(({ kind, said }) => (kind === "other" ? [said] : [])),
  };
}

/** To somebody with an open complaint nothing is sold, asked or wished before it is owned. */
const YIELDING: Purpose[] = ["first_contact", "quote_reminder", "late_payment", "thanks", "win_back"];
/** These take the complaint up themselves. */
const OWNING: Purpose[] = ["follow_up", "reply", "apology"];
const NO_OCCASION = new Set<Gap["code"]>(["occasion", "birthday", "birthday_far", "tet_far"]);

const lacksOccasion = (gaps: Gap[]): boolean => gaps.some(({ code }) => NO_OCCASION.has(code));

function purposeFor(asked: Purpose, { complaint }: Situation, gaps: Gap[]): Purpose {
  return complaint?.isOpen && (YIELDING.includes(asked) || lacksOccasion(gaps)) ? "apology" : asked;
}

/** Without its occasion a greeting is only a word to keep in touch, and nobody is asked about a quote they never got. */
function subjectPurpose(purpose: Purpose, { quote, complaint }: Situation, gaps: Gap[]): Purpose {
  if (purpose === "quote_reminder" && !quote?.isOpen) return "follow_up";
  if (purpose === "follow_up" && complaint?.isOpen) return "apology";
  const undone = gaps.find(({ code }) => code === "no_talk" || code === "nothing_done");
  if (undone?.purpose) return undone.purpose;
  return purpose !== "apology" && lacksOccasion(gaps) ? "win_back" : purpose;
}

function withTemplate(filled: ReturnType<typeof fromTemplate>, subjects: string[], gaps: Gap[], channel: Wish["channel"]): BuiltInDraft {
  const own = channel === "mail" && filled.subject ? [filled.subject, ...subjects].slice(0, 3) : subjects;
  return { subject: own[0] ?? "", subjects: own, text: filled.text, gaps: [...gaps, ...filled.gaps] };
}

function letter(writer: Writer, plan: Plan, { length, purpose, angle }: Wish): string {
  const weight = WEIGHT[length];
  const isOther = angle === "ask_first";
  const { opening, matter, asking } = plan;
  const order = isOther ? otherOrder(plan, purpose, weight) : [opening, matter, asking];
  const paragraphs = order
    .map((moves, index) => (isOther && index > 1 ? pointsOf(writer.sentences(moves, weight)) : writer.paragraph(moves, weight)))
    .filter(Boolean);
  return [writer.voice.greeting, ...paragraphs, writer.signature()].join("\n\n");
}

/** The other of two drafts begins with what is asked; where that would be rude, with the matter that weighs most on us. */
function otherOrder({ opening, matter, asking }: Plan, purpose: Purpose, weight: number): Move[][] {
  const [asked, ending] = [asking.filter((move) => !isEnding(move)), asking.filter(isEnding)];
  if (MAY_ASK_FIRST.includes(purpose) && asked.length > 0) return [asked, opening, matter, ending];
  const told = matter.filter((move) => move.weight <= weight);
  const [last] = told.slice(-1);
  if (last) return [[last], opening, told.filter((move) => move !== last), asked, ending];
  const begun = opening.filter((move) => move.weight <= weight);
  return begun.length > 1 ? [begun.reverse(), asked, ending] : [[...begun, ...asked], ending];
}

/** It lays its points out one by one. */
const pointsOf = (sentences: string[]): string =>
  sentences.length > 1 ? sentences.map((one) => `- ${one}`).join("\n") : sentences.join(" ");

/** Asked for by the sender: never left out for want of room. */
const isWished = ({ says }: Move): boolean => typeof says !== "string";

const isEnding = ({ says }: Move): boolean => says === "reachable" || says === "wish";

/** A few lines as in Zalo: no subject, no signature, what matters and one question. */
function chat(writer: Writer, { opening, matter, asking }: Plan, { length, angle }: Wish): string {
  const weight = length === "long" ? 2 : 1;
  const [last] = writer.sentences(
    asking.filter((move) => !isEnding(move)),
    weight,
  );
  const known = [...opening, ...matter].filter((one) => !isWished(one));
  const wished = writer.sentences(matter.filter(isWished), weight);
  const room = Math.max(1, CHAT[length] - (last ? 1 : 0) - wished.length);
  const kept = [...writer.sentences(known, weight).slice(0, room), ...wished, ...(last ? [last] : [])];
  const lines = angle === "ask_first" && last && kept.length > 1 ? [last, ...kept.slice(0, -1)] : kept;
  return [writer.voice.greeting, lines.join(" ")].join("\n");
}

/** Who likes to end with a smile does so here, too; nobody smiles at a late payment or a complaint. */
function emojiOf({ style, channel, tone, purpose }: Wish): string {
  const isFit = channel === "chat" && tone === "friendly" && purpose !== "apology" && purpose !== "late_payment";
  return isFit && style?.emoji && style.emojiShare >= 0.3 ? ` ${style.emoji}` : "";
}

function gapsOf(pack: Pack, { purpose, instruction, language }: Wish, situation: Situation): Gap[] {
  const { term, news, complaint, quote, heard, isSpam } = situation;
  const gaps = occasionGaps(purpose, pack.history, pack.now, language);
  if (purpose === "renewal" && !term) gaps.push({ code: "term", detail: "" });
  if (purpose === "congratulation" && !news && !instruction?.trim()) gaps.push({ code: "occasion", detail: "" });
  if (purpose === "quote_reminder" && !quote?.isOpen && !isSpam) gaps.push({ code: "quote", detail: "" });
  if (purpose === "first_contact" && heard && !isSpam) gaps.push({ code: "known", detail: heard.day, purpose: "follow_up" });
  if (complaint?.isOpen && !OWNING.includes(purpose)) gaps.push({ code: "complaint", detail: complaint.day });
  const [demand] = complaint?.isOpen && OWNING.includes(purpose) ? demandsOf(complaint, pack) : [];
  if (demand) gaps.push({ code: "undecided", detail: demand.quote });
  gaps.push(...unknownAnswers(purpose, situation, demand?.quote));
  if (language === "vi" && pack.history.contact && !pack.history.contact.addressForm)
    gaps.push({ code: "form", detail: pack.history.contact.name });
  return [...gaps, ...unfitting(purpose, situation, pack)];
}

/** A question is taken up in its own words; the answer to it only a person can give. */
function unknownAnswers(purpose: Purpose, { questions, inLastMail, complaint, isSpam }: Situation, demanded: string | undefined): Gap[] {
  if (isSpam || (purpose !== "reply" && purpose !== "follow_up")) return [];
  // A complaint is answered before anything else is: what they ask beside it waits for a person.
  const isBeside = complaint?.isOpen === true;
  const taken = !isBeside && (questions.length > 0 || purpose === "follow_up") ? questions : inLastMail;
  return taken
    .filter(({ kind, text }) => kind === "question" && !(isBeside && demanded?.includes(text)))
    .slice(0, 3)
    .map(({ text }) => ({ code: "answer", detail: text }));
}
