import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Model } from "../../src/core/context.ts";
import { readCases as readQuestions } from "../evals/asking.ts";
import { inTurn } from "../evals/at-once.ts";
import { changesSince, readCard, writeCard } from "../evals/comparison.ts";
import { draftCases } from "../evals/drafting-cases.ts";
import { liveEngine, readRecording, recordedEngine } from "../evals/engines.ts";
import { share } from "../evals/intervals.ts";
import { scoreDrafting, scoreModelCases, scoreReading } from "../evals/model-cases.ts";
import { scoreModelDrafts } from "../evals/model-drafting.ts";
import type { Line, Skipped } from "../evals/scorecard.ts";
import { ModelServer } from "../support/model-server.ts";

/** The frame of `npm run eval`: a live model is asked, recorded, gone on with after a cut, and answers again without a network. */

let model: ModelServer;
const folder = mkdtempSync(join(tmpdir(), "relata-eval-"));
const file = join(folder, "fake.jsonl");

beforeAll(async () => {
  model = await ModelServer.start((seen) => {
    const prompt = seen.body.messages.map(({ content }) => content).join("\n");
    const [, greeting = ""] = /Begin the mail with "([^"]+)"/.exec(prompt) ?? [];
    const closing = prompt.includes("Vietnamese") ? "Cảm ơn anh đã trao đổi với bên em." : "Thank you for your message.";
    return { kind: "text", text: `Subject: Hello\n\n${greeting}\n\n${closing}\n` };
  });
});
afterAll(async () => {
  await model.close();
  rmSync(folder, { recursive: true, force: true });
});

const live = () => liveEngine({ baseUrl: model.url, apiKey: "k", model: "gpt-5-mini" }, file);

test("a live run is recorded; the recording gives the same scores, asks nobody, and costs what it did", async () => {
  const first = live();
  const scores = await scoreModelDrafts(first.model as never, 3);
  const asked = model.seen.length;
  expect(asked).toBe(36);
  expect(first.spent).toMatchObject({ calls: 36, tokens: 36 * 1_444 });
  expect(first.spent.micros).toBeGreaterThan(0);
  expect(scores[0]?.score.value).toBe(1);
  const replayed = recordedEngine(file);
  expect(await scoreModelDrafts(replayed.model as never, 3)).toEqual(scores);
  expect(replayed.spent).toEqual(first.spent);
  expect(model.seen.length).toBe(asked);
  expect(readFileSync(file, "utf8")).not.toContain('"k"');
});

test("a run that was cut off goes on where it was", async () => {
  const asked = model.seen.length;
  await scoreModelDrafts(live().model as never, 2);
  expect(model.seen.length).toBe(asked);
  expect(readRecording(file)).toHaveLength(36);
});

test("what was never recorded fails instead of being answered by chance", async () => {
  const [usable] = await scoreModelDrafts(recordedEngine(join(folder, "none.jsonl")).model as never, 4);
  expect(usable).toMatchObject({
    score: { value: 0 },
    misses: ["unreachable", "unreachable", "unreachable", "unreachable", "unreachable"],
  });
});

