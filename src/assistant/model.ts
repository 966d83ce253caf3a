import type * as z from "zod";
import type { Model } from "../core/context.ts";
import { abilitiesOf, plainer, rememberAbilities } from "./abilities.ts";
import { Clock, LONGEST_WAIT_MS } from "./model-clock.ts";
import { ModelFailure } from "./model-failure.ts";
import type { Message, ModelEvent, Question, Usage } from "./openai.ts";

/** The language model: how long it may take, when it is asked again, what of its answer counts. Whatever goes wrong becomes one typed reason. */

/** A stream may be silent as long as the model's `timeoutMs`, and take three times that in all; JSON comes in one piece, and twice if need be. */
const STREAM_TIMES = 3;
const JSON_TIMES = 1.5;

/** A server is asked more plainly at most so often in one call. */
const MOST_STEPS = 6;

/** The text piece by piece; the result is what it cost. */
type Pieces = AsyncGenerator<string, Usage>;

/** Streams the answer piece by piece; the generator's result is what it cost. Throws ModelFailure only. */
export async function* streamAnswer(model: Model, messages: Message[], signal?: AbortSignal): Pieces {
  const clock = new Clock(model.timeoutMs, model.timeoutMs * STREAM_TIMES, signal);
  try {
    return yield* withoutThinking(await request(model, clock, { messages, isStream: true }));
  } catch (thrown) {
    throw clock.failureOf(thrown);
  } finally {
    clock.stop();
  }
}

/** Leaves out what a reasoning model thinks aloud in front of its answer. */
async function* withoutThinking(pieces: Pieces): Pieces {
  let held = "";
  let isDecided = false;
  for (;;) {
    const next = await pieces.next();
    if (next.done) {
      if (!isDecided && !held.trimStart().startsWith("<think>")) yield held;
      return next.value;
    }
    if (isDecided) {
      yield next.value;
      continue;
    }
    held += next.value;
    const start = held.trimStart();
    if ("<think>".startsWith(start.slice(0, 7)) && !start.includes("</think>")) continue;
    isDecided = true;
    yield start.startsWith("<think>") ? start.slice(start.indexOf("</think>") + 8).trimStart() : held;
  }
}

export interface Wanted<S extends z.ZodType> {
  name: string;
  schema: S;
  json: Record<string, unknown>;
  /** What is wrong with an answer of the right shape, if anything is. */
  problemOf?(value: z.output<S>): Promise<string | undefined>;
}

/** Asks for one JSON object of the given shape; what does not parse or is no answer is sent back once to be repaired. Throws ModelFailure only. */
export async function askForJson<S extends z.ZodType>(
  model: Model,
  messages: Message[],
  shape: Wanted<S>,
  signal?: AbortSignal,
): Promise<{ value: z.output<S>; usage: Usage }> {
  const clock = new Clock(model.timeoutMs * JSON_TIMES, model.timeoutMs * JSON_TIMES, signal);
  const wanted = { name: shape.name, json: shape.json };
  try {
    const first = await complete(model, clock, { messages, shape: wanted });
    const value = await judged(first.text, shape);
    if (value.success) return { value: value.data, usage: first.usage };
    const repair: Message[] = [
      ...messages,
      { role: "assistant", content: first.text.slice(0, 8_000) },
      { role: "user", content: `That is not valid: ${value.problem}. Answer again with the JSON object alone.` },
    ];
    const second = await complete(model, clock, { messages: repair, shape: wanted });
    const repaired = await judged(second.text, shape);
    if (!repaired.success) throw new ModelFailure("invalid_output", `The model's JSON is not usable: ${repaired.problem}`);
    return {
      value: repaired.data,
      usage: { tokensIn: sum(first.usage.tokensIn, second.usage.tokensIn), tokensOut: sum(first.usage.tokensOut, second.usage.tokensOut) },
    };
  } catch (thrown) {
    throw clock.failureOf(thrown);
  } finally {
    clock.stop();
  }
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : a + b);

