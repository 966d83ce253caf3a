import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import * as z from "zod";
import { Change } from "./change.ts";
import { type Context, require, requireSession, type Verb } from "./context.ts";
import type { Env } from "./env.ts";
import { fillInAnswer, findKept, type Kept, releaseKey, withIdempotency } from "./idempotency.ts";
import { errorFields, logger } from "./log.ts";
import { type RouteDescription, routeOf } from "./openapi.ts";
import { Refusal } from "./refusal.ts";
import { fieldsParameter, withFields } from "./sparse.ts";

export type AppEnv = {
  Bindings: Env;
  Variables: { ctx: Context; requestId: string; tokenHash: string; rateLimit?: Record<string, string> };
};
export type App = OpenAPIHono<AppEnv>;

/**
 * Who may call: a verb of the policy, any member, or anybody. `session` lets in only a person who is signed in on the page, no key and no
 * app, whatever their scopes: how one gets in, and who else acts in one's name. A route cannot be written without saying.
 */
export type Access = Verb | `session ${Verb}` | "session" | "member" | "public";

type Shape = z.ZodObject;
interface Endpoint<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> {
  method: "get" | "post" | "patch" | "delete";
  path: string;
  access: Access;
  /** The verb's name: what generated clients call it. */
  operationId: string;
  summary: string;
  description?: string;
  params?: P;
  query?: Q;
  body?: B;
  answer?: A;
  /** What the answer's records are: the caller may name the fields that it wants of them. */
  sparse?: z.ZodObject;
  status?: ContentfulStatusCode | 204;
  /** Besides what follows from the rest. */
  alsoRefuses?: RouteDescription["alsoRefuses"];
  /**
   * It acts in the directory or by mail, where no batch of the workspace's takes the request's Idempotency-Key along: the key is taken before.
   * Names what a repeat is shown in the place of secrets: `{ key: "" }`.
   */
  keyFirst?: Partial<z.input<A>>;
  /** The caller must say in If-Match which version it has seen. */
  ifMatch?: boolean;
}

export interface Given<P extends Shape, Q extends Shape, B extends z.ZodType> {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  version: number | undefined;
}

/** Access of every route, for the sweep tests and the documentation. */
export const accessOf = new Map<string, Access>();

export function newApp(): App {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new Refusal("invalid", "Some of what was sent is not right", fieldsOf(result.error as z.ZodError));
    },
  });
}

/** One route: path, who may call, what goes in and out, and the one call that answers it. */
export function endpoint<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(
  app: App,
  spec: Endpoint<P, Q, B, A>,
  answer: (ctx: Context, given: Given<P, Q, B>) => Promise<z.input<A>>,
): void {
  accessOf.set(`${spec.method.toUpperCase()} ${spec.path}`, spec.access);
  const status = spec.status ?? 200;
  app.openapi(describe(spec, status), (async (c: HonoContext<AppEnv>) => {
    const ctx = c.get("ctx");
    const given = {
      params: valid(c, "param"),
      query: valid(c, "query"),
      body: valid(c, "json"),
      version: versionOf(c, spec.ifMatch === true),
    };
    const kept = spec.method === "post" ? await withIdempotency(c, ctx, { status, isTakenFirst: spec.keyFirst !== undefined }) : undefined;
    if (kept) return replay(c, kept);
    try {
      const body = await answer(ctx, given as Given<P, Q, B>);
      await keepAnswer(ctx, spec.keyFirst ? withoutSecrets(body, spec.keyFirst) : body);
      return respond(c, ctx.lastChangeId, sparsely(body, given.query), status);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      await releaseKey(ctx);
      const repeated = await findKept(ctx);
      if (repeated) return replay(c, repeated);
      throw thrown;
    }
  }) as never);
}

/** Under the request's Idempotency-Key, where no change has done it. */
async function keepAnswer(ctx: Context, body: unknown): Promise<void> {
  if (ctx.idempotency?.state === "open") await new Change(ctx).commit(body ?? null);
  if (ctx.idempotency?.state === "taken" || ctx.idempotency?.state === "held") await fillInAnswer(ctx, body ?? null);
}

const withoutSecrets = (body: unknown, secrets: object): unknown => body && { ...body, ...secrets };

/** Puts a route that is written without `endpoint` into the document. */
export function describeRoute({ openAPIRegistry: registry }: App, route: RouteDescription): void {
  accessOf.set(`${route.method.toUpperCase()} ${route.path}`, route.access);
  registry.registerPath(routeOf(route));
}

function sparsely(body: unknown, query: unknown): unknown {
  const { fields } = query as { fields?: unknown };
  return fields instanceof Set ? withFields(body, fields as ReadonlySet<string>) : body;
}

