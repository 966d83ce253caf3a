import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { isProving } from "../support/proof.ts";
import { besiege, INJECTION, raw } from "./hostile.ts";

/** Messages at random, from nearly right to nonsense: nothing of the records changes, and nothing fails inside. */

const { app, client, contact, databases, state } = await besiege();
const MESSAGES = isProving ? 20_000 : 2_000;
afterAll(() => app.close());

/** Anything from a message that is nearly right to one that is not. */
const anything = fc.oneof(
  ...[
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom<unknown>("__proto__", "constructor", INJECTION, null, -1, 2 ** 53, {}, []),
  ],
);
const someId = fc.oneof(fc.constant("contact"), fc.constantFrom("con_01H0000000000000000000000X", "x", ""));
const argumentsOf: Record<string, fc.Arbitrary<object>> = {
  search: fc.record(
    { query: fc.oneof(fc.string(), fc.constantFrom("mồi", "ignore", INJECTION)), kind: fc.constantFrom("contact", "x") },
    { requiredKeys: [] },
  ),
  get: fc.record({ id: someId }),
  list: fc.record(
    {
      kind: fc.constantFrom("contact", "company", "deal", "order", "task", "activity", "product"),
      recordId: someId,
      where: fc.oneof(
        fc.record({ field: fc.constantFrom("city", "x"), op: fc.constantFrom("is", "gt"), value: anything }),
        fc.dictionary(fc.string(), anything),
      ),
      limit: fc.integer(),
      sort: fc.string(),
      cursor: fc.string(),
    },
    { requiredKeys: ["kind"] },
  ),
  describe: fc.record({ kind: fc.constantFrom("contact", "task", "x") }, { requiredKeys: [] }),
  summarise: fc.record({ id: someId, language: fc.constantFrom("vi", "en", "fr") }, { requiredKeys: ["id"] }),
  propose_change: fc.record(
    {
      ...{
        action: fc.constantFrom("create", "create", "create", "edit", "edit", "delete", "drop"),
        kind: fc.constantFrom("contact", "contact", "task", "task", "task", "company", "activity", "key"),
      },
      ...{ id: someId, version: fc.integer({ min: -1, max: 3 }), reason: fc.oneof(fc.string(), fc.constant(INJECTION)) },
      fields: fc.oneof(
        fc.record({ title: fc.string({ minLength: 1 }) }),
        fc.record({ name: fc.string({ minLength: 1 }) }),
        fc.record({ description: fc.constant(INJECTION) }),
        fc.dictionary(
          fc.constantFrom("title", "givenName", "name", "description", "links", "kind", "dueAt", "__proto__", "deletedAt"),
          anything,
        ),
      ),
    },
    { requiredKeys: ["action", "kind", "fields", "reason"] },
  ),
};
const toolCall = fc.constantFrom(...Object.keys(argumentsOf), "propose_change", "propose_change").chain((name) =>
  fc.record({
    name: fc.oneof({ arbitrary: fc.constant<unknown>(name), weight: 9 }, anything),
    arguments: fc.oneof({ arbitrary: argumentsOf[name] as fc.Arbitrary<unknown>, weight: 5 }, anything),
  }),
);
const METHODS = [
  "initialize",
  "ping",
  "tools/list",
  "resources/list",
  "resources/templates/list",
  "resources/read",
  "prompts/list",
  "prompts/get",
  "notifications/cancelled",
  "completion/complete",
  "sampling/createMessage",
  "server/discover",
];
const message = fc.record(
  {
    jsonrpc: fc.oneof({ arbitrary: fc.constant<unknown>("2.0"), weight: 19 }, anything),
    id: fc.oneof({ arbitrary: fc.integer(), weight: 9 }, anything),
    call: fc.oneof(
      { arbitrary: toolCall.map((params) => ({ method: "tools/call" as unknown, params: params as unknown })), weight: 6 },
      {
        arbitrary: fc.record({
          method: fc.oneof({ arbitrary: fc.constantFrom<unknown>(...METHODS), weight: 5 }, anything),
          params: fc.oneof(
            anything,
            fc.record({ uri: fc.oneof(someId, fc.webUrl()) }),
            fc.record({ name: fc.constantFrom("follow_up", "x"), arguments: anything }),
          ),
        }),
        weight: 4,
      },
    ),
  },
  { requiredKeys: ["call"] },
);
const written = message.map(({ call: { method, params }, ...rest }) => JSON.stringify({ ...rest, method, params }));
const body = fc.oneof(
  { arbitrary: written, weight: 18 },
  { arbitrary: fc.array(written, { maxLength: 3 }).map((all) => `[${all}]`), weight: 1 },
  { arbitrary: fc.string({ unit: "binary" }), weight: 1 },
);
const headers = fc.record(
  {
    "mcp-protocol-version": fc.constantFrom("2025-03-26", "2025-11-25", "2026-07-28", "x"),
    "mcp-session-id": fc.constantFrom("x", "1"),
    "last-event-id": fc.constant("7"),
  },
  { requiredKeys: [] },
);

test(
  `${MESSAGES} random messages change no record and break nothing`,
  async () => {
    const before = await state();
    const waiting = await databases.workspace.count("proposals");
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(body, headers, async (text, more) => {
        const answer = await raw(
          client,
          Buffer.from(
            text.replaceAll('"contact"', (all, at: number) => (at % 2 ? JSON.stringify(contact.id) : all)).toWellFormed(),
          ).toString(),
          more as Record<string, string>,
        );
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        const what = `${answer.status} ${text.slice(0, 300)} ${JSON.stringify(answer.body).slice(0, 300)}`;
        expect(answer.status, what).toBeLessThan(500);
        if (answer.status !== 202) expect(answer.body.jsonrpc, what).toBe("2.0");
        expect(answer.body.error?.code, what).not.toBe(-32_603);
      }),
      { numRuns: MESSAGES, ...(isProving ? {} : { seed: 20_261_126 }), endOnFailure: true },
    );
    expect([...seen.keys()].sort()).toEqual([200, 202, 400]);
    expect(await state()).toBe(before);
    expect(await databases.workspace.count("proposals"), "some of them were proposals").toBeGreaterThan(waiting);
  },
  isProving ? 600_000 : 120_000,
);

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
