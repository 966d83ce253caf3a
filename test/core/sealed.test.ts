import fc from "fast-check";
import { expect, test } from "vitest";
import { open, seal } from "../../src/core/sealed.ts";
import { runs } from "../support/proof.ts";

/** Secrets at rest: opened by the key and purpose they were sealed under, and by nothing else. */

const KEY = "0123456789abcdef".repeat(4);
const OTHER = "f".repeat(64);

test("what was sealed comes back, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = seal(KEY, "test", text);
      expect(sealed).toMatch(/^v1\.[\w-]+$/);
      expect(open(KEY, "test", sealed)).toBe(text);
    }),
    runs(50),
  );
});

test("another key, another purpose, or one bit changed opens nothing", () => {
  const sealed = seal(KEY, "test", "secret");
  expect(() => open(OTHER, "test", sealed)).toThrow();
  expect(() => open(KEY, "other", sealed)).toThrow();
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => open(KEY, "test", `v1.${changed.toString("base64url")}`)).toThrow();
  }
  expect(() => open(KEY, "test", sealed.replace("v1.", "v2."))).toThrow("v2");
  expect(() => open(KEY, "test", "")).toThrow();
});

test("the same text is never sealed the same", () => {
  expect(seal(KEY, "test", "secret")).not.toBe(seal(KEY, "test", "secret"));
});
