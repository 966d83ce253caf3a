import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import * as z from "zod";
import { FILTER_COMPONENT } from "./filters.schema.ts";
import type { Access } from "./http.ts";
import { REFUSAL_CODES } from "./refusal.ts";

/** What the OpenAPI document says of every route besides its own schemas: credentials, versions, repeats, refusals. */

export interface RouteDescription {
  method: "get" | "post" | "patch" | "delete";
  path: string;
  access: Access;
  operationId: string;
  summary: string;
  description?: string | undefined;
  params?: z.ZodObject | undefined;
  query?: z.ZodObject | undefined;
  /** What the body holds, by content type. */
  body?: Record<string, z.ZodType> | undefined;
  answer?: Record<string, z.ZodType> | undefined;
  answerDescription?: string;
  status: number;
  ifMatch?: boolean | undefined;
  isRepeatable?: boolean;
  /** Besides what follows from the rest. */
  alsoRefuses?: readonly RefusalStatus[] | undefined;
}

const PARAMETERS = {
  IfMatch: {
    ...{ name: "If-Match", in: "header", required: true, schema: { type: "string", examples: ['"3"'] } },
    description: "The version you have seen: the `version` of the record and its ETag",
  },
  IdempotencyKey: {
    ...{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } },
    description: "The same key with the same request is carried out once; the repeat is given the first answer",
  },
};

const HEADERS = {
  ETag: { schema: { type: "string" }, description: 'The version of the record, e.g. "3"' },
  ChangeId: { schema: { type: "string" }, description: "Names the change of records, for POST /changes/{id}/undo" },
  Replayed: {
    schema: { type: "string", const: "true" },
    description: "This is what the first request with this Idempotency-Key was answered",
  },
  RateLimit: { schema: { type: "string" }, description: 'What is left of the quota, and when it begins anew: "key";r=599;t=42' },
  RateLimitPolicy: { schema: { type: "string" }, description: 'The quota and its window in seconds: "key";q=600;w=60' },
  RetryAfter: { schema: { type: "integer" }, description: "Seconds to wait" },
  Challenge: { schema: { type: "string", const: "Bearer" } },
};

const REFUSALS = {
  400: ["BadRequest", "The request cannot be read"],
  401: ["Unauthenticated", "No valid key or session"],
  403: [
    "Forbidden",
    "The member's role does not allow it, it is for a signed-in person and no key, the session's request does not come from Relata's own page, or (`proof_needed`) it asks for a sign-in of the last ten minutes: POST /me/proof",
  ],
  404: ["NotFound", "There is no such record"],
  409: ["Conflict", "It contradicts what there is: `code` says how (conflict, duplicate, in_bin, unsettled_claims)"],
  410: ["Gone", "The cursor is older than what is kept: read the lists again and follow from `since=now`"],
  412: ["Stale", "Somebody changed it since: `fields.version` is the version now"],
  413: ["TooLarge", "The body is too large"],
  415: ["Unsupported", "The body's type, or the file's, is none that is read"],
  422: ["Invalid", "Some of what was sent is not right: `fields` says what would be"],
  428: ["PreconditionRequired", "If-Match is missing"],
  429: ["TooMany", "Too often: Retry-After says how long to wait"],
  503: ["Unavailable", "Not now; try again"],
} as const;

type RefusalStatus = keyof typeof REFUSALS;

const header = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` });
const refusalRef = (status: RefusalStatus) => ({ $ref: `#/components/responses/${REFUSALS[status][0]}` });
const contentOf = (schemas: Record<string, z.ZodType>) => ({
  content: Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }])),
});

/** A route with its handlers in front, as `OpenAPIHono.openapi` takes it. */
export function routeOf(spec: RouteDescription, middleware?: MiddlewareHandler) {
  const { method, path, operationId, summary, description, params, query, body, status } = spec;
  const route = {
    ...{ method, path, operationId, summary, tags: [path.split("/")[1] ?? ""] },
    ...(description ? { description } : {}),
    security: credentialsFor(spec.access),
    ...(middleware ? { middleware } : {}),
    parameters: [
      ...(spec.ifMatch ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
      ...(spec.isRepeatable ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, ...contentOf(body) } } : {}),
    },
    responses: {
      [status]: {
        description: spec.answerDescription ?? describedAs(status),
        headers: headersOf(spec),
        ...(spec.answer ? contentOf(spec.answer) : {}),
      },
      ...Object.fromEntries(refusalsOf(spec).map((each) => [each, refusalRef(each)])),
      default: { $ref: "#/components/responses/Refusal" },
    },
  };
  return createRoute(route as Parameters<typeof createRoute>[0]);
}

