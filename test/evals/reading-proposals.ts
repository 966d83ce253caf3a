import { readText } from "../../src/reading/built-in/read.ts";
import { type Around, wishesOf } from "../../src/reading/proposing.rules.ts";
import { share } from "./intervals.ts";
import { inputOf, type ReadingCase, readingCases } from "./reading.ts";
import type { Line } from "./scorecard.ts";

/** What is proposed from a text, to a lead with one open deal of which nothing is known: all that could be proposed, so that too much shows. */

const AT = Date.UTC(2026, 10, 23, 2);
const AROUND: Omit<Around, "activity" | "language"> = {
  contact: { id: "con_1", name: "Lan", stage: "lead", version: 1, companyId: null, ownerId: null },
  company: undefined,
  deals: [
    {
      ...{ id: "dea_1", name: "Nội thất", stage: "engaging", amount: null, currency: null, expectedCloseAt: null, nextStep: null },
      ...{ version: 1, ownerId: null },
    },
  ],
  openTasks: [],
  timeZone: "Asia/Ho_Chi_Minh",
  now: AT,
};

type ProposalCase = ReadingCase & { wishes: string[] };

function proposedFrom(one: ReadingCase): string[] {
  const { findings, ...hints } = readText(inputOf(one));
  const activity = { id: one.id, kind: one.kind, direction: one.direction, occurredAt: AT };
  return wishesOf(findings, hints, { ...AROUND, activity, language: "vi" }).map(({ kind, patch }) =>
    kind === "task" ? "task" : `${kind}.${Object.keys(patch)[0]}`,
  );
}

export function scoreProposals(): Line[] {
  const group = "Reading, what is proposed";
  const judged = (readingCases("proposals") as ProposalCase[]).map((one) => ({ one, got: proposedFrom(one) }));
  const got = judged.flatMap((each) => each.got.map((wish) => ({ ...each, wish })));
  const wanted = judged.flatMap(({ one, got: all }) => one.wishes.map((wish) => ({ one, wish, isThere: all.includes(wish) })));
  const wrong = got.filter(({ one, wish }) => !one.wishes.includes(wish));
  const misses = [
    ...wrong.map(({ one, wish }) => `${one.id}: ${wish} is too much`),
    ...wanted.filter(({ isThere }) => !isThere).map(({ one, wish }) => `${one.id}: ${wish} is missing`),
  ];
  return [
    { group, name: "precision", score: share(got.length - wrong.length, got.length), target: 0.9, better: "higher", misses },
    { group, name: "recall", score: share(wanted.filter(({ isThere }) => isThere).length, wanted.length), better: "higher" },
  ];
}
