import { words } from "../core/text.ts";
import { formatDay, startOfDay } from "../core/time.ts";
import type { EvidenceItem } from "./assistant.schema.ts";
import type { KeptBody, KeptPoint } from "./assistant.table.ts";
import { dueIn } from "./built-in/notes/due.ts";
import { NINE_O_CLOCK } from "./calendar.ts";
import { stripCitations } from "./citations.ts";
import { actOf } from "./claims.ts";
import type { Claim } from "./claims-shape.ts";
import { evidenceOf, type Pack } from "./evidence.ts";
import { ModelFailure } from "./model-failure.ts";
import { isOtherThan } from "./topics.ts";
import { Checker } from "./verify.ts";

export interface Wanted<S extends string> {
  sections: readonly S[];
  asking?: readonly S[];
}

/** What a model claims, by section, as far as the evidence bears it out. Throws ModelFailure when nothing is, or when it is in the wrong language. */
export function checkedClaims<S extends string>(claims: Claim<S>[], pack: Pack, { sections, asking = [] }: Wanted<S>): KeptBody {
  const evidence = evidenceOf(pack);
  const checker = new Checker(evidence, { now: pack.now, timeZone: pack.history.workspace.timeZone, language: pack.language });
  const checked = claims.map((claim) => ({ kind: claim.kind, point: checkedPoint(claim, checker, pack, asking.includes(claim.kind)) }));
  const removed = checked.filter(({ point }) => !point).length;
  requireLanguage(claims, pack);
  if (removed > 0 && removed === checked.length) throw new ModelFailure("invalid_output", "Nothing of what the model said has a source");
  const of = (section: S) => checked.flatMap(({ kind, point }) => (kind === section && point ? [point] : []));
  return { sections: Object.fromEntries(sections.map((section) => [section, of(section)])), evidence, removed };
}

function checkedPoint<S extends string>(claim: Claim<S>, checker: Checker, pack: Pack, isAsking: boolean): KeptPoint | undefined {
  const { text: bare, marks } = stripCitations(claim.text);
  const text = bare.trim();
  const given = claim.cites.map((ref) => ref.replace(/[[\]\s]/g, "").toLowerCase());
  const cites = [...new Set([...given, ...marks.flatMap(({ refs }) => refs)])];
  const act = isAsking ? actOf(text, { isFirst: false, afterClosing: false }) : "statement";
  const verdict = checker.checkSentence({ text, start: 0, end: text.length }, cites, act);
  if (verdict.status !== "supported" && !(isAsking && verdict.status === "no_claim")) return undefined;
  const items = pack.items.filter(({ ref }) => verdict.cites.includes(ref));
  const times = items.filter(({ kind }) => kind !== "fact").flatMap(({ at }) => at ?? []);
  const point: KeptPoint = { at: times.length > 0 ? Math.max(...times) : null, text, cites: verdict.cites };
  return claim.owner === undefined && claim.due === undefined ? point : { ...point, ...checkedTask(claim, verdict.cites, checker, pack) };
}

/** Who is to do it and by when, as far as the sources say so. */
function checkedTask<S extends string>({ owner, due, text }: Claim<S>, cites: string[], checker: Checker, pack: Pack) {
  const said = new Set(
    pack.items.filter(({ ref }) => cites.includes(ref)).flatMap((item: EvidenceItem) => words(`${item.title} ${item.text}`)),
  );
  const isNamed = owner ? words(owner).some((word) => said.has(word)) : false;
  return { owner: isNamed ? (owner ?? null) : null, ...checkedDue(due ? checkedDay(due, text, cites, checker, pack) : null, cites, pack) };
}

/** A model may not settle which day "12/05" is where its sources leave it open. */
function checkedDue(dueAt: number | null, cites: string[], { items, history }: Pack): Pick<KeptPoint, "dueAt" | "dueChoices"> {
  const { timeZone } = history.workspace;
  const open = items
    .filter(({ ref, at }) => cites.includes(ref) && at !== null)
    .map((item) => dueIn(item.text, { writtenAt: item.at ?? 0, timeZone, lines: items }).dueChoices)
    .find((choices) => dueAt !== null && choices.includes(dueAt));
  return open ? { dueAt: null, dueChoices: open } : { dueAt };
}

function checkedDay(due: string, text: string, cites: string[], checker: Checker, { history, language }: Pack): number | null {
  const zone = history.workspace.timeZone;
  const at = /^\d{4}-\d\d-\d\d$/.test(due) ? startOfDay(due, zone) : Number.NaN;
  if (Number.isNaN(at)) return null;
  const sentence = `${text.replace(/[.!]$/u, "")} (${formatDay(at, language, zone)})`;
  const { status } = checker.checkSentence({ text: sentence, start: 0, end: sentence.length }, cites, "statement");
  return status === "supported" ? at + NINE_O_CLOCK : null;
}

/** Some short points may name little but numbers; all of them together say in which language they are. */
function requireLanguage(claims: Claim<string>[], { language }: Pack): void {
  const foreign = claims.filter(({ text }) => isOtherThan(text, language)).length;
  if (foreign * 2 > claims.length || isOtherThan(claims.map(({ text }) => text).join("\n"), language))
    throw new ModelFailure("wrong_language", "The model wrote in another language");
}