/** What may be shown at the door. */
function credentialsFor(access: Access): Record<string, string[]>[] {
  if (access === "public") return [];
  return [...(access.startsWith("session") ? [] : [{ bearer: [] }]), { session: [] }, { localSession: [] }];
}

const describedAs = (status: number): string =>
  ({ 101: "The connection is open", 201: "Made", 202: "Taken; it is carried out later", 204: "Done" })[status] ?? "As asked";

function headersOf({ method, access, answer, isRepeatable }: RouteDescription): Record<string, { $ref: string }> {
  const versioned = Object.values(answer ?? {}).some((schema) => schema instanceof z.ZodObject && "version" in schema.shape);
  return {
    ...(versioned ? { ETag: header("ETag") } : {}),
    ...(method === "get" ? {} : { "Relata-Change": header("ChangeId") }),
    ...(isRepeatable ? { "Idempotency-Replayed": header("Replayed") } : {}),
    ...(access === "public" ? {} : { RateLimit: header("RateLimit"), "RateLimit-Policy": header("RateLimitPolicy") }),
  };
}

function refusalsOf({ method, path, access, ifMatch, body, query, alsoRefuses = [] }: RouteDescription): RefusalStatus[] {
  return [
    ...(access === "public" ? [] : ([401, 429] as const)),
    ...(access === "public" || (access === "member" && method === "get") ? [] : ([403] as const)),
    ...(path.includes("{id}") || (query && "recordId" in query.shape) ? ([404] as const) : []),
    ...(method === "get" ? [] : ([409] as const)),
    ...(ifMatch ? ([412, 428] as const) : []),
    ...(body || (query && "cursor" in query.shape) ? ([400] as const) : []),
    ...(body ? ([413, 415] as const) : []),
    ...(body || query ? ([422] as const) : []),
    ...alsoRefuses,
    503,
  ];
}

/** Puts what routes refer to into the document. */
export function registerShared({ openAPIRegistry: registry }: Pick<OpenAPIHono, "openAPIRegistry">): void {
  for (const [name, parameter] of Object.entries(PARAMETERS)) registry.registerComponent("parameters", name, parameter as never);
  for (const [name, shape] of Object.entries(HEADERS)) registry.registerComponent("headers", name, shape as never);
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  registry.registerComponent("schemas", "Problem", PROBLEM as never);
  registry.registerComponent("schemas", "Filter", FILTER_COMPONENT as never);
  registry.registerComponent("responses", "Refusal", { description: "Another refusal, or a failure inside (500)", content });
  for (const [status, [name, description]] of Object.entries(REFUSALS))
    registry.registerComponent("responses", name, { description, headers: refusalHeaders(Number(status)), content });
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer", description: "An API key, rel_…" });
  registry.registerComponent("securitySchemes", "session", cookie("__Host-relata", "The session of the page, over https"));
  registry.registerComponent("securitySchemes", "localSession", cookie("relata", "The session of the page, over http on the own machine"));
}

const cookie = (name: string, description: string) => ({ type: "apiKey" as const, in: "cookie" as const, name, description });

function refusalHeaders(status: number): Record<string, { $ref: string }> {
  if (status === 401) return { "WWW-Authenticate": header("Challenge") };
  return status === 429 || status === 503 ? { "Retry-After": header("RetryAfter") } : {};
}

const PROBLEM = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "code", "detail", "requestId"],
  properties: {
    type: { type: "string", const: "about:blank", description: "`code` says which problem it is" },
    title: { type: "string", description: "The phrase of the HTTP status" },
    status: { type: "integer" },
    code: { type: "string", enum: [...REFUSAL_CODES, "internal"], description: "Stable: branch on it" },
    detail: { type: "string" },
    fields: { type: "object", additionalProperties: { type: "string" }, description: "Each field that is not right, and what would be" },
    requestId: { type: "string" },
  },
};
