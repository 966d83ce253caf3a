import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATORS_OF } from "../../src/core/filters.rules.ts";
import { REFUSAL_CODES, Refusal } from "../../src/core/refusal.ts";
import { ROOT } from "../../src/local/paths.ts";
import { startApp } from "../support/app.ts";
import { compileExamples, examplesIn, runExample } from "../support/examples.ts";

/** What the documents say of the API is so: their examples run, their tables are the code's. */

const DOCUMENTS = ["docs/api.md", "packages/client/README.md"];
const app = await startApp({ empty: true });
const env = { RELATA_URL: app.url, RELATA_KEY: "" };
beforeAll(async () => {
  env.RELATA_KEY = (await app.owner.post<{ key: string }>("api-keys", { name: "Ví dụ" })).body.key;
});
afterAll(() => app.close());

describe.each(DOCUMENTS)("%s", (path) => {
  const examples = examplesIn(path);

  test("has examples", () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  test("compile with the client's types", async () => {
    expect(await compileExamples(examples, path.replace(/\W/g, "-"))).toBe("");
  });

  test.each(examples.map((example) => [`line ${example.line} (${example.language})`, example] as const))(
    "%s runs",
    async (_line, example) => {
      const { code, out, err } = await runExample(example, env, path.replace(/\W/g, "-"));
      expect([code, err]).toEqual([0, ""]);
      expect(out.trim()).not.toBe("");
    },
  );
});

const text = readFileSync(join(ROOT, "docs/api.md"), "utf8");

test("the codes of the document are the codes there are, each with its status", () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [code, Number(status)]);
  const known = REFUSAL_CODES.map((code) => [code, new Refusal(code, "").status]);
  expect(rows.sort()).toEqual([...known, ["internal", 500]].sort());
});

test("the operators of the document are those of each type", () => {
  const rows = [...text.matchAll(/^\| ((?:`\w+`[^|]*)+) \| ((?:`\w+` ?)+) \|$/gm)].map(([, types = "", operators = ""]) => ({
    types: [...types.matchAll(/`(\w+)`/g)].map(([, type]) => type ?? ""),
    operators: [...operators.matchAll(/`(\w+)`/g)].map(([, operator]) => operator),
  }));
  const said = Object.fromEntries(rows.flatMap(({ types, operators }) => types.map((type) => [type, operators])));
  expect(said).toEqual(OPERATORS_OF);
});
