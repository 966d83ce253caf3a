import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { callModel, type Message, type ModelEvent, type Question } from "../../src/assistant/openai.ts";
import { PROMPT_VERSION } from "../../src/assistant/prompt-version.ts";
import { costOf, listPriceOf } from "../../src/assistant-settings/assistant-settings.rules.ts";
import type { Model, ModelSettings } from "../../src/core/context.ts";

/**
 * What answers the cases: the built-in engine, answers that a live model once gave (`test/evals/recorded/NAME.jsonl`), or a live model. A
 * recorded and a live engine look to a runner like any model: `engine.model` goes to `streamAnswer` and `askForJson`.
 */

export const ENGINE_NAMES = ["built-in", "recorded", "live"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface EvalEngine {
  name: EngineName;
  /** Undefined: the built-in engine answers. */
  model?: Model;
  /** What has been spent so far, as far as the server tells. */
  spent: Spent;
}

export interface Spent {
  calls: number;
  tokens: number;
  /** Null: the list has no price for the model. */
  micros: number | null;
}

/** One line of a recording: a question by its hash, and what came of it. */
export interface Recorded {
  key: string;
  promptVersion: string;
  model: string;
  events: ModelEvent[];
}

const RECORDED = join(import.meta.dirname, "recorded");
const TIMEOUT_MS = 60_000;

/** A question's name: what was asked, in which shape. The same words find the same answer; a changed prompt is another question. */
export function keyOf({ messages, shape }: Pick<Question, "messages" | "shape">): string {
  const asked = JSON.stringify([messages.map(({ role, content }: Message) => [role, content]), shape?.json ?? null]);
  return createHash("sha256").update(asked).digest("hex").slice(0, 24);
}

export const recordingFile = (name: string): string => join(RECORDED, `${name}.jsonl`);

export function readRecording(file: string): Recorded[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => (line.trim() ? [JSON.parse(line) as Recorded] : []));
}

export const builtInEngine = (): EvalEngine => ({ name: "built-in", spent: { calls: 0, tokens: 0, micros: 0 } });

/** Answers from a recording alone: what is not in it fails as `unreachable`, so that a case is never answered by chance. */
export function recordedEngine(file: string): EvalEngine {
  const lines = readRecording(file);
  const answers = new Map(lines.map((line) => [line.key, line]));
  const spent = { calls: 0, tokens: 0, micros: 0 };
  const settings = { baseUrl: `recorded:${file}`, apiKey: "", model: lines[0]?.model ?? "recorded", timeoutMs: TIMEOUT_MS };
  return {
    name: "recorded",
    spent,
    model: {
      ...settings,
      async *ask(question) {
        const found = answers.get(keyOf(question as Question));
        if (!found) yield { event: "failure", reason: "unreachable", message: "This question is not in the recording", refused: {} };
        else yield* found.events.map((event) => counted(event, spent, found.model));
      },
    },
  };
}

/**
 * Asks a live model and appends each whole answer to the recording. What is recorded already is not asked again, so that a run that was
 * cut off goes on where it was.
 */
export function liveEngine(settings: Omit<ModelSettings, "timeoutMs"> & { timeoutMs?: number }, file: string): EvalEngine {
  const spent = { calls: 0, tokens: 0, micros: 0 };
  const known = new Map(readRecording(file).map((line) => [line.key, line]));
  const full: ModelSettings = { timeoutMs: TIMEOUT_MS, ...settings };
  const keep = (line: Recorded): void => {
    known.set(line.key, line);
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  mkdirSync(dirname(file), { recursive: true });
  return {
    name: "live",
    spent,
    model: {
      ...full,
      async *ask(given, signal) {
        const question = given as Question;
        const key = keyOf(question);
        const before = known.get(key);
        if (before) return yield* before.events;
        const events: ModelEvent[] = [];
        for await (const event of callModel({ ...question, model: full }, signal)) {
          events.push(event);
          // Whoever asked reads no further than the end, so it is written down before.
          if (event.event === "end") keep({ key, promptVersion: PROMPT_VERSION, model: full.model, events: joined(events) });
          yield counted(event, spent, full.model);
        }
      },
    },
  };
}

/** Pieces as one text: a recording is read by people too. */
function joined(events: ModelEvent[]): ModelEvent[] {
  const text = events.map((event) => (event.event === "text" ? event.text : "")).join("");
  return [{ event: "text", text }, ...events.filter(({ event }) => event !== "text")];
}

function counted(event: ModelEvent, spent: Spent, model: string): ModelEvent {
  if (event.event !== "end") return event;
  const { tokensIn, tokensOut } = event.usage;
  spent.calls += 1;
  spent.tokens += (tokensIn ?? 0) + (tokensOut ?? 0);
  const cost = costOf(listPriceOf(model), tokensIn ?? 0, tokensOut ?? 0);
  spent.micros = cost === null || spent.micros === null ? null : spent.micros + cost;
  return event;
}

/** The engine that the command line and the environment ask for. */
export function engineFrom(name: EngineName, recording: string, env: NodeJS.ProcessEnv = process.env): EvalEngine {
  const file = recordingFile(recording);
  if (name === "built-in") return builtInEngine();
  if (name === "recorded") return recordedEngine(file);
  if (!env.OPENAI_API_KEY) throw new Error("A live engine needs OPENAI_API_KEY, and OPENAI_BASE_URL and OPENAI_MODEL where they differ");
  return liveEngine({ baseUrl: env.OPENAI_BASE_URL, apiKey: env.OPENAI_API_KEY, model: env.OPENAI_MODEL ?? "gpt-5-mini" }, file);
}
