import type OpenAI from "openai";
import type { ModelSettings } from "../core/context.ts";
import { type Abilities, ALL_ABILITIES } from "./abilities.ts";
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
  /** What the server is known to understand; all of the protocol unless said otherwise. */
  abilities?: Abilities;
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
export const MOST_TOKENS = 4_000;
const NO_USAGE: Usage = { tokensIn: null, tokensOut: null };

/** Asks once. Never throws: whatever goes wrong is the last event. `carry` takes the request to where it goes. */
export async function* callModel(call: ModelCall, signal: AbortSignal, carry: typeof fetch = fetch): AsyncGenerator<ModelEvent> {
  try {
    const answer = await send(call, signal, carry);
    if (answer.isStream) yield* eventsOf(await chunksOf(answer.response, signal));
    else yield* eventsOfWhole((await answer.response.json()) as OpenAI.ChatCompletion);
  } catch (thrown) {
    const { reason, message, refused } = failureOf(thrown);
    yield { event: "failure", reason, message, refused };
  }
}

async function send({ model, ...question }: ModelCall, signal: AbortSignal, carry: typeof fetch) {
  const { default: Client } = await import("openai");
  const { path } = question.abilities ?? ALL_ABILITIES;
  const baseURL = model.baseUrl ? `${model.baseUrl}${path}` : null;
  const client = new Client({ apiKey: model.apiKey, baseURL, maxRetries: 0, fetch: bounded(carry) });
  const response = await client.chat.completions.create(bodyOf(model.model, question), { signal }).asResponse();
  if (response.status >= 300) throw new ModelFailure("unreachable", `The address answers ${response.status}`);
  // Some servers answer in one piece whatever they were asked for.
  const isStream = question.isStream === true && !/\bjson\b/.test(response.headers.get("content-type") ?? "");
  return { response, isStream };
}

async function chunksOf(response: Response, signal: AbortSignal): Promise<AsyncIterable<OpenAI.ChatCompletionChunk>> {
  const { Stream } = await import("openai/core/streaming");
  const controller = new AbortController();
  signal.addEventListener("abort", () => controller.abort(signal.reason));
  return Stream.fromSSEResponse<OpenAI.ChatCompletionChunk>(response, controller);
}

function bodyOf(model: string, { messages, isStream, shape, abilities = ALL_ABILITIES }: Question): OpenAI.ChatCompletionCreateParams {
  const streams = isStream && abilities.streams;
  return {
    ...{ model, messages: abilities.hasSystem ? messages : withoutSystem(messages) },
    ...(streams ? { stream: true } : {}),
    ...(abilities.limit === "none" ? {} : { [abilities.limit]: MOST_TOKENS }),
    ...(streams && abilities.tellsUsage ? { stream_options: { include_usage: true } } : {}),
    ...(shape ? formatOf(shape, abilities) : {}),
  } as OpenAI.ChatCompletionCreateParams;
}

function formatOf(shape: NonNullable<Question["shape"]>, { shape: known }: Abilities): object {
  if (known === "none") return {};
  if (known === "object") return { response_format: { type: "json_object" } };
  return { response_format: { type: "json_schema", json_schema: { name: shape.name, schema: shape.json, strict: true } } };
}

/** What the system says stands in front of what the person says. */
function withoutSystem(messages: Message[]): Message[] {
  const rules = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const [first, ...rest] = messages.filter(({ role }) => role !== "system");
  return first ? [{ ...first, content: [...rules, first.content].join("\n\n") }, ...rest] : [{ role: "user", content: rules.join("\n\n") }];
}

async function* eventsOf(stream: AsyncIterable<OpenAI.ChatCompletionChunk>): AsyncGenerator<ModelEvent> {
  let usage = NO_USAGE;
  let finish: string | null = null;
  for await (const chunk of stream) {
    if (chunk.usage) usage = usageOf(chunk.usage);
    const choice = chunk.choices?.[0];
    if (choice?.delta?.refusal) throw new ModelFailure("refused", "The model refused to answer");
    yield { event: "text", text: textOf(choice?.delta?.content) };
    finish = choice?.finish_reason ?? finish;
  }
  requireFinished(finish);
  yield { event: "end", usage };
}

function* eventsOfWhole({ choices, usage }: OpenAI.ChatCompletion): Generator<ModelEvent> {
  const choice = choices?.[0];
  if (choice?.message?.refusal) throw new ModelFailure("refused", "The model refused to answer");
  if (choice?.finish_reason === "content_filter" || choice?.finish_reason === "length") requireFinished(choice.finish_reason);
  yield { event: "text", text: textOf(choice?.message?.content) };
  yield { event: "end", usage: usage ? usageOf(usage) : NO_USAGE };
}

/** Plain text in the protocol; some servers give its parts, or the object that was asked for already parsed. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (Array.isArray(content)) return content.map((part: { text?: unknown }) => (typeof part?.text === "string" ? part.text : "")).join("");
  return content && typeof content === "object" ? JSON.stringify(content) : "";
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
const bounded =
  (carry: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await carry(input, init);
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
