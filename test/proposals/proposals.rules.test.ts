import { expect, test } from "vitest";
import { isAddition } from "../../src/proposals/proposals.rules.ts";

test.each([
  ["create", {}, true],
  ["edit", { amount: null, currency: null }, true],
  ["edit", { description: "", tags: [] }, true],
  ["edit", { nextStep: "Gửi mẫu" }, false],
  ["edit", { amount: 0 }, false],
  ["edit", { title: null, stage: "lead" }, false],
  ["delete", {}, false],
] as const)("%s with %j there: adds only is %s", (action, before, isOnlyAdded) => {
  expect(isAddition({ action, before })).toBe(isOnlyAdded);
});
