import type OpenAI from "openai";
import type { ModelSettings } from "../core/context.ts";
import { failureOf, ModelFailure, type Refused } from "./model-failure.ts";

/** The OpenAI protocol, spoken in the second Worker: one call, told as events. When to ask again is decided in model.ts. */

export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** What it cost, as the server told it; null when it did not. */
export interface Usage {
  tokensIn: number | null;
  tokensOut: number | null;
}

/** What to ask of the model. */
export interface Question {
  messages: Message[];
  /** Wanted piece by piece. */
  isStream?: boolean;
  /** Wanted as a JSON object of this shape. */
  shape?: { name: string; json: Record<string, unknown> };
  /** Without the optional parts of the protocol, for servers that do not know them. */
  isPlain?: boolean;
}

export interface ModelCall extends Question {
  model: ModelSettings;
}

/** Text as it comes (empty where the server only shows that it lives), then one end or one failure. No end and no failure: cut off. */
export type ModelEvent =
  | { event: "text"; text: string }
  | { event: "end"; usage: Usage }
  | { event: "failure"; reason: ModelFailure["reason"]; message: string; refused: Refused };

const MOST_BYTES = 2_000_000;
const MOST_TOKENS = 4_000;
const NO_USAGE: Usage = { tokensIn: null, tokensOut: null };

/** Asks once. Never throws: whatever goes wrong is the last event. */
export async function* callModel(call: ModelCall, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  try {
    const answer = await send(call, signal);
    if (call.isStream) yield* eventsOf(answer as AsyncIterable<OpenAI.ChatCompletionChunk>);
    else yield* eventsOfWhole(answer as OpenAI.ChatCompletion);
  } catch (thrown) {
    const { reason, message, refused } = failureOf(thrown);
    yield { event: "failure", reason, message, refused };
  }
}

async function send({ model, ...question }: ModelCall, signal: AbortSignal): Promise<unknown> {
  const { default: Client } = await import("openai");
  const client = new Client({ apiKey: model.apiKey, baseURL: model.baseUrl ?? null, maxRetries: 0, fetch: boundedFetch });
  return client.chat.completions.create(bodyOf(model.model, question), { signal });
}

function bodyOf(model: string, { messages, isStream, isPlain, shape }: Question): OpenAI.ChatCompletionCreateParams {
  const body = { model, messages, ...(isStream ? { stream: true } : {}) } as const;
  if (isPlain) return body;
  return {
    ...body,
    max_completion_tokens: MOST_TOKENS,
    ...(isStream ? { stream_options: { include_usage: true } } : {}),
    ...(shape ? { response_format: { type: "json_schema", json_schema: { name: shape.name, schema: shape.json, strict: true } } } : {}),
  };
}

async function* eventsOf(stream: AsyncIterable<OpenAI.ChatCompletionChunk>): AsyncGenerator<ModelEvent> {
  let usage = NO_USAGE;
  let finish: string | null = null;
  for await (const chunk of stream) {
    if (chunk.usage) usage = usageOf(chunk.usage);
    const choice = chunk.choices?.[0];
    if (choice?.delta?.refusal) throw new ModelFailure("refused", "The model refused to answer");
    yield { event: "text", text: choice?.delta?.content ?? "" };
    finish = choice?.finish_reason ?? finish;
  }
  requireFinished(finish);
  yield { event: "end", usage };
}

function* eventsOfWhole({ choices, usage }: OpenAI.ChatCompletion): Generator<ModelEvent> {
  const choice = choices?.[0];
  if (choice?.message?.refusal) throw new ModelFailure("refused", "The model refused to answer");
  if (choice?.finish_reason === "content_filter") requireFinished("content_filter");
  yield { event: "text", text: choice?.message?.content ?? "" };
  yield { event: "end", usage: usage ? usageOf(usage) : NO_USAGE };
}

function requireFinished(finish: string | null | undefined): void {
  if (finish === "content_filter") throw new ModelFailure("refused", "The model's provider filtered the answer");
  if (finish === "length") throw new ModelFailure("too_long", "The answer did not fit");
  if (!finish) throw new ModelFailure("cut", "The answer broke off");
}

const usageOf = (usage: OpenAI.CompletionUsage): Usage => ({
  tokensIn: usage.prompt_tokens ?? null,
  tokensOut: usage.completion_tokens ?? null,
});

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