function describe<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(spec: Endpoint<P, Q, B, A>, status: number) {
  const { body, answer, query, sparse, keyFirst, ...rest } = spec;
  const described = {
    ...{ ...rest, status, isRepeatable: spec.method === "post" },
    // What no parameter is named for is refused, not passed over.
    query: sparse ? (query ?? NO_QUERY).extend({ fields: fieldsParameter(sparse) }) : (query ?? NO_QUERY),
    body: body && { "application/json": body },
    answer: answer && { "application/json": answer },
  };
  return routeOf(described, admit(spec.access));
}

const NO_QUERY = z.strictObject({});

/** Asks the policy before anything that was sent is looked at. */
export const admit =
  (access: Access): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (access.startsWith("session")) requireSession(c.get("ctx"));
    const verb = access.replace(/^session /, "");
    if (isVerb(verb)) require(c.get("ctx"), verb);
    await next();
  };

const isVerb = (access: string): access is Verb => access.includes(":");

const valid = (c: HonoContext, part: "param" | "query" | "json"): unknown => c.req.valid(part as never) ?? {};

function respond(c: HonoContext<AppEnv>, changeId: string | null | undefined, body: unknown, status: ContentfulStatusCode | 204): Response {
  if (changeId) c.header("Relata-Change", changeId);
  const version = (body as { version?: unknown } | null | undefined)?.version;
  if (typeof version === "number") c.header("ETag", `"${version}"`);
  return body === undefined || status === 204 ? c.body(null, 204) : c.json(body, status);
}

function replay(c: HonoContext<AppEnv>, { status, changeId, answer }: Kept): Response {
  c.header("Idempotency-Replayed", "true");
  return respond(c, changeId, answer, status as ContentfulStatusCode);
}

/** The version in If-Match: `"3"`, or undefined where none is asked for. */
function versionOf(c: HonoContext, isRequired: boolean): number | undefined {
  const header = c.req.header("if-match");
  if (!header) {
    if (isRequired) throw new Refusal("precondition_required", 'Say in If-Match which version you have seen, e.g. If-Match: "3"');
    return undefined;
  }
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header)?.[1];
  if (!version) throw new Refusal("bad_request", 'If-Match must be a version, e.g. If-Match: "3"');
  return Number(version);
}

/** Every error as RFC 9457. What is no refusal is a bug: logged once, answered with the request's id and nothing else. */
export function problemResponse(thrown: unknown, c: HonoContext<AppEnv>): Response {
  const requestId = c.get("requestId");
  const refusal = asRefusal(thrown);
  if (!refusal) logger({ requestId })("error", "unexpected failure", { route: c.req.routePath, ...errorFields(thrown) });
  const body = refusal
    ? { status: refusal.status, code: refusal.code, detail: refusal.message, ...(refusal.fields ? { fields: refusal.fields } : {}) }
    : { status: 500, code: "internal", detail: "Something went wrong on our side. It has been logged." };
  const headers = {
    "content-type": "application/problem+json",
    ...(refusal?.retryAfterSeconds ? { "retry-after": String(refusal.retryAfterSeconds) } : {}),
    ...(body.status === 401 ? { "www-authenticate": "Bearer" } : {}),
  };
  return c.body(
    JSON.stringify({ type: "about:blank", title: PHRASES[body.status], ...body, requestId }),
    body.status as ContentfulStatusCode,
    headers,
  );
}

/** Of `about:blank` the title is the phrase of the HTTP status (RFC 9457, 4.2.1); which problem it is says `code`. */
const PHRASES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  428: "Precondition Required",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

function asRefusal(thrown: unknown): Refusal | undefined {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof HTTPException && thrown.status === 415)
    return new Refusal("unsupported_media_type", "Send JSON, with content-type: application/json");
  if (thrown instanceof HTTPException && thrown.status < 500) return new Refusal("bad_request", thrown.message);
  if (thrown instanceof z.ZodError) return new Refusal("invalid", "Some of what was sent is not right", fieldsOf(thrown));
  return undefined;
}

/** What zod found wrong, by the path of each field. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const named = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [[...issue.path, key].join("."), "is not known here"])
      : [[issue.path.join(".") || "body", issue.message.endsWith("received undefined") ? "is missing" : issue.message]],
  );
  return Object.fromEntries(named);
}

/** The JSON body of a request that no `endpoint` reads. */
export async function readJson(c: HonoContext<AppEnv>): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal("bad_request", "Malformed JSON in request body");
  }
}

export const idParams = z.object({ id: z.string().max(40) });
