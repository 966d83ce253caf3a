import { expect, test } from "vitest";
import type { EvidenceItem } from "../../src/assistant/assistant.schema.ts";
import type { NeverSend } from "../../src/assistant-settings/assistant-settings.schema.ts";
import type { Written } from "../../src/digests/engine/input.ts";
import { sendableOf } from "../../src/digests/sendable.ts";

/** What of a digest a model is told: nothing that the workspace keeps to itself. */

const item = (ref: string, kind: EvidenceItem["kind"], text: string): EvidenceItem => ({
  ...{ ref, kind, recordId: null, at: null, title: "", text },
});
const point = (ref: string) => ({ text: ref, cites: [ref], at: null }) as unknown as Written["sections"][number]["points"][number];
const WRITTEN: Written = {
  sections: [{ name: "messages", points: ["a1", "d1", "t1", "f1"].map(point), more: 0 }],
  evidence: [
    item("a1", "activity", "Khách hỏi giá"),
    item("d1", "deal", "Hợp đồng #mật"),
    item("t1", "task", "Gọi lại"),
    item("f1", "fact", "3 việc"),
  ],
};
const NOTHING: NeverSend = { nouns: [], fields: [], activityKinds: [], words: [] };

test.each<[string, Partial<NeverSend>, string[]]>([
  ["nothing is withheld", {}, ["a1", "d1", "t1", "f1"]],
  ["a noun", { nouns: ["tasks"] }, ["a1", "d1", "f1"]],
  ["a word, without its marks", { words: ["#mat"] }, ["a1", "t1", "f1"]],
  ["a kind of activity", { activityKinds: ["call"] }, ["d1", "t1", "f1"]],
  ["a field", { fields: ["contacts.phones"] }, ["a1"]],
])("%s", (_, never, told) => {
  const { sections, evidence } = sendableOf(WRITTEN, { ...NOTHING, ...never });
  expect(sections.flatMap(({ points }) => points.flatMap(({ cites }) => cites))).toEqual(told);
  expect(evidence.map(({ ref }) => ref)).toEqual(told);
});
