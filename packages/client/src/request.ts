import { type Bytes, OPERATIONS, type Operations } from "./api.gen.ts";
import { Refusal, refusalOf } from "./refusal.ts";

export interface ClientOptions {
  /** Where Relata is: `https://crm.example.com`. */
  url: string;
  /** An API key: `rel_…`. */
  key: string;
  /** Repeats of a request that may be repeated; 4 unless said. */
  retries?: number;
  /** The language of what the assistant writes. */
  language?: "vi" | "en";
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
}

/** An answer with what its headers say. */
export interface Answer<T> {
  data: T;
  status: number;
  /** For `undoChange`: names the change of records that this was. */
  changeId: string | undefined;
  /** Of the record, for the next change's `version`. */
  version: number | undefined;
  /** This is what the first request with the same key was answered. */
  isReplay: boolean;
  requestId: string | undefined;
}

type Given = Record<string, unknown> & { body?: unknown; version?: number; idempotencyKey?: string };
type Operation = { method: string; path: string; type?: string };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;

/** One operation, repeated where it may be: after 429 and 503 always, after a lost answer only where a repeat does no harm. */
export async function request<N extends keyof Operations>(
  options: ClientOptions,
  name: N,
  args: Operations[N]["args"],
): Promise<Answer<Operations[N]["answer"]>> {
  const operation: Operation = OPERATIONS[name];
  const { url, init } = requestOf(options, operation, args as Given);
  const isHarmless = operation.method === "GET" || operation.method === "POST";
  for (let tries = 0; ; tries++) {
    const outcome = await (options.fetch ?? fetch)(url, init).catch((thrown: unknown) => lost(thrown));
    if (!(outcome instanceof Refusal) && outcome.ok) return answerOf<Operations[N]["answer"]>(outcome);
    const refusal = outcome instanceof Refusal ? outcome : await refusalOf(outcome);
    const mayRepeat = refusal.status === 429 || refusal.status === 503 || (isHarmless && [0, 502, 504].includes(refusal.status));
    if (!mayRepeat || tries >= (options.retries ?? 4)) throw refusal;
    await waitFor(
      refusal.retryAfterSeconds === undefined ? FIRST_WAIT_MS * 2 ** tries * (0.5 + Math.random()) : refusal.retryAfterSeconds * 1_000,
    );
  }
}

const lost = (thrown: unknown): Refusal => new Refusal(0, { code: "unreachable", detail: "No answer came" }, undefined, thrown);
const waitFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_WAIT_MS)));

function requestOf(
  { url, key, language }: ClientOptions,
  { method, path, type }: Operation,
  args: Given,
): { url: string; init: RequestInit } {
  const { body, version, idempotencyKey, ...rest } = args;
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name));
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(rest[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined && !inPath.has(name)) query.set(name, written(value));
  const headers = {
    authorization: `Bearer ${key}`,
    accept: "application/json",
    ...(language ? { "accept-language": language } : {}),
    ...(type ? { "content-type": type } : {}),
    ...(version === undefined ? {} : { "if-match": `"${version}"` }),
    // The same for every repeat, so that none of them is carried out twice.
    ...(method === "POST" ? { "idempotency-key": idempotencyKey ?? crypto.randomUUID() } : {}),
  };
  const sent = body === undefined ? {} : { body: type === "application/json" ? JSON.stringify(body) : (body as Bytes) };
  return { url: `${url.replace(/\/$/, "")}/api/v1${place}${query.size > 0 ? `?${query}` : ""}`, init: { method, headers, ...sent } };
}

/** Lists with commas, a filter as JSON. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const { headers, status } = response;
  const version = /^"(\d+)"$/.exec(headers.get("etag") ?? "")?.[1];
  const isJson = headers.get("content-type")?.startsWith("application/json");
  return {
    data: (status === 204 ? undefined : isJson ? await response.json() : response) as T,
    status,
    changeId: headers.get("relata-change") ?? undefined,
    version: version === undefined ? undefined : Number(version),
    isReplay: headers.get("idempotency-replayed") === "true",
    requestId: headers.get("x-request-id") ?? undefined,
  };
}
