import { afterAll, beforeAll, expect, test } from "vitest";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import type { Draft } from "../../src/assistant/assistant.schema.ts";
import { addRole } from "../access/world.ts";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { addCustomer, type Customer, draftOf, revise } from "./drafting.ts";

/** Products that the sender names: what they cost and why they are offered is evidence, so that the check finds it. */

let app: App;
let customer: Customer;
let productId: string;

beforeAll(async () => {
  app = await startApp({ empty: true });
  customer = await addCustomer(app);
  const { body } = await app.owner.post<{ id: string }>("products", {
    name: "Mực in xanh đậm",
    ...{ price: 285_000, currency: "VND", unit: "hộp", stock: 14 },
  });
  productId = body.id;
});
afterAll(() => app?.close());

const named = { instruction: "Mời khách dùng thử mực in xanh đậm", language: "vi" as const };
const told = ({ evidence }: Pick<Draft, "evidence">) => evidence.filter(({ ref }) => /^[pq]/.test(ref));
const statusOf = async (draft: Draft, sentence: string) => {
  const body = `${draft.body}\n\n${sentence}`;
  const answer = await app.owner.patch<Draft>(`assistant/drafts/${draft.id}`, { body }, { version: draft.version });
  return answer.body.sentences.find(({ text }) => text === sentence)?.status;
};

test("price and stock of a named product are in the pack, and what is said of them is checked by it", async () => {
  const { draft } = await draftOf(app.owner, { recordId: customer.contactId, ...named });
  expect(told(draft)).toMatchObject([{ ref: "p1", title: "Sản phẩm: Mực in xanh đậm", text: expect.stringContaining("285.000") }]);
  expect(told(draft)[0]?.text).toContain("14");
  expect(await statusOf(draft, "Mực in xanh đậm có giá 285.000 ₫ một hộp.")).toBe("supported");
  const { draft: other } = await draftOf(app.owner, { recordId: customer.contactId, ...named });
  expect(await statusOf(other, "Mực in xanh đậm có giá 199.000 ₫ một hộp.")).toBe("unsupported");
  const { draft: without } = await draftOf(app.owner, { recordId: customer.contactId, language: "vi" });
  expect(told(without)).toEqual([]);
  expect(await statusOf(without, "Mực in xanh đậm có giá 285.000 ₫ một hộp.")).toBe("unsupported");
});

test("a name within another word is none", async () => {
  await app.owner.post("products", { name: "Tem", price: 1_000, currency: "VND" });
  const { draft } = await draftOf(app.owner, { recordId: customer.contactId, language: "vi", instruction: "Hỏi về temperature và ITEM" });
  expect(told(draft)).toEqual([]);
});

test("named while a draft is changed, it is known from then on", async () => {
  const { draft } = await draftOf(app.owner, { recordId: customer.contactId, language: "vi" });
  const { draft: after } = await revise(app.owner, draft.id, { instruction: "Thêm một câu về Mực in xanh đậm" });
  expect(told(after)).toMatchObject([{ title: "Sản phẩm: Mực in xanh đậm" }]);
});

test("why it is offered stands beside it, known among ourselves; to those alone who may see offers and prices", async () => {
  await databasesOf(app).workspace.run(
    "insert into offers (id, list, rank, product_id, score, why) values (?, 'new', 1, ?, 1, ?)",
    ...[customer.contactId, productId, JSON.stringify({ kind: "popular", customers: 27 })],
  );
  const { draft } = await draftOf(app.owner, { recordId: customer.contactId, ...named });
  expect(told(draft)[1]).toMatchObject({ ref: "q1", isInternal: true, text: "27 khách hàng đã mua trong 30 ngày qua" });
  const { "predictions:read": _, "predictions:manage": __, ...allows } = BUILT_IN.manager.allows;
  const { client } = await addPerson(
    app,
    await addRole(app, "Không dự đoán", { ...BUILT_IN.manager, allows, hides: { products: ["price"] } }),
  );
  const { draft: theirs } = await draftOf(client, { recordId: customer.contactId, ...named });
  expect(told(theirs).map(({ text }) => text)).toEqual(["Mực in xanh đậm. Còn hàng: 14."]);
});