async function complete(model: Model, clock: Clock, question: Question): Promise<{ text: string; usage: Usage }> {
  const pieces = await request(model, clock, question);
  let text = "";
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { text, usage: next.value };
    text += next.value;
  }
}

type Parsed<T> = { success: true; data: T } | { success: false; problem: string };

async function judged<S extends z.ZodType>(text: string, { schema, problemOf }: Wanted<S>): Promise<Parsed<z.output<S>>> {
  const read = parsed(text, schema);
  const problem = read.success ? await problemOf?.(read.data) : undefined;
  return problem === undefined ? read : { success: false, problem };
}

/** The JSON object in an answer, bare or in a fence. */
function parsed<S extends z.ZodType>(text: string, schema: S): Parsed<z.output<S>> {
  const bare = text.replace(/<think>[\s\S]*?<\/think>/, "");
  const json = bare.slice(Math.max(0, bare.indexOf("{")), bare.lastIndexOf("}") + 1);
  try {
    const result = schema.safeParse(JSON.parse(json));
    return result.success
      ? { success: true, data: result.data }
      : {
          success: false,
          problem: result.error.issues
            .slice(0, 3)
            .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
            .join("; "),
        };
  } catch (thrown) {
    return { success: false, problem: thrown instanceof Error ? thrown.message.slice(0, 200) : "no JSON" };
  }
}

/** One call; a 429 that names a bearable wait is tried once more, and a server that knows less of the protocol is asked more plainly. */
async function request(model: Model, clock: Clock, question: Question): Promise<Pieces> {
  const server = serverOf(model);
  const asked = abilitiesOf(server);
  let abilities = asked;
  let hasWaited = false;
  for (let step = 0; ; ) {
    try {
      const pieces = await begun(piecesOf(model, clock, { ...question, abilities }));
      if (abilities !== asked) rememberAbilities(server, abilities);
      return pieces;
    } catch (thrown) {
      const { refused, message } = thrown instanceof ModelFailure ? thrown : { refused: {}, message: "" };
      if (refused.status === 429 && !hasWaited) {
        hasWaited = true;
        await clock.wait(refused.retryAfterMs ?? LONGEST_WAIT_MS + 1);
        continue;
      }
      const next = step < MOST_STEPS ? plainer(abilities, refused, message) : undefined;
      if (!next) throw thrown;
      step += 1;
      abilities = next;
    }
  }
}

/** What is learnt of a server holds for one model there. */
export const serverOf = ({ baseUrl, model }: Pick<Model, "baseUrl" | "model">): string => `${baseUrl} ${model}`;

/** Waits for the first piece, so that a call that fails before it can be tried again. */
async function begun(pieces: Pieces): Promise<Pieces> {
  const first = await pieces.next();
  return (async function* () {
    if (first.done) return first.value;
    yield first.value;
    return yield* pieces;
  })();
}

async function* piecesOf(model: Model, clock: Clock, question: Question): Pieces {
  for await (const event of unlessCut(model.ask(question, clock.signal) as AsyncGenerator<ModelEvent>)) {
    clock.heard();
    if (event.event === "end") return event.usage;
    if (event.event === "failure") throw new ModelFailure(event.reason, event.message, event.refused);
    if (event.text) yield event.text;
  }
  throw new ModelFailure("cut", "The answer broke off");
}

/** What breaks after it has begun was cut, whatever the way to the model says of it. */
async function* unlessCut(events: AsyncGenerator<ModelEvent>): AsyncGenerator<ModelEvent> {
  let hasBegun = false;
  try {
    for await (const event of events) {
      hasBegun = true;
      yield event;
    }
  } catch (thrown) {
    if (!hasBegun || thrown instanceof SyntaxError) throw thrown;
    throw new ModelFailure("cut", "The answer broke off");
  }
}
