import { expect, test } from "vitest";
import { accessOf, BUILT_IN } from "../../src/access/policy.rules.ts";
import { seesFields, shownCard } from "../../src/predictions/scores/card-rights.ts";
import type { LabelCard } from "../../src/predictions/scores/scores.schema.ts";

/** What of a model is told to whom. */

const asker = (more: { allows?: Record<string, "own" | "team" | "all">; hides?: Record<string, string[]> } = {}) => ({
  access: accessOf({ allows: { ...BUILT_IN.viewer.allows, ...more.allows }, hides: more.hides ?? {}, locks: {} }, "usr_1"),
});

test.each([
  ["all that there is", asker(), ["deals.stage", "orders.amount"], true],
  ["a hidden field of the record itself", asker({ hides: { deals: ["amount"] } }), ["deals.amount"], false],
  ["beside a hidden field", asker({ hides: { deals: ["amount"] } }), ["deals.stage"], true],
  ["one hidden of two", asker({ hides: { orders: ["amount"] } }), ["orders.orderedAt", "orders.amount"], false],
  ["own records of the noun itself", asker({ allows: { "deals:read": "own" } }), ["deals.stage"], true],
  ["what sums up others' records", asker({ allows: { "orders:read": "team" } }), ["orders.orderedAt"], false],
])("%s", (_name, who, fields, isSeen) => {
  expect(seesFields(who, "deals", fields)).toBe(isSeen);
});

test("a card names no leak of a hidden field, nor the best column where any is hidden", () => {
  const leak = (feature: string, of: string[]) => ({
    feature,
    of,
    meaning: { en: "", vi: "" },
    isLeftOut: true,
    reason: "is_the_outcome",
    says: "",
  });
  const leaks = [leak("amount", ["deals.amount"]), leak("stage", ["deals.stage"])];
  const card = { leaks, simpleRule: { says: "amount", auc: 0.7, brier: 0.2 } } as unknown as LabelCard;
  expect(shownCard(asker(), "deals", card)).toEqual(card);
  expect(shownCard(asker({ hides: { deals: ["amount"] } }), "deals", card)).toEqual({ leaks: [leaks[1]], simpleRule: null });
});
