import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that really speaks the OpenAI chat-completions protocol, and can be told to answer well, badly or not at all. */

export type Answer =
  /** The text, whole or streamed in pieces. */
  | { kind: "text"; text: string; pieceLength?: number; pauseMs?: number; finish?: "stop" | "length" | "content_filter" }
  /** An error in the provider's own form; `retryAfterMs` goes into its headers. */
  | { kind: "error"; status: number; message?: string; retryAfterMs?: number; retryAfter?: string }
  /** Takes the request and never says a word. */
  | { kind: "hang" }
  /** Streams one character at a time for ever. */
  | { kind: "drip"; everyMs: number }
  /** Streams so much, then drops the connection, or ends it politely without a finish reason. */
  | { kind: "cut"; text: string; politely?: boolean }
  /** Says no in the protocol's own field. */
  | { kind: "refusal"; text: string }
  /** As many bytes as asked for. */
  | { kind: "flood"; bytes: number }
  /** 200 with a body that is none of the protocol. */
  | { kind: "garbage"; body: string }
  /** Refuses optional parts of the protocol with 400 and answers a plain request. */
  | { kind: "picky"; text: string };

export interface Seen {
  path: string;
  authorization: string;
  body: { model: string; stream?: boolean; messages: { role: string; content: string }[]; [option: string]: unknown };
  /** Turns true when the client goes before the answer has ended. */
  hasLeft: boolean;
}

/** What to answer: one for each request in order (the last one stays), or worked out from the request. */
export type Script = Answer | Answer[] | ((seen: Seen) => Answer);

export class ModelServer {
  readonly seen: Seen[] = [];
  #script: Script;
  #served = 0;
  readonly #server: Server;

  private constructor(script: Script) {
    this.#script = script;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(script: Script = { kind: "text", text: "" }): Promise<ModelServer> {
    const model = new ModelServer(script);
    await new Promise<void>((resolve) => model.#server.listen(0, "127.0.0.1", resolve));
    return model;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Environment for an app that shall use this model. */
  get env(): Record<string, string> {
    return { OPENAI_API_KEY: "test-key", OPENAI_BASE_URL: this.url, OPENAI_MODEL: "test-model", OPENAI_REST_MS: "0" };
  }

  /** A new script from the next request on. */
  answer(script: Script): void {
    this.#script = script;
    this.#served = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString() || "{}") as Seen["body"];
    const seen: Seen = { path: request.url ?? "", authorization: request.headers.authorization ?? "", body, hasLeft: false };
    this.seen.push(seen);
    response.on("close", () => {
      seen.hasLeft = !response.writableFinished;
    });
    if (!seen.path.endsWith("/chat/completions")) return fail(response, 404, "There is no such address");
    await reply(this.#next(seen), seen, response);
  }

  #next(seen: Seen): Answer {
    const script = this.#script;
    if (typeof script === "function") return script(seen);
    const answers = Array.isArray(script) ? script : [script];
    const answer = answers[Math.min(this.#served, answers.length - 1)] ?? { kind: "hang" };
    this.#served += 1;
    return answer;
  }
}

async function reply(answer: Answer, seen: Seen, response: ServerResponse): Promise<void> {
  switch (answer.kind) {
    case "text":
      return seen.body.stream
        ? stream(response, piecesOf(answer.text, answer.pieceLength ?? 12), answer)
        : send(response, completion({ content: answer.text }, answer.finish ?? "stop"));
    case "refusal":
      return seen.body.stream
        ? streamRefusal(response, answer.text)
        : send(response, completion({ content: null, refusal: answer.text }, "stop"));
    case "error":
      return fail(response, answer.status, answer.message ?? "The model cannot answer", retryHeaders(answer));
    case "picky":
      return isPlain(seen)
        ? reply({ kind: "text", text: answer.text }, seen, response)
        : fail(response, 400, "Unrecognized request argument supplied");
    case "cut":
      return cut(response, answer);
    case "drip":
      return drip(response, answer.everyMs);
    case "flood":
      return flood(response, answer.bytes, seen.body.stream === true);
    case "garbage":
      response.writeHead(200, { "content-type": "application/json" });
      response.end(answer.body);
      return;
    case "hang":
      return;
  }
}

const isPlain = ({ body }: Seen): boolean => Object.keys(body).every((key) => key === "model" || key === "messages" || key === "stream");

function retryHeaders({ retryAfterMs, retryAfter }: { retryAfterMs?: number; retryAfter?: string }): Record<string, string> {
  return {
    ...(retryAfterMs === undefined ? {} : { "retry-after-ms": String(retryAfterMs) }),
    ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
  };
}

function fail(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ error: { message, type: "error", param: null, code: null } }));
}

const USAGE = { prompt_tokens: 1_234, completion_tokens: 210, total_tokens: 1_444 };
const completion = (message: object, finish: string) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "test-model",
  usage: USAGE,
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finish, logprobs: null }],
});

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

const piecesOf = (text: string, length: number): string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, index) => text.slice(index * length, (index + 1) * length));

const event = (delta: object, finish: string | null = null, usage: object | null = null): string =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "test-model", usage, choices: usage ? [] : [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const openStream = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(event({ role: "assistant", content: "" }));
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function stream(
  response: ServerResponse,
  pieces: string[],
  { pauseMs = 0, finish = "stop" }: { pauseMs?: number; finish?: string },
): Promise<void> {
  openStream(response);
  for (const content of pieces) {
    if (pauseMs > 0) await pause(pauseMs);
    if (response.destroyed) return;
    response.write(event({ content }));
  }
  response.write(event({}, finish));
  response.write(event({}, null, USAGE));
  response.end("data: [DONE]\n\n");
}

function streamRefusal(response: ServerResponse, refusal: string): void {
  openStream(response);
  response.write(event({ refusal }));
  response.write(event({}, "stop"));
  response.end("data: [DONE]\n\n");
}

async function cut(response: ServerResponse, { text, politely = false }: { text: string; politely?: boolean }): Promise<void> {
  openStream(response);
  response.write(event({ content: text }));
  await pause(20);
  if (politely) response.end();
  else response.destroy();
}

async function drip(response: ServerResponse, everyMs: number): Promise<void> {
  openStream(response);
  while (!response.destroyed) {
    response.write(event({ content: "a" }));
    await pause(everyMs);
  }
}

async function flood(response: ServerResponse, bytes: number, isStream: boolean): Promise<void> {
  const piece = "All work and no play makes a dull mail. ".repeat(400);
  if (isStream) openStream(response);
  else response.writeHead(200, { "content-type": "application/json" });
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    const hasRoom = response.write(isStream ? event({ content: piece }) : piece);
    if (!hasRoom) await hasDrained(response);
  }
  response.end();
}

function hasDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}
