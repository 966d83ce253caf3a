import { afterAll, describe, expect, test } from "vitest";
import type { NounDescription } from "../../src/fields/fields.schema.ts";
import { startApp } from "../support/app.ts";
import { type Document, resolved } from "../support/openapi.ts";

/** The description of nouns and fields is true: what it says can be asked, written and sorted by, can. */

const app = await startApp({ empty: true });
const { owner } = app;
const document = (await owner.get<Document>("openapi.json")).body;
const { nouns } = (await owner.get<{ nouns: NounDescription[] }>("fields")).body;
afterAll(() => app.close());

/** What is looked up, worked out or kept beside a record; a filter has no use for it, or other ways. */
const NOT_FILTERED = new Set("lines version deletedAt companyName contactName meta quoted channelId privateTo signature".split(" "));
/** What a filter can ask for though the record does not carry it by that name. */
const WORKED_OUT: Record<string, string[]> = {
  activities: ["amount", "competitor", "complaint", "currency", "companyId", "contactId", "dealId", "intent", "sentiment"],
  orders: ["lines", "productId"],
};
const SAMPLES: Record<string, unknown> = { text: "x", texts: "12", number: 1, money: 1, time: "today", day: "today" };

const valueFor = (noun: NounDescription, name: string, op: string): unknown => {
  const field = noun.fields.find((each) => each.name === name);
  const prefix = { company: "com", contact: "con", deal: "dea", product: "pro", member: "usr", record: "com" }[field?.to ?? ""];
  const one = field?.choices?.[0] ?? (prefix ? `${prefix}_01H0000000000000000000000X` : SAMPLES[field?.type ?? ""]);
  if (op === "empty" || op === "notEmpty") return undefined;
  if (op === "between") return [one, one];
  return op === "in" || op === "notIn" ? [one] : one;
};

test("every noun is described, with every field of its records", () => {
  expect(nouns.map(({ noun }) => noun).sort()).toEqual([
    "activities",
    "companies",
    "contacts",
    "deals",
    "members",
    "orders",
    "products",
    "tasks",
  ]);
  for (const { noun, fields } of nouns) {
    const answer = resolved(document, document.paths[`/${noun}`]?.get?.responses["200"]?.content?.["application/json"]?.schema);
    const shown = Object.keys(answer?.properties?.items?.items?.properties ?? {});
    const further = WORKED_OUT[noun] ?? [];
    expect(fields.map(({ name }) => name).sort(), noun).toEqual([...shown, ...further].sort());
    const unasked = fields.filter(({ operators }) => operators.length === 0).map(({ name }) => name);
    expect([noun, unasked.filter((name) => !NOT_FILTERED.has(name))]).toEqual([noun, []]);
  }
});

describe.each(nouns.filter(({ noun }) => noun !== "activities").map((noun) => [noun.noun, noun] as const))("%s", (path, noun) => {
  const asks = noun.fields.flatMap(({ name, operators }) => operators.map((op) => [name, op] as const));
  test("each operator of each field is taken", async () => {
    for (const [field, op] of asks) {
      const filter = encodeURIComponent(JSON.stringify({ field, op, value: valueFor(noun, field, op) }));
      expect([field, op, (await owner.get(`${path}?filter=${filter}`)).status]).toEqual([field, op, 200]);
    }
  });

  test("links lead to nouns whose fields can be asked for", async () => {
    for (const link of noun.links) {
      const fields = link.fields ?? nouns.find((each) => each.noun === link.noun)?.fields ?? [];
      expect([link.name, fields.length > 0]).toEqual([link.name, true]);
      for (const { name, operators } of fields.filter((field) => field.operators.length > 0)) {
        const op = operators.at(-1) as string;
        const filter = encodeURIComponent(JSON.stringify({ field: `${link.name}.${name}`, op }));
        expect([link.name, name, (await owner.get(`${path}?filter=${filter}`)).status]).toEqual([link.name, name, 200]);
      }
    }
  });

  test("and each sort", async () => {
    for (const sort of noun.sorts) expect((await owner.get(`${path}?sort=${sort}`)).status).toBe(200);
  });
});

test("what is written and what must be is what the inputs say", () => {
  for (const { noun, fields } of nouns) {
    const body = document.paths[`/${noun}`]?.post?.requestBody?.content["application/json"]?.schema;
    const input = body ? resolved(document, body) : {};
    const writable = fields.filter(({ isWritable }) => isWritable).map(({ name }) => name);
    expect([noun, writable.filter((name) => !(name in (input.properties ?? {})))]).toEqual([noun, []]);
    const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect([noun, required.sort()]).toEqual([noun, [...(input.required ?? [])].sort()]);
  }
});

describe("sparse answers", () => {
  test("have the fields that were named, id and version, of one and of many", async () => {
    const { id } = (await owner.post<{ id: string }>("contacts", { givenName: "Ánh", city: "Huế" })).body;
    const one = await owner.get(`contacts/${id}?fields=name,city`);
    expect([one.body, one.headers.get("etag")]).toEqual([{ id, version: 1, name: "Ánh", city: "Huế" }, '"1"']);
    const many = await owner.get<{ items: object[]; nextCursor: null }>("contacts?fields=%20emails%20&count=true");
    expect(many.body).toEqual({ items: [{ id, version: 1, emails: [] }], nextCursor: null, count: { value: 1, capped: false } });
  });

  test("of every noun", async () => {
    const sparse = Object.entries(document.paths).filter(([, { get }]) => get?.parameters?.some(({ name }) => name === "fields"));
    expect(sparse.map(([path]) => path).sort()).toEqual(
      ["activities", "companies", "contacts", "deals", "orders", "products", "tasks"]
        .flatMap((noun) => [`/${noun}`, `/${noun}/{id}`])
        .concat("/members")
        .sort(),
    );
  });

  test.each(["nope", "name,", "", "name;city", "__proto__", "constructor", "sortName", "x".repeat(1_001)])(
    "%j is refused by name",
    async (fields) => {
      const answer = await owner.get<{ fields: object }>(`contacts?fields=${encodeURIComponent(fields)}`);
      expect([answer.status, Object.keys(answer.body.fields)]).toEqual([422, ["fields"]]);
    },
  );
});
