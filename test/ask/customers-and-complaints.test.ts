import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AskAnswer, AskReply } from "../../src/ask/ask.schema.ts";
import { addRole } from "../access/world.ts";
import { askPath } from "../evals/asking.ts";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";

/** Whose orders they are where no person is named, which complaints there were, and orders that came to nothing. */

const app = await startApp({ empty: true });
const { owner } = app;
afterAll(() => app.close());

const ask = async (question: string, who: Client = owner) => (await who.get<AskReply>(askPath(question))).body;
const rowsOf = (answer: AskAnswer | null) =>
  answer?.rows.map(({ cells }) => cells.slice(0, 2).map(({ label, value }) => (label === undefined ? value : label)));

beforeAll(async () => {
  const add = async (noun: string, body: object) => {
    const made = await owner.post<{ id: string }>(noun, body);
    expect(JSON.stringify(made.body)).toContain(`"id"`);
    return made.body.id;
  };
  const firm = await add("companies", { name: "Gốm Phù Lãng" });
  const other = await add("companies", { name: "Tranh Đông Hồ" });
  const person = await add("contacts", { familyName: "Vi", middleName: "Thị", givenName: "Nhàn", companyId: other });
  const order = (of: object, amount: number, status = "fulfilled") => add("orders", { ...of, amount, currency: "VND", status });
  await order({ companyId: firm }, 9_000_000);
  await order({ companyId: firm }, 2_000_000);
  await order({ contactId: person }, 5_000_000);
  await order({ contactId: person }, 400_000, "cancelled");
  const { workspace } = databasesOf(app);
  for (const complaint of ["late", "late", "quality"]) {
    const id = await add("activities", { kind: "chat", direction: "in", body: "…", links: [person] });
    await workspace.run(
      "insert into readings (activity_id, state, corrected) values (?1, 'read', ?2) on conflict (activity_id) do update set corrected = ?2",
      id,
      JSON.stringify({ complaint }),
    );
  }
});

describe("ranked as customers", () => {
  test.each(["khách mua nhiều nhất", "top customers by order value"])(
    "%s: an order of a company alone is the company's",
    async (question) => {
      const { answer } = await ask(question);
      expect(rowsOf(answer)).toEqual([
        ["Gốm Phù Lãng", 11_000_000],
        ["Vi Thị Nhàn", 5_400_000],
      ]);
      expect(answer?.rows[0]?.cells[0]?.value).toMatch(/^com_/);
    },
  );

  test("who does not see companies is told of none", async () => {
    const allows = { "assistant:read": "all", "orders:read": "all", "contacts:read": "all", "members:read": "all" } as const;
    const { client } = await addPerson(app, await addRole(app, "Không thấy công ty", { allows, hides: {}, locks: {} }));
    expect(rowsOf((await ask("khách mua nhiều nhất", client)).answer)).toEqual([
      [null, 11_000_000],
      ["Vi Thị Nhàn", 5_400_000],
    ]);
  });
});

describe("complaints", () => {
  test.each(["khiếu nại theo loại", "complaints by type", "tổng số phàn nàn theo từng loại"])(
    "%s are told by what was wrong",
    async (question) => {
      const { query, answer } = await ask(question);
      expect(query?.aggregate?.groupBy).toEqual([{ field: "complaint" }]);
      expect(rowsOf(answer)).toEqual([
        ["late", 2],
        ["quality", 1],
      ]);
    },
  );

  test("by channel, and activities by kind, are told by the kind of message", async () => {
    expect((await ask("khiếu nại theo kênh")).query?.aggregate?.groupBy).toEqual([{ field: "kind" }]);
    expect((await ask("hoạt động theo loại")).query?.aggregate?.groupBy).toEqual([{ field: "kind" }]);
  });
});

describe("orders that were cancelled", () => {
  test.each(["đơn đã huỷ bỏ", "đơn hàng bị hủy bỏ", "đơn bị huỷ bỏ tháng này", "orders called off this year"])("%s", async (question) => {
    expect((await ask(question)).answer?.over.value).toBe(1);
  });

  test.each(["khách nào đã hủy đơn?", "khách đã huỷ đơn hàng", "customers who cancelled an order"])("%s", async (question) => {
    const { query, answer } = await ask(question);
    expect(query).toMatchObject({ noun: "contacts", filter: { has: "orders", where: { field: "status", op: "is", value: "cancelled" } } });
    expect(answer?.rows.map(({ title }) => title)).toEqual(["Vi Thị Nhàn"]);
  });

  test("who wants to cancel has not yet", async () => {
    expect((await ask("khách muốn hủy đơn")).query?.filter).toMatchObject({ where: { field: "intent", value: "cancel" } });
  });
});
