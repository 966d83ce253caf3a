import fc from "fast-check";
import { expect, test } from "vitest";
import { guessFields } from "../../src/inbound/guess.rules.ts";
import { mapped, placesIn, readPath } from "../../src/inbound/mapping.rules.ts";
import { runs } from "../support/proof.ts";

const SENT = {
  data: { email: "an@x.vn", "first.name": "An", tags: ["a", "b"], nothing: null, nested: { deep: [{ price: 12.5 }] }, yes: true },
  "": "empty",
};

test.each([
  ["data.email", "an@x.vn"],
  ["data.first\\.name", "An"],
  ["data.tags", "a, b"],
  ["data.tags.1", "b"],
  ["data.nested.deep.0.price", "12.5"],
  ["data.yes", "true"],
  ["data.nothing", undefined],
  ["data.nested", undefined],
  ["data.email.length", undefined],
  ["data.tags.length", undefined],
  ["data.__proto__", undefined],
  ["constructor.name", undefined],
  ["data.nested.deep.9.price", undefined],
  ["", undefined],
  ["...", undefined],
])("%s is %s", (path, value) => expect(readPath(SENT, path)).toBe(value));

test("values come from places, constants and choices; what is empty is left out", () => {
  const fields = [
    { field: "email", path: "data.email" },
    { field: "stage", path: "data.tags.0", choices: [{ from: " A ", to: "qualified" }] },
    { field: "city", constant: "Huế" },
    { field: "title", path: "data.nothing" },
    { field: "country", constant: "  " },
  ];
  expect(mapped({ target: "contact", fields }, SENT)).toEqual({ email: "an@x.vn", stage: "qualified", city: "Huế" });
});

test("what would poison the database is taken out", () => {
  expect(mapped({ target: "contact", fields: [{ field: "name", path: "n" }] }, { n: "A\u0000n\u202e\ud800" })).toEqual({
    name: "An\ufffd",
  });
});

test("every place that a sample shows is read back as it was shown", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (sample) => {
      for (const { path, text } of placesIn(sample)) expect(readPath(sample, path)).toBe(text);
    }),
    runs(300),
  );
});

test("nothing that is sent, and no path, makes it fail", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (sent, path) => void readPath(sent, path)),
    runs(100),
  );
});

test.each([
  [
    "contact",
    ["data.id", "data.customer.Họ và tên", "data.customer.email", "data.customer.SĐT", "data.company", "data.nothing"],
    ["externalId", "name", "email", "phone", "companyName"],
  ],
  ["company", ["account.Company Name", "account.MST", "account.city"], ["name", "taxCode", "city"]],
  ["deal", ["deal.name", "deal.amount", "deal.stage", "deal.email"], ["name", "amount", "stage", "contactEmail"]],
  ["task", ["subject", "message", "from.email"], ["title", "note", "contactEmail"]],
  ["note", ["text", "subject"], ["body", "subject"]],
  ["contact", ["a.email", "b.email"], ["email"]],
] as const)("of a sample for a %s, %j is guessed to be %j", (target, paths, fields) => {
  const guessed = guessFields(target, paths);
  expect(guessed.map(({ field }) => field)).toEqual(fields);
  expect(guessed.every(({ path }) => paths.some((each) => each === path))).toBe(true);
});
