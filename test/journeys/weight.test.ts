import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildPage } from "../../src/local/build.ts";

/** What the page weighs over the wire, in KB (1,024 bytes) after gzip. */

const folder = await buildPage(() => undefined);
const assets = readdirSync(join(folder, "assets"));
const weightOf = (name: string): number => gzipSync(readFileSync(join(folder, "assets", name)), { level: 9 }).length / 1_024;
const sum = (names: string[]): number => names.reduce((total, name) => total + weightOf(name), 0);
/** The API's reference is a page of its own, for developers. */
const isReference = (name: string): boolean => name.startsWith("reference-");
const index = readFileSync(join(folder, "index.html"), "utf8");
const first = [...new Set([...index.matchAll(/assets\/([^"]+\.js)/g)].map(([, name = ""]) => name))];

test("the first load is at most 45 KB of JavaScript", () => {
  expect(first.length).toBeGreaterThan(0);
  expect(sum(first)).toBeLessThanOrEqual(45);
});

test("no further part is more than 15 KB", () => {
  const heavy = assets.filter((name) => name.endsWith(".js") && !first.includes(name) && weightOf(name) > 15);
  expect(heavy).toEqual([]);
});

test("the first load's CSS is at most 10 KB, and no further sheet more than 3", () => {
  const sheets = [...index.matchAll(/assets\/([^"]+\.css)/g)].map(([, name = ""]) => name);
  expect(sheets.length).toBeGreaterThan(0);
  expect(sum(sheets)).toBeLessThanOrEqual(10);
  const further = assets.filter((name) => name.endsWith(".css") && !sheets.includes(name) && !isReference(name));
  expect(further.filter((name) => weightOf(name) > 3)).toEqual([]);
});

test("no script stands in the page itself", () => {
  expect([...index.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toEqual([]);
});
