import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

/** The rules of docs/architecture.md, read off the imports. Each test answers the places that break its rule. */

const ROOT = join(import.meta.dirname, "..");
const NOT_NOUNS = ["core", "local", "cli"];

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|tsx)$/.test(path) && statSync(join(ROOT, path)).isFile());
}

const source = (path: string) => readFileSync(join(ROOT, path), "utf8");

interface Import {
  from: string;
  to: string;
  isTypeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const found = source(path).matchAll(/^(?:import|export)\s+(type\s+)?[^"'();]*?from\s+["']([^"']+)["']/gm);
  return [...found].map(([, type, specifier = ""]) => ({
    from: path,
    to: specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : specifier,
    isTypeOnly: type !== undefined,
  }));
}

const OURS = [...filesUnder("functions"), ...filesUnder("src"), ...filesUnder("web/src")];
const IMPORTS = OURS.flatMap(importsOf);
const nounOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? "";
const isNoun = (path: string) => path.startsWith("src/") && !NOT_NOUNS.includes(nounOf(path));
const shown = (found: Import[]) => found.map(({ from, to }) => `${from} → ${to}`);

test("core knows no noun of the business, no trigger, no page", () => {
  const broken = IMPORTS.filter(({ from, to }) => from.startsWith("src/core/") && /^(src\/(?!core\/)|functions\/|web\/)/.test(to));
  expect(shown(broken)).toEqual([]);
});

test("nothing below calls back up: src imports no function and no page", () => {
  const broken = IMPORTS.filter(({ from, to }) => from.startsWith("src/") && /^(functions|web)\//.test(to));
  expect(shown(broken)).toEqual([]);
});

test("the page takes types, pure rules, words and text, money, time from src, and nothing else", () => {
  const allowed = /\.(rules|words)\.ts$|^src\/core\/(text|money|time)\.ts$/;
  const broken = IMPORTS.filter(
    ({ from, to, isTypeOnly }) => from.startsWith("web/") && to.startsWith("src/") && !isTypeOnly && !allowed.test(to),
  );
  expect(shown(broken)).toEqual([]);
});

test("what the page takes carries neither zod nor the database with it", () => {
  const queue = IMPORTS.filter(({ from, to, isTypeOnly }) => from.startsWith("web/") && to.startsWith("src/") && !isTypeOnly).map(
    ({ to }) => to,
  );
  const reached = new Set<string>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    queue.push(...IMPORTS.filter(({ from, isTypeOnly }) => from === path && !isTypeOnly).map(({ to }) => to));
  }
  expect([...reached].filter((path) => /^(zod|drizzle-orm|@libsql|hono)/.test(path))).toEqual([]);
});

test("routes reach only their own verbs and schemas, and core", () => {
  const broken = IMPORTS.filter(
    ({ from, to }) =>
      from.endsWith(".routes.ts") &&
      to.startsWith("src/") &&
      !/^src\/core\//.test(to) &&
      !/\.schema\.ts$/.test(to) &&
      nounOf(from) !== nounOf(to),
  ).filter(({ from, to }) => !(from === "src/identity/identity.routes.ts" && to === "src/members/members.ts"));
  expect(shown(broken)).toEqual([]);
});

test("rules are pure: schemas, other rules and core's text, money and time only", () => {
  const allowed = /\.(schema|rules|words)\.ts$|^src\/core\/(text|money|time|content-lines|ids|context|record|refusal)\.ts$/;
  const broken = IMPORTS.filter(
    ({ from, to, isTypeOnly }) => from.endsWith(".rules.ts") && to.startsWith("src/") && !isTypeOnly && !allowed.test(to),
  );
  expect(shown(broken)).toEqual([]);
});

test("schemas know schemas, rules and core", () => {
  const broken = IMPORTS.filter(
    ({ from, to }) => from.endsWith(".schema.ts") && to.startsWith("src/") && !/\.(schema|rules)\.ts$|^src\/core\//.test(to),
  );
  expect(shown(broken)).toEqual([]);
});

test("one file knows the database client, and nobody a driver", () => {
  const users = IMPORTS.filter(({ to }) => /^(@libsql\/client|drizzle-orm\/(libsql|sqlite-proxy))/.test(to)).map(({ from }) => from);
  expect(users).toEqual(["src/core/database.ts"]);
});

test("the Worker never reaches the machine: local and cli are imported by nobody else", () => {
  const broken = IMPORTS.filter(({ from, to }) => /^src\/(local|cli)\//.test(to) && !/^src\/(local|cli)\//.test(from));
  expect(shown(broken)).toEqual([]);
});

test("no import goes in a circle", () => {
  const edges = new Map<string, string[]>();
  for (const { from, to, isTypeOnly } of IMPORTS) if (!isTypeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === "open") circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (state.has(path)) return;
    state.set(path, "open");
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of OURS) visit(path, []);
  expect(circles).toEqual([]);
});

test("a noun's tables are written by its own verbs", () => {
  const writes = /\b(?:insert into|update|delete from) (companies|contacts|deals|activities|tasks|products|orders|order_lines)\b/g;
  const broken = OURS.filter((path) => isNoun(path) && nounOf(path) !== "sample").flatMap((path) =>
    [...source(path).matchAll(writes)]
      .filter(
        ([, table]) => table !== nounOf(path) && !(table === "order_lines" && nounOf(path) === "orders") && nounOf(path) !== "activities",
      )
      .map(([text]) => `${path}: ${text}`),
  );
  expect(broken).toEqual([]);
});

test("no barrel files and no drawer for everything", () => {
  const broken = OURS.filter(
    (path) => /(^|\/)(index|utils?|helpers?|managers?|common|misc)\.tsx?$/.test(path) && path !== "functions/index.ts",
  );
  expect(broken).toEqual([]);
});

test("files stay small: none above 400 lines, nine of ten at most 220", () => {
  const sizes = OURS.filter((path) => !path.endsWith(".gen.ts")).map((path) => ({ path, lines: source(path).split("\n").length }));
  expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
  expect(sizes.filter(({ lines }) => lines > 220).length / sizes.length).toBeLessThan(0.1);
});

test("zod comes as a namespace, for a quarter of its weight", () => {
  const broken = OURS.filter((path) => /import\s*\{[^}]*\bz\b[^}]*\}\s*from\s*["'](zod|@hono\/zod-openapi)["']/.test(source(path)));
  expect(broken).toEqual([]);
});

test("the bundled migrations are the ones in the folder, in order", () => {
  for (const schema of ["directory", "workspace"]) {
    const names = readdirSync(join(ROOT, "migrations", schema)).sort();
    const bundled = [...source("functions/migrations.ts").matchAll(new RegExp(`migrations/${schema}/([^"]+)`, "g"))].map(
      ([, name]) => name,
    );
    expect(bundled, schema).toEqual(names);
    const listed = [...source("functions/migrations.ts").matchAll(/name: "([^"]+)"/g)].map(([, name]) => `${name}.sql`);
    expect(listed).toEqual(expect.arrayContaining(names));
    if (schema === "workspace") expect(source("functions/schema-level.ts")).toContain(`WORKSPACE_LEVEL = ${names.length};`);
  }
});

test("every path that the documents name exists", () => {
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join("docs", name)),
  ];
  const broken = documents.flatMap((document) =>
    [...source(document).matchAll(/`((?:src|functions|web|test|docs|migrations|scripts)\/[\w./-]+)`|\]\((?!https?:|#)([^)#]+)\)/g)]
      .map(([, code, link]) => (code ? code : relative(ROOT, join(ROOT, dirname(document), link ?? ""))))
      .filter((path) => !statSync(join(ROOT, path), { throwIfNoEntry: false }))
      .map((path) => `${document}: ${path}`),
  );
  expect(broken).toEqual([]);
});
