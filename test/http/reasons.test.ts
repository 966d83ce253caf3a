import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../src/local/paths.ts";
import { NOT_RIGHT, reasonSaid } from "../../web/src/lib/reasons.ts";

/** Every reason that the server gives for refusing a field is told on the page in the reader's language. */

const LITERAL = /"(?:[^"\\\n]|\\.)+"|`(?:[^`\\]|\\.)+`/g;
const textsIn = (source: string): string[] => [...source.matchAll(LITERAL)].map(([text]) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, "x"));

/** What stands between the bracket at `from` and its partner. */
function balanced(source: string, from: number): string {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    if ("([{".includes(source[at] ?? "")) depth += 1;
    if (")]}".includes(source[at] ?? "")) depth -= 1;
    if (depth === 0) return source.slice(from + 1, at);
  }
  return "";
}

const after = (source: string, opening: RegExp): string[] =>
  [...source.matchAll(opening)].map((found) => balanced(source, found.index + found[0].length - 1));

function reasonsIn(source: string): string[] {
  const thrown = after(source, /new Refusal\(/g).flatMap((inside) => after(inside.replace(/\$\{[^}]*\}/g, "x"), /\{/g));
  const named = after(source, /\b(?:fields|RIGHT)(?:: [^=\n]+)? = \{/g);
  const values = [...thrown, ...named].flatMap((inside) =>
    [...inside.matchAll(/(?:: |\? )("[^"\n]+"|`[^`\n]+`)/g)].map(([, text = ""]) => text),
  );
  const wrong = [...source.matchAll(/\bwrong: ("[^"\n]+")/g)].map(([, text = ""]) => text);
  return [...[...values, ...wrong].flatMap(textsIn), ...textsIn(source).filter((text) => text.startsWith("must "))];
}

/** What only programs meet, as no form of the page sends it; and dictionaries, which speak both languages themselves. */
const FOR_PROGRAMS =
  /src\/(?:cli|local|sample|mcp|assistant|inbound\/keep-record)|src\/oauth\/(?:consents|requests)|src\/core\/(?:filters|http|json-text)|\.words\.ts$/;

const reasons = [
  ...new Set(
    globSync("{src,functions}/**/*.ts", { cwd: ROOT })
      .filter((path) => !FOR_PROGRAMS.test(path))
      .flatMap((path) => reasonsIn(readFileSync(join(ROOT, path), "utf8"))),
  ),
].filter((text) => text.includes(" "));

describe("in Vietnamese", () => {
  test("the sources are read", () => expect(reasons.length).toBeGreaterThan(45));

  test.each(reasons)("%s", (reason) => {
    const said = reasonSaid(reason, "vi");
    expect([said, /[À-ỹ]/.test(said)]).toEqual([expect.not.stringContaining(NOT_RIGHT.vi), true]);
  });

  test.each([
    ["Too big: expected string to have <=100 characters", "Tối đa 100 ký tự"],
    ["Too big: expected number to be <=90", "Tối đa 90"],
    ["Too small: expected string to have >=1 characters", "Vui lòng điền mục này"],
    ["Invalid email address", "Địa chỉ email không hợp lệ"],
    ["an address that begins with https://", "Địa chỉ phải bắt đầu bằng https://"],
    ["a name that no other team has", "Đã có đội nhóm tên này"],
    ["a team that is not below this one", "Một đội nhóm không thể nằm dưới chính nó"],
    ["Dòng này đã là tiếng Việt", "Dòng này đã là tiếng Việt"],
  ])("%s: %s", (reason, said) => expect(reasonSaid(reason, "vi")).toBe(said));
});

describe("in English", () => {
  test.each([
    ["must be a site such as https://www.example.com", "This must be a site such as https://www.example.com"],
    ["a name that no other team has", "Should be a name that no other team has"],
    ["belongs to another contact", "This belongs to another contact"],
    ["Too big: expected string to have <=100 characters", "At most 100 characters"],
    ["Invalid input", "This value is not right"],
  ])("%s: %s", (reason, said) => expect(reasonSaid(reason, "en")).toBe(said));
});
