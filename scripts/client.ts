/**
 * Writes packages/client/src/api.gen.ts, the types and the table of operations of the TypeScript client, from the API's OpenAPI document.
 * `--check` only says whether the file is up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument, type ParameterObject, type RouteObject, type Schema } from "./openapi-document.ts";

const TARGET = join(import.meta.dirname, "../packages/client/src/api.gen.ts");
const document = await openApiDocument();
const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text);
const keyOf = (name: string) => (isName(name) ? name : JSON.stringify(name));
const nameOf = ($ref: string) => $ref.slice($ref.lastIndexOf("/") + 1);
const indented = (text: string) => text.replaceAll("\n", "\n  ");
const comment = (text: string | undefined) => (text ? `/** ${text.replaceAll("*/", "* /").replaceAll("\n", " ")} */\n` : "");

function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.allOf) return schema.allOf.map((part) => `(${typeOf(part)})`).join(" & ");
  const types = [schema.type ?? []].flat();
  return types.length > 0 ? types.map((type) => plainType(type, schema)).join(" | ") : "unknown";
}

function plainType(type: string, schema: Schema): string {
  if (type === "integer" || type === "number") return "number";
  if (type === "array" && schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(", ")}]`;
  if (type === "array") return listOf(typeOf(schema.items ?? {}));
  return type === "object" ? objectType(schema) : type;
}

const listOf = (type: string): string => (isName(type) ? `${type}[]` : `(${type})[]`);

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (!properties) return `Record<string, ${typeof additionalProperties === "object" ? typeOf(additionalProperties) : "unknown"}>`;
  const lines = Object.entries(properties).map(([name, schema]) => line(name, typeOf(schema), required.includes(name), schema.description));
  return `{\n${lines.join("\n")}\n}`;
}

const line = (name: string, type: string, isRequired: boolean, description?: string) =>
  `  ${indented(`${comment(description)}${keyOf(name)}${isRequired ? "" : "?"}: ${type}${isRequired ? "" : " | undefined"};`)}`;

/** Lists in a query may come as lists, and a filter as itself. */
function parameterType({ name, schema }: ParameterObject): string {
  if (schema.contentSchema) return typeOf(schema.contentSchema);
  return name === "fields" || name === "kinds" ? "string | readonly string[]" : typeOf(schema);
}

function argsOf({ parameters = [], requestBody }: RouteObject): string {
  const own = parameters.map((each) => ("$ref" in each ? undefined : each)).filter((each) => each !== undefined);
  const refs = parameters.flatMap((each) => ("$ref" in each ? [nameOf(each.$ref)] : []));
  const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return [
    "{",
    ...own.map((each) => line(each.name, parameterType(each), each.required === true, each.schema.description)),
    ...(refs.includes("IfMatch") ? [line("version", "number", true, "The version you have seen (If-Match)")] : []),
    ...(refs.includes("IdempotencyKey") ? [line("idempotencyKey", "string", false, "Made up for you where you give none")] : []),
    ...(body ? [line("body", type === "application/json" ? typeOf(body.schema) : "Bytes", true)] : []),
    "}",
  ].join("\n");
}

function answerOf({ responses }: RouteObject): string {
  const [, response] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const [type, answer] = Object.entries((response as RouteObject["responses"][string] | undefined)?.content ?? {})[0] ?? [];
  if (!answer) return "undefined";
  return type === "application/json" ? typeOf(answer.schema) : "Response";
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { security, responses }]) => security.length > 0 && !("101" in responses))
    .map(([method, route]) => ({ method: method.toUpperCase(), path, route })),
);

const schemas = Object.entries(document.components.schemas).map(
  ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};`,
);
const signatures = operations.map(
  ({ route }) => `  ${indented(`${comment(route.summary)}${route.operationId}: { args: ${argsOf(route)}; answer: ${answerOf(route)} };`)}`,
);
const table = operations.map(({ method, path, route }) => {
  const type = Object.keys(route.requestBody?.content ?? {})[0];
  return `  ${route.operationId}: { method: "${method}", path: "${path}"${type ? `, type: "${type}"` : ""} },`;
});

const text = `// Written by scripts/client.ts from the API's OpenAPI document; run it again when the API changes.

/** What a file is sent as. */
export type Bytes = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

${schemas.join("\n\n")}

export interface Operations {
${signatures.join("\n")}
}

export const OPERATIONS = {
${table.join("\n")}
} as const satisfies Record<keyof Operations, { method: string; path: string; type?: string }>;
`;

const isCheck = process.argv.includes("--check");
if (isCheck && readFileSync(TARGET, "utf8") !== text) {
  console.error("packages/client/src/api.gen.ts is out of date: run node scripts/client.ts");
  process.exit(1);
}
if (!isCheck) writeFileSync(TARGET, text);
