/** The OpenAPI document as the reference reads it. */

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

export interface Answer {
  description: string;
  content?: Content;
}

export interface Operation {
  method: string;
  path: string;
  group: string;
  operationId: string;
  summary: string;
  description?: string;
  isOpen: boolean;
  parameters: Parameter[];
  body: { type: string; schema: Schema } | undefined;
  answers: [status: string, answer: Answer][];
}

interface Route {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: object[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Content };
  responses: Record<string, Answer | { $ref: string }>;
}

export interface Document {
  paths: Record<string, Record<string, Route>>;
  components: Record<string, Record<string, unknown>>;
}

/** What a reference points at; what is no reference is itself. */
export function pointedAt<T extends object>(document: Document, value: T | { $ref: string }): T {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as T;
  const [, , kind = "", name = ""] = value.$ref.split("/");
  return (document.components[kind]?.[name] ?? {}) as T;
}

const FIRST = ["contacts", "companies", "activities", "tasks", "deals", "products", "fields", "changes", "search"];
const rank = ({ group }: Operation): number => (FIRST.indexOf(group) + FIRST.length + 1) % (FIRST.length + 1);

/** All operations, those on records first. */
export function operationsOf(document: Document): Operation[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({
      ...{ method: method.toUpperCase(), path, group: route.tags[0] ?? "", operationId: route.operationId, summary: route.summary },
      ...(route.description ? { description: route.description } : {}),
      isOpen: route.security.length === 0,
      parameters: (route.parameters ?? []).map((each) => pointedAt<Parameter>(document, each)),
      body: bodyOf(route),
      answers: Object.entries(route.responses).map(([status, each]): [string, Answer] => [status, pointedAt<Answer>(document, each)]),
    })),
  );
  return operations.sort((one, other) => rank(one) - rank(other));
}

function bodyOf({ requestBody }: Route): Operation["body"] {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return type && content ? { type, schema: content.schema } : undefined;
}

const nameOf = ($ref: string): string => $ref.slice($ref.lastIndexOf("/") + 1);

/** A type in a few words: `text ≤ 100`, `"lead" | "customer"`, `Contact[]`. */
export function typeLabel(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeLabel))].join(" | ");
  if (schema.allOf?.length === 1) return typeLabel(schema.allOf[0] as Schema);
  return [schema.type ?? "any"]
    .flat()
    .map((type) => plainLabel(type, schema))
    .join(" | ");
}

function plainLabel(type: string, schema: Schema): string {
  if (type === "array") return `${boxed(typeLabel(schema.items ?? {}))}[]${schema.maxItems ? ` ≤ ${schema.maxItems}` : ""}`;
  if (type === "string") return `${schema.format ?? "string"}${schema.maxLength ? ` ≤ ${schema.maxLength}` : ""}`;
  const { minimum, maximum } = schema;
  const isBounded = type === "integer" && minimum !== undefined && maximum !== undefined && maximum < 1e12;
  return isBounded ? `integer ${minimum}–${maximum}` : type;
}

const boxed = (label: string): string => (label.includes(" | ") ? `(${label})` : label);

/** The fields inside a schema, through references, lists and choices; none where it has none. */
export function fieldsIn(document: Document, schema: Schema): Schema[] {
  const here = pointedAt<Schema>(document, schema as { $ref: string });
  if (here.properties) return [here];
  if (here.items) return fieldsIn(document, here.items);
  return [...(here.anyOf ?? here.oneOf ?? here.allOf ?? [])].flatMap((part) => fieldsIn(document, part));
}

/** A request that can be copied into a terminal. */
export function curlOf({ method, path, parameters, body, isOpen }: Operation, origin: string): string {
  const query = parameters.filter((each) => each.in === "query" && each.required).map(({ name }) => `${name}=…`);
  return [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${origin}/api/v1${path}${query.length > 0 ? `?${query.join("&")}` : ""}"`,
    ...(isOpen ? [] : ['-H "authorization: Bearer $RELATA_KEY"']),
    ...(parameters.some(({ name }) => name === "If-Match") ? [`-H 'if-match: "1"'`] : []),
    ...(body ? [`-H "content-type: ${body.type}"`, body.type === "application/json" ? "-d '{…}'" : "--data-binary @FILE"] : []),
  ].join(" \\\n  ");
}
