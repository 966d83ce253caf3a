import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as zod from "zod";
import * as lean from "../../src/core/zod-without-locales.ts";
import { ROOT } from "../../src/local/paths.ts";

test("what stands in zod's place is zod's own, name by name", () => {
  const whole: Record<string, unknown> = { ...zod };
  const different = Object.entries(lean).filter(([name, value]) => typeof value === "function" && whole[name] !== value);
  expect(different).toEqual([]);
});

test("it has every name of zod that the Worker's sources use", () => {
  const sources = ["src", "functions"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
  );
  const used = new Set(
    sources
      .filter((text) => /import \* as z from "zod"/.test(text))
      .flatMap((text) => [...text.matchAll(/\bz\.([a-zA-Z]+)\(/g)].map(([, name]) => name ?? "")),
  );
  expect([...used].filter((name) => !(name in lean))).toEqual([]);
});
