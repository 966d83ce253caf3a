import { locale } from "./locale.ts";
import { lookingAs } from "./view-as.ts";

/** Why a request was refused: the API's problem+json, or "offline" when no answer came. */
export class Problem extends Error {
  override name = "Problem";
  readonly code: string;
  readonly status: number;
  /** What would be right in each field, as the API says it to programs. */
  readonly fields: Record<string, string>;
  /** The same for people, in the reader's language. */
  told: Record<string, string>;
  readonly requestId: string | undefined;

  constructor(
    status: number,
    body: { code?: string; detail?: string; title?: string; fields?: Record<string, string>; requestId?: string },
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.code = body.code ?? (status === 0 ? "offline" : "failed");
    this.status = status;
    this.fields = body.fields ?? {};
    this.told = this.fields;
    this.requestId = body.requestId;
  }
}

export interface Answer<T> {
  data: T;
  /** Names the change for POST /changes/:id/undo. */
  changeId: string | undefined;
}

type Query = Record<string, string | number | boolean | undefined>;

export interface RequestOptions {
  body?: unknown;
  query?: Query;
  /** The version the change was made against (If-Match). */
  version?: number;
  /** Makes a repeated POST the same POST. */
  key?: string;
  signal?: AbortSignal | undefined;
}

export const signedOut = new EventTarget();

/** Which workspace this page shows: a request for another one, to which the session has gone in another window, is refused. */
export const shown: { workspace?: string | undefined } = {};

export function pathWith(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ""}`;
}

function headersOf(method: string, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": locale.value });
  if (options.body !== undefined && !(options.body instanceof Blob)) headers.set("Content-Type", "application/json");
  if (options.body instanceof Blob) headers.set("Content-Type", options.body.type || "application/octet-stream");
  if (shown.workspace) headers.set("Relata-Workspace", shown.workspace);
  if (options.version !== undefined) headers.set("If-Match", `"${options.version}"`);
  if (lookingAs.peek()) headers.set("Relata-View-As", lookingAs.peek()?.id ?? "");
  if (method === "POST") headers.set("Idempotency-Key", options.key ?? crypto.randomUUID());
  return headers;
}

/** A problem from an answer that is not OK, whatever its body turned out to be. */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  const problem = new Problem(response.status, typeof body === "object" && body !== null ? body : {});
  if (body && Object.keys(problem.fields).length > 0) problem.told = await toldOf(problem.fields);
  return problem;
}

async function toldOf(fields: Record<string, string>): Promise<Record<string, string>> {
  const { reasonSaid } = await import("./reasons.ts");
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, reasonSaid(text, locale.value)]));
}

/** One request; throws a Problem for anything but success. */
export async function send(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const { body, query, signal } = options;
  const init: RequestInit = { method, headers: headersOf(method, options), credentials: "same-origin" };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  if (signal) init.signal = signal;
  const response = await fetch(pathWith(path, query), init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { code: "offline" });
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === "conflict" && problem.fields.workspace) location.assign("/");
  if (problem.status === 401 && !path.startsWith("/auth/")) signedOut.dispatchEvent(new Event("signedout"));
  throw problem;
}

async function answer<T>(method: string, path: string, options: RequestOptions): Promise<Answer<T>> {
  const response = await send(method, path, options);
  const data = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  return { data: data as T, changeId: response.headers.get("Relata-Change") ?? undefined };
}

export const get = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  (await answer<T>("GET", path, { ...(query && { query }), signal })).data;
export const post = <T>(path: string, body?: unknown, options: RequestOptions = {}) => answer<T>("POST", path, { ...options, body });
export const patch = <T>(path: string, body: unknown, version?: number) =>
  answer<T>("PATCH", path, { body, ...(version !== undefined && { version }) });
export const del = (path: string, version?: number) => answer<unknown>("DELETE", path, version === undefined ? {} : { version });

export const isProblem = (error: unknown, code: string): error is Problem => error instanceof Problem && error.code === code;
