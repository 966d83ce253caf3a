import type OpenAI from "openai";
import type * as z from "zod";
import type { ModelSettings } from "../core/context.ts";
import { Clock, LONGEST_WAIT_MS, ModelFailure } from "./model-clock.ts";

/** The language model behind any server that speaks the OpenAI protocol. Whatever goes wrong becomes one typed reason. */

export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** What it cost, as the server told it; null when it did not. */
export interface Usage {
  tokensIn: number | null;
  tokensOut: number | null;
}

/** A stream may be silent as long as the model's `timeoutMs`, and take three times that in all; JSON comes in one piece, and twice if need be. */
const STREAM_TIMES = 3;
const JSON_TIMES = 1.5;
const MOST_BYTES = 2_000_000;
const MOST_TOKENS = 4_000;
const NO_USAGE: Usage = { tokensIn: null, tokensOut: null };

/** Servers that refused an optional part of the protocol, and are asked plainly from then on. */
const plainServers = new Set<string>();

type Body = OpenAI.ChatCompletionCreateParams;

/** Streams the answer piece by piece; the generator's result is what it cost. Throws ModelFailure only. */
export async function* streamAnswer(model: ModelSettings, messages: Message[], signal?: AbortSignal): AsyncGenerator<string, Usage> {
  const clock = new Clock(model.timeoutMs, model.timeoutMs * STREAM_TIMES, signal);
  try {
    const stream = await request(model, clock, {
      messages,
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: MOST_TOKENS,
    });
    return yield* withoutThinking(piecesOf(stream as AsyncIterable<OpenAI.ChatCompletionChunk>, clock));
  } catch (thrown) {
    throw clock.failureOf(thrown);
  } finally {
    clock.stop();
  }
}

async function* piecesOf(stream: AsyncIterable<OpenAI.ChatCompletionChunk>, clock: Clock): AsyncGenerator<string, Usage> {
  let usage = NO_USAGE;
  let finish: string | null = null;
  for await (const chunk of stream) {
    clock.heard();
    if (chunk.usage) usage = usageOf(chunk.usage);
    const choice = chunk.choices?.[0];
    if (choice?.delta?.refusal) throw new ModelFailure("refused", "The model refused to answer");
    if (choice?.delta?.content) yield choice.delta.content;
    finish = choice?.finish_reason ?? finish;
  }
  requireFinished(finish);
  return usage;
}

function requireFinished(finish: string | null | undefined): void {
  if (finish === "content_filter") throw new ModelFailure("refused", "The model's provider filtered the answer");
  if (finish === "length") throw new ModelFailure("too_long", "The answer did not fit");
  if (!finish) throw new ModelFailure("cut", "The answer broke off");
}

/** Leaves out what a reasoning model thinks aloud in front of its answer. */
async function* withoutThinking(pieces: AsyncGenerator<string, Usage>): AsyncGenerator<string, Usage> {
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

/** Asks for one JSON object of the given shape; what does not parse is sent back once to be repaired. Throws ModelFailure only. */
export async function askForJson<S extends z.ZodType>(
  model: ModelSettings,
  messages: Message[],
  shape: { name: string; schema: S; json: Record<string, unknown> },
  signal?: AbortSignal,
): Promise<{ value: z.output<S>; usage: Usage }> {
  const clock = new Clock(model.timeoutMs * JSON_TIMES, model.timeoutMs * JSON_TIMES, signal);
  const format = { response_format: { type: "json_schema", json_schema: { name: shape.name, schema: shape.json, strict: true } } } as const;
  try {
    const first = await complete(model, clock, { messages, ...format });
    const value = parsed(first.text, shape.schema);
    if (value.success) return { value: value.data, usage: first.usage };
    const repair: Message[] = [
      ...messages,
      { role: "assistant", content: first.text.slice(0, 8_000) },
      { role: "user", content: `That is not valid: ${value.problem}. Answer again with the JSON object alone.` },
    ];
    const second = await complete(model, clock, { messages: repair, ...format });
    const repaired = parsed(second.text, shape.schema);
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

async function complete(model: ModelSettings, clock: Clock, body: Partial<Body>): Promise<{ text: string; usage: Usage }> {
  const answer = (await request(model, clock, { ...body, max_completion_tokens: MOST_TOKENS })) as OpenAI.ChatCompletion;
  const choice = answer.choices?.[0];
  if (choice?.message?.refusal) throw new ModelFailure("refused", "The model refused to answer");
  if (choice?.finish_reason === "content_filter") requireFinished("content_filter");
  return { text: choice?.message?.content ?? "", usage: answer.usage ? usageOf(answer.usage) : NO_USAGE };
}

const usageOf = (usage: OpenAI.CompletionUsage): Usage => ({
  tokensIn: usage.prompt_tokens ?? null,
  tokensOut: usage.completion_tokens ?? null,
});

type Parsed<T> = { success: true; data: T } | { success: false; problem: string };

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

/** One call; a 429 that names a bearable wait is tried once more, and a server that knows less of the protocol is asked plainly. */
async function request(model: ModelSettings, clock: Clock, body: Partial<Body>): Promise<unknown> {
  const server = `${model.baseUrl} ${model.model}`;
  const call = async () => send(model, clock, plainServers.has(server) ? plain(body) : body);
  try {
    return await call();
  } catch (thrown) {
    const { status, headers } = (thrown ?? {}) as { status?: number; headers?: Headers };
    if (status === 429) {
      await clock.wait(retryAfterMs(headers));
      return call();
    }
    if ((status !== 400 && status !== 404 && status !== 422) || plainServers.has(server)) throw thrown;
    plainServers.add(server);
    return call().catch((again: unknown) => {
      plainServers.delete(server);
      throw again;
    });
  }
}

async function send(model: ModelSettings, clock: Clock, body: Partial<Body>): Promise<unknown> {
  const { default: Client } = await import("openai");
  const client = new Client({
    apiKey: model.apiKey,
    baseURL: model.baseUrl ?? null,
    maxRetries: 0,
    timeout: model.timeoutMs * STREAM_TIMES,
    fetch: boundedFetch,
  });
  return client.chat.completions.create({ ...body, model: model.model } as Body, { signal: clock.signal });
}

const plain = ({ stream, messages }: Partial<Body>): Partial<Body> =>
  ({ ...(messages ? { messages } : {}), ...(stream ? { stream } : {}) }) as Partial<Body>;

function retryAfterMs(headers: Headers | undefined): number {
  const ms = Number(headers?.get("retry-after-ms"));
  const seconds = Number(headers?.get("retry-after"));
  return ms > 0 ? ms : seconds > 0 ? seconds * 1_000 : LONGEST_WAIT_MS + 1;
}

/** No answer that anybody could use is longer than this. */
const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.body) return response;
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(new ModelFailure("too_long", "The answer is too long"));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(limit), response);
};
