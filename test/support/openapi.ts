import fc, { type Arbitrary } from "fast-check";
import type { Client } from "./client.ts";

/** Requests made from the API's own OpenAPI document. */

export interface Schema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}

export interface Operation {
  /** `PATCH /companies/{id}` */
  name: string;
  method: string;
  path: string;
  isMutating: boolean;
  parameters: { name: string; in: "path" | "query" | "header"; required?: boolean; schema: Schema }[];
  /** Content type → schema. */
  bodies: Record<string, Schema>;
}

export interface Document {
  paths: Record<string, Record<string, RouteObject>>;
  components: Record<string, Record<string, unknown>>;
}

export interface RouteObject {
  operationId: string;
  description?: string;
  security: object[];
  parameters?: Operation["parameters"];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; headers?: object; content?: Record<string, { schema: Schema }> }>;
}

/** A part of the document with what its references point at in their places; where a schema holds itself, it is left out. */
export function resolved<T>(document: Document, value: T, within: readonly string[] = []): T {
  if (Array.isArray(value)) return value.map((each) => resolved(document, each, within)) as T;
  if (typeof value !== "object" || value === null) return value;
  const { $ref } = value as { $ref?: string };
  if ($ref) return (within.includes($ref) ? {} : resolved(document, pointedAt(document, $ref), [...within, $ref])) as T;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(document, each, within)])) as T;
}

/** What a reference within the document points at. */
export function pointedAt(document: Document, reference: string): unknown {
  const found = reference
    .replace("#/", "")
    .split("/")
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
  if (found === undefined) throw new Error(`${reference} points at nothing`);
  return found;
}

/** Every route that asks who is there, with JSON for an answer. */
export async function operationsOf(client: Client): Promise<Operation[]> {
  return operationsIn((await client.get<Document>("openapi.json")).body);
}

export function operationsIn(body: Document): Operation[] {
  return Object.entries(resolved(body, body.paths)).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security, responses }]) => security.length > 0 && !("101" in responses))
      .map(([lower, { parameters = [], requestBody }]) => {
        const method = lower.toUpperCase();
        const bodies = Object.fromEntries(Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema]));
        return { name: `${method} ${path}`, method, path, isMutating: method !== "GET", parameters, bodies };
      }),
  );
}

/** Ids for a field, by its name. */
export type Ids = (field: string) => Arbitrary<string>;

/** Anything that the schema takes, or nearly. */
export function arbitraryOf(schema: Schema, ids: Ids, field = ""): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((each) => arbitraryOf(each, ids, field)));
  if (schema.allOf) return arbitraryOf(Object.assign({}, schema, ...schema.allOf, { allOf: undefined }), ids, field);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "string") return textOf(schema, ids, field);
  if (type === "integer" || type === "number") return fc.integer(rangeOf(schema));
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array")
    return fc.array(arbitraryOf(schema.items ?? {}, ids, field), { minLength: Math.max(1, schema.minItems ?? 0), maxLength: 3 });
  if (type === "object") return objectOf(schema, ids);
  return fc.jsonValue();
}

const rangeOf = ({ minimum = -1_000, maximum = 1_000 }: Schema) => ({
  min: Math.max(minimum, -(2 ** 31)),
  max: Math.min(maximum, 2 ** 31 - 1),
});

/** What must be there, and a few of the others. */
function objectOf({ properties = {}, required = [] }: Schema, ids: Ids): Arbitrary<object> {
  const record = (names: string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, arbitraryOf(properties[name] ?? {}, ids, name)])));
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return fc.subarray(optional, { maxLength: Math.min(4, optional.length) }).chain((some) => record([...required, ...some]));
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema, ids: Ids, field: string): Arbitrary<string> {
  if (pattern?.includes("_[0-9A-HJKMNP-TV-Z]") || /(^|[a-z])(Id|id)$/.test(field)) return ids(field);
  if (pattern === "^[A-Z]{3}$") return fc.constantFrom("VND", "USD");
  if (pattern === "^[A-Z]{2}$") return fc.constantFrom("VN", "US");
  if (pattern?.endsWith("[a-z]{2,}$")) return fc.domain();
  if (format === "email" || /^(address|to|cc)$/.test(field)) return fc.integer({ min: 0, max: 1e9 }).map((n) => `p${n}@example.com`);
  if (format === "uri") return fc.webUrl();
  if (format === "date")
    return fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
  if (field === "role") return fc.constantFrom("rep", "viewer");
  if (field === "number") return fc.integer({ min: 1e7, max: 9e7 }).map((n) => `09${n}`);
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 40) });
}
