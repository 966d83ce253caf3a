import { type EvidenceItem, LENGTHS, PURPOSES, TONES } from "../../src/assistant/assistant.schema.ts";
import { voiceFor } from "../../src/assistant/built-in/address.ts";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import { languageOf } from "../../src/assistant/topics.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { ADDRESS_FORMS } from "../../src/contacts/contacts.schema.ts";
import { carton, empty, NOW, scanners, silent, ZONE } from "../assistant/histories.ts";
import { type Answer, builtInAnswer, draftCases, type Outcome, tryCase } from "./drafting-cases.ts";
import { share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

const HISTORIES = [carton(), scanners(), silent(), empty()];
const GROUP = "Built-in drafts (purposes × languages × tones × lengths × forms of address)";

/** Refs of who writes, and of the contact and company themselves. */
const OF_THE_RECORD = /^[sco]/;

interface Draft {
  body: string;
  hasOpenClaims: boolean;
  isEmpty: boolean;
  cites: number;
  language: "vi" | "en";
  greeting: string;
  purpose: (typeof PURPOSES)[number];
}

function* drafts(): Generator<Draft> {
  for (const base of HISTORIES)
    for (const addressForm of [...ADDRESS_FORMS, null])
      for (const language of ["vi", "en"] as const)
        for (const purpose of PURPOSES)
          for (const [index, tone] of TONES.entries()) {
            const history = { ...base, contact: base.contact && { ...base.contact, addressForm } };
            const pack = buildPack(history, { now: NOW, language, purpose });
            const { text } = builtInDraft(pack, { purpose, tone, length: LENGTHS[index] ?? "medium", language });
            const { body, sentences } = check(evidenceOf(pack), text, language);
            const { greeting } = voiceFor(history.contact, history.company?.name ?? null, language, tone);
            const cites = sentences.flatMap((sentence) => sentence.cites).filter((ref) => !OF_THE_RECORD.test(ref)).length;
            yield {
              body,
              hasOpenClaims: sentences.some(({ status }) => status === "unsupported"),
              isEmpty: base.activities.length === 0,
              cites,
              language,
              greeting,
              purpose,
            };
          }
}

const check = (evidence: EvidenceItem[], text: string, language: "vi" | "en") =>
  new Checker(evidence, { now: NOW, timeZone: ZONE, language, isToCustomer: true }).check(text);

/** How many of the cases somebody's drafts stand up to: the built-in engine's, recorded ones, or a live model's. */
export async function scoreDraftCases(answer: Answer = builtInAnswer, name = "built-in engine"): Promise<Line[]> {
  const cases = draftCases();
  const outcomes: Outcome[] = [];
  for (const one of cases) outcomes.push(await tryCase(one, answer));
  const failed = outcomes.filter(({ failures }) => failures.length > 0);
  return [
    {
      group: "Drafting cases (must cite, must not say, address, language, length, no slot open, nothing unsupported)",
      name,
      score: share(outcomes.length - failed.length, outcomes.length),
      target: 1,
      better: "higher",
      misses: failed.map(({ id, failures }) => `${id}: ${failures.join("; ").slice(0, 300)}`),
    },
  ];
}

export function scoreDrafts(): Line[] {
  const all = [...drafts()];
  const lines = (name: string, test: (draft: Draft) => boolean, among = all): Line => ({
    group: GROUP,
    name,
    score: share(among.filter(test).length, among.length),
    target: 1,
    better: "higher",
    misses: among
      .filter((draft) => !test(draft))
      .slice(0, 3)
      .map(({ body }) => body.slice(0, 300).replaceAll("\n", " ")),
  });
  return [
    lines("every claim has its source", ({ hasOpenClaims }) => !hasOpenClaims),
    lines("in the language asked for", ({ body, language }) => languageOf(body.replace(/“[^”]*”/g, "")) === language),
    lines("greets as the contact wishes", ({ body, greeting }) => body.startsWith(greeting)),
    lines("no slot left open", ({ body }) => !/[{}[\]]|undefined|null/.test(body)),
    lines(
      "without a history nothing but the record is cited",
      ({ cites }) => cites === 0,
      all.filter(({ isEmpty }) => isEmpty),
    ),
    lines(
      "with a history a follow-up cites it",
      ({ cites }) => cites > 0,
      all.filter(({ isEmpty, purpose }) => !isEmpty && purpose === "follow_up"),
    ),
  ];
}
