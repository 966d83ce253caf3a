import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  contentSchema?: Schema;
}

export interface ParameterObject {
  name: string;
  required?: boolean;
  schema: Schema;
}

export interface RouteObject {
  operationId: string;
  summary: string;
  security: object[];
  parameters?: (ParameterObject | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, RouteObject>>;
  components: { schemas: Record<string, Schema> };
}

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, ".cache/openapi");

/** The API's OpenAPI document as the Worker serves it, without starting one. */
export async function openApiDocument(): Promise<OpenApiDocument> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "functions/http.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    loader: { ".sql": "text" },
    external: ["cloudflare:*"],
    logLevel: "silent",
  });
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, "http.mjs");
  writeFileSync(path, outputFiles[0]?.contents ?? "");
  const { app } = (await import(`${path}?${Date.now()}`)) as {
    app: { request(path: string, init: object, env: object): Promise<Response> };
  };
  const { info } = console;
  console.info = () => undefined;
  const response = await app.request("/api/v1/openapi.json", {}, {});
  console.info = info;
  return (await response.json()) as OpenApiDocument;
}