describe("the case sets of the built-in engine", () => {
  const cases = join(folder, "cases.jsonl");
  const scored = (engine: { model?: Model }) => scoreModelCases(engine.model as Model, 8, join(folder, "no data"));
  const named = (lines: (Line | Skipped)[]) =>
    new Map(lines.flatMap((line) => ("score" in line ? [[`${line.group}: ${line.name}`, line.score]] : [])));

  test("drafting, summarising, reading and asking are answered by a model and, recorded, score the same without asking", {
    timeout: 120_000,
  }, async () => {
    const answering = await ModelServer.start(({ body }) => ({
      kind: "text",
      text: answerTo(body.messages.map(({ content }) => content)),
    }));
    try {
      const lines = await scored(liveEngine({ baseUrl: answering.url, apiKey: "k", model: "gpt-5-mini" }, cases));
      const scores = named(lines);
      expect(new Set(lines.map(({ group }) => group))).toEqual(
        new Set([
          "Drafting cases by a model",
          "Summarising cases by a model",
          "Reading by a model",
          "Asking by a model (query and numbers exact)",
        ]),
      );
      expect(scores.get("Drafting cases by a model: cases in which all holds")).toMatchObject({ n: draftCases().length });
      const uncited = scores.get("Summarising cases by a model: points without a source");
      expect([uncited?.value, (uncited?.n ?? 0) > 60]).toEqual([0, true]);
      expect(scores.get("Reading by a model: traps, texts read right in all fields")).toMatchObject({ value: 1, n: 39 });
      // It knows them by heart, but for follow-ups of the same words.
      expect(scores.get("Asking by a model (query and numbers exact): questions it was tuned on, exact")?.value).toBeGreaterThan(0.6);
      const asked = answering.seen.length;
      expect(named(await scored(recordedEngine(cases)))).toEqual(scores);
      expect(answering.seen.length).toBe(asked);
    } finally {
      await answering.close();
    }
  });

  test("a model that fails meets no case", async () => {
    const { model: silent } = recordedEngine(join(folder, "none.jsonl"));
    const lines = [await scoreDrafting(silent as Model, 8), ...(await scoreReading(silent as Model, 8))];
    // Of orders to machines and what is automatic no model is asked.
    expect(lines.filter(({ name }) => !name.startsWith("traps")).every(({ score }) => score.value < 0.1)).toBe(true);
  });
});

const BY_HEART = new Map(readQuestions("asking-dev").flatMap(({ turns }) => turns.map(({ q, ast }) => [q, ast] as const)));

/** Cases write "@member:Name" where a model writes the name. */
function queryTo(content: string): string {
  const [, question = ""] = /<question>\n([^\n]*)\n<\/question>/.exec(content) ?? [];
  return JSON.stringify({ query: BY_HEART.get(question) ?? null }).replace(/"@(?:member|product|company):/g, '"');
}

/** By the prompt alone, as a model would: a greeting, the first line of evidence, nothing read, a question known by heart. */
function answerTo(contents: string[]): string {
  const prompt = contents.join("\n");
  if (prompt.includes('{"query": Q}')) return queryTo(contents.at(-1) ?? "");
  if (prompt.includes('{"claims"')) return JSON.stringify({ claims: [claimFrom(contents.at(-1) ?? "", contents[0] ?? "")] });
  if (prompt.includes('"quote"')) return JSON.stringify(NOTHING_READ);
  const [, greeting = ""] = /Begin the mail with "([^"]+)"/.exec(prompt) ?? [];
  return `Subject: Hello\n\n${greeting}\n\nThank you for your message.\n`;
}

const NOTHING_READ = { intent: null, sentiment: null, complaint: null, competitor: null, budget: null, timing: null, product: null };

function claimFrom(evidence: string, system: string): object {
  const [, ref = "a1", line = ""] = /\[([an]\d+)\][^\n]*\n\| ([^\n]*)/.exec(evidence) ?? [];
  const [, kind = "point"] = /kind "(\w+)"/.exec(system) ?? [];
  return { text: line, cites: [ref], kind };
}

test("never more at once than asked for, results in their order", async () => {
  let running = 0;
  let most = 0;
  const results = await inTurn([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return item * 2;
  });
  expect([most, results]).toEqual([3, [2, 4, 6, 8, 10, 12, 14]]);
});

test("against the last scorecard each line says whether its change is more than chance", () => {
  const line = (name: string, hits: number, n: number, better: Line["better"] = "higher"): Line => ({
    ...{ group: "g", name, score: share(hits, n), better },
  });
  const card = join(folder, "last.json");
  const before = [line("steady", 90, 100), line("rose", 50, 100), line("fell", 90, 100), line("noise", 90, 100), line("gone", 1, 2)];
  writeCard(card, "built-in", [...before, line("alarms", 40, 100, "lower")]);
  const after = [line("steady", 90, 100), line("rose", 80, 100), line("fell", 60, 100), line("noise", 88, 100), line("fresh", 1, 2)];
  const changes = changesSince(readCard(card) as never, [...after, line("alarms", 10, 100, "lower")]);
  expect(changes.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["steady", "same"],
    ["rose", "better"],
    ["fell", "worse"],
    ["noise", "unsure"],
    ["fresh", "new"],
    ["alarms", "better"],
    ["gone", "gone"],
  ]);
  expect(changes[1]?.by?.value).toBeCloseTo(0.3);
});
