import { expect, test } from "vitest";
import * as zod from "zod";
import * as core from "zod/v4/core";
import * as leanCore from "../../src/core/zod-core-exports.ts";
import * as lean from "../../src/core/zod-without-locales.ts";

test("what stands in zod's place has all that zod has, but the locales", () => {
  const names = (module: object) => Object.keys(module).sort();
  expect(names(lean)).toEqual(names(zod).filter((name) => name !== "locales"));
  expect(names(leanCore)).toEqual(names(core).filter((name) => name !== "locales"));
});
