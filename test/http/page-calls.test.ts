import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../../src/local/paths.ts";
import { startApp } from "../support/app.ts";
import type { Document } from "../support/openapi.ts";

/** The page uses nothing but the API that everybody may use: each of its calls is a route of the OpenAPI document. */

const app = await startApp({ empty: true });
const document = (await app.owner.get<Document>("openapi.json")).body;
afterAll(() => app.close());

const FOLDER = join(ROOT, "web/src");
/** Calls of lib/api.ts whose path stands where they are made. */
const CALL = /\b(get|post|patch|del|send)(?:<[^(]*>)?\(\s*(?:"([A-Z]+)",\s*)?(["`])(\/[^"`]*)\3/g;
const METHODS: Record<string, string> = { get: "GET", post: "POST", patch: "PATCH", del: "DELETE" };
const NOUNS = ["companies", "contacts", "activities", "tasks"];
const WITH_PAGES = ["companies", "contacts"];

/** What is filled in is an id, but for the noun that stands first. */
function pathsOf(template: string): string[] {
  const path = template.split("?")[0] ?? "";
  if (/^\/\$\{[^}]*\}/.test(path))
    return (path.endsWith("/page") ? WITH_PAGES : NOUNS).flatMap((noun) => pathsOf(path.replace(/^\/\$\{[^}]*\}/, `/${noun}`)));
  if (/\/\$\{(verb|action)\}$/.test(path))
    return ["start", "cancel", "resume"].map((verb) => path.replace(/\$\{[^}]*\}$/, verb).replace(/\$\{[^}]*\}/g, "{id}"));
  return [path.replace(/\$\{[^}]*\}/g, "{id}")];
}

const calls = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .flatMap((name) =>
    [...readFileSync(join(FOLDER, name), "utf8").matchAll(CALL)].flatMap(([, verb = "", method, , template = ""]) =>
      pathsOf(template).map((path) => ({ name, route: `${method ?? METHODS[verb]} ${path}` })),
    ),
  );

test("every call of the page is a documented route", () => {
  const routes = new Set(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{id}")}`),
    ),
  );
  expect(new Set(calls.map(({ route }) => route)).size).toBeGreaterThan(35);
  expect(calls.filter(({ route }) => !routes.has(route))).toEqual([]);
});

test("and nothing else of the page asks the API", () => {
  const others = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("reference"))
    .filter((name) => /\bfetch\((?!"\/", )|XMLHttpRequest|\/api\/v1/.test(readFileSync(join(FOLDER, name), "utf8")));
  expect(others.sort()).toEqual(["app/realtime.ts", "features/imports/upload.ts", "lib/api.ts"]);
});
