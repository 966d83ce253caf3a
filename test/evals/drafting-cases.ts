import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Draft, Gap, Language } from "../../src/assistant/assistant.schema.ts";
import { voiceFor } from "../../src/assistant/built-in/address.ts";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { builtInRevision } from "../../src/assistant/built-in/revise.ts";
import { ordersIn, wishAfter } from "../../src/assistant/edit-orders.ts";
import { buildPack, evidenceOf, type Pack } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { languageOf } from "../../src/assistant/topics.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { addressedAs, type Wish } from "../../src/assistant/wish.ts";
import type { Revision } from "../../src/assistant/writing.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { activity, at, carton, empty, NOW, scanners, silent, withHeard, ZONE } from "../assistant/histories.ts";

/** One thing to be drafted, and what must hold of the draft. Patterns are regular expressions over the text without its citations. */
export interface DraftCase
  extends Pick<Wish, "purpose" | "channel" | "tone" | "length" | "angle" | "addressForm" | "instruction" | "template" | "style"> {
  id: string;
  base: keyof typeof BASES;
  language: Language;
  /** The day on which it is asked for; otherwise that of the histories. */
  now?: string;
  contact?: Partial<Contact>;
  add?: { kind: Activity["kind"]; direction?: "in" | "out"; day: string; subject: string; body: string }[];
  /** Asked for once the draft stands; the checks are then of what comes of it. */
  edit?: string;
  checks: {
    /** Each must be found in an item that the text cites. */
    cites?: string[];
    mentions?: string[];
    avoids?: string[];
    greeting?: string;
    you?: string;
    /** In the first paragraph below the greeting. */
    first?: string;
    /** Exactly these, where given. */
    gaps?: Gap["code"][];
    shorter?: boolean;
    language?: Language;
  };
}

/** What whoever is tried answers: text with citations. `gaps` only from who knows of them. */
export interface Answered {
  text: string;
  subjects?: string[];
  gaps?: Gap[];
}
export type Answer = (pack: Pack, wish: Wish, revision?: Revision) => Answered | Promise<Answered>;

const BASES = {
  carton,
  scanners,
  silent,
  empty,
  "empty-en": (): History => ({ ...scanners(), activities: [], heard: [], deals: [], tasks: [] }),
};

export const draftCases = (): DraftCase[] =>
  readFileSync(join(import.meta.dirname, "cases/drafting.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as DraftCase);

/** The built-in engine, by the functions that the second Worker calls. */
export const builtInAnswer: Answer = (pack, wish, revision) =>
  revision ? builtInRevision(pack, revision.before, revision.current, revision.orders) : builtInDraft(pack, wish);

/** Words that a text of this kind may have, in English; Vietnamese syllables are shorter and more. */
const MOST_WORDS = {
  mail: { short: 110, medium: 180, long: 270 },
  chat: { short: 60, medium: 90, long: 130 },
  call: { short: 200, medium: 260, long: 340 },
};
const SYLLABLES = 1.35;

export interface Outcome {
  id: string;
  /** What did not hold; empty when all did. */
  failures: string[];
  text: string;
}

/** Has one case answered, and says what of it does not hold. */
export async function tryCase(one: DraftCase, answer: Answer): Promise<Outcome> {
  const base = BASES[one.base]();
  const activities = [
    ...base.activities,
    ...(one.add ?? []).map(({ kind, day, subject, body, ...rest }) => activity(kind, day, subject, body, rest)),
  ];
  const history = addressedAs(
    withHeard({
      ...base,
      contact: base.contact && { ...base.contact, ...one.contact },
      activities: activities.sort((a, b) => b.occurredAt - a.occurredAt),
    }),
    one.addressForm,
  );
  const now = one.now ? at(one.now) : NOW;
  const { purpose, channel, tone, length, language, angle, addressForm, instruction, template, style } = one;
  const wish: Wish = { purpose, channel, tone, length, language, angle, addressForm, instruction, template, style };
  const pack = buildPack(history, { now, ...wish });
  const first = await answer(pack, wish);
  if (one.edit === undefined) return { id: one.id, ...judge(one, first, pack, wish) };
  const orders = ordersIn(one.edit);
  const after = wishAfter(wish, orders);
  const later = buildPack(history, { now, ...after, edit: one.edit });
  const { body, sentences } = checkerOf(pack, wish).check(first.text);
  const current = { subject: first.subjects?.[0] ?? "", subjects: first.subjects ?? [], body, sentences };
  const changed = await answer(later, after, { current, instruction: one.edit, orders, before: wish });
  return { id: one.id, ...judge(one, changed, later, after, body) };
}

const checkerOf = (pack: Pack, { language }: Wish): Checker =>
  new Checker(evidenceOf(pack), { now: pack.now, timeZone: ZONE, language, isToCustomer: true });
const matches = (pattern: string, text: string): boolean => new RegExp(pattern, "u").test(text);

function judge({ checks }: DraftCase, answered: Answered, pack: Pack, wish: Wish, before?: string): Omit<Outcome, "id"> {
  const { body, sentences } = checkerOf(pack, wish).check(answered.text);
  const cited = new Set(sentences.flatMap(({ cites }) => cites));
  const sources = evidenceOf(pack)
    .filter(({ ref }) => cited.has(ref))
    .map(({ title, text }) => `${title}\n${text}`);
  const all = [body, ...(answered.subjects ?? [])].join("\n");
  const failures = [
    ...(checks.cites ?? [])
      .filter((pattern) => !sources.some((source) => matches(pattern, source)))
      .map((pattern) => `does not cite ${pattern}`),
    ...(checks.mentions ?? []).filter((pattern) => !matches(pattern, body)).map((pattern) => `does not mention ${pattern}`),
    ...(checks.avoids ?? []).filter((pattern) => matches(pattern, all)).map((pattern) => `mentions ${pattern}`),
    ...sentences.filter(({ status }) => status === "unsupported").map(({ text }) => `claims without a source: ${text}`),
    ...frameFailures(checks, body, wish, pack),
    ...(/[{}⟦⟧]|\[[^\]]*\]|undefined|null/u.test(all) ? ["leaves a slot open"] : []),
    ...(answered.gaps && checks.gaps && answered.gaps.map(({ code }) => code).join() !== checks.gaps.join()
      ? [`gaps ${answered.gaps.map(({ code }) => code).join() || "none"} instead of ${checks.gaps.join() || "none"}`]
      : []),
    ...(checks.shorter && before !== undefined && body.length >= before.length ? ["is no shorter"] : []),
    ...((wish.channel ?? "mail") === "mail" && !before && answered.subjects && new Set(answered.subjects).size < 3
      ? ["has no three subjects"]
      : []),
  ];
  return { failures, text: answered.text };
}

/** Greeting, form of address, language and length. */
function frameFailures(checks: DraftCase["checks"], body: string, wish: Wish, { history }: Pack): string[] {
  const channel: Draft["channel"] = wish.channel ?? "mail";
  const own = body.replace(/“[^”]*”/gu, "");
  const voice = voiceFor(history.contact, history.company?.name ?? null, wish.language, wish.tone, wish);
  const start = channel === "call" ? body.slice(0, 120) : (body.split("\n")[0] ?? "");
  const most = MOST_WORDS[channel][wish.length] * (wish.language === "vi" ? SYLLABLES : 1);
  const words = body.split(/\s+/u).length;
  const opening = own.split("\n").slice(1).join("\n").trim().split(/\n\n/u)[0] ?? "";
  return [
    ...(checks.greeting && !matches(checks.greeting, start) ? [`greets with “${start}”`] : []),
    ...(checks.you && voice.you !== checks.you ? [`calls the reader “${voice.you}”`] : []),
    ...(checks.you && otherForms(voice.you).some((form) => matches(`(?<![\\p{L}])${form}(?![\\p{L}])`, own))
      ? ["uses another form of address"]
      : []),
    ...((languageOf(own) ?? wish.language) !== (checks.language ?? wish.language) ? ["is in the wrong language"] : []),
    ...(words > most ? [`has ${words} words`] : []),
    ...(checks.first && !matches(checks.first, opening) ? ["does not begin with what is asked"] : []),
  ];
}

/** Forms that mean another reader; "em" may be the writer. */
const otherForms = (you: string): string[] => ["anh", "chị", "ông", "bác", "cô", "chú", "bạn"].filter((form) => form !== you.toLowerCase());
