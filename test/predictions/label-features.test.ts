import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logActivity } from "../../src/activities/activities.ts";
import { createContact, editContact } from "../../src/contacts/contacts.ts";
import { newId } from "../../src/core/ids.ts";
import { DAY } from "../../src/core/time.ts";
import { editDeal } from "../../src/deals/deals.ts";
import { createOrder, editOrder } from "../../src/orders/orders.ts";
import { featuresOf } from "../../src/predictions/features/features.ts";
import type { LabelNoun } from "../../src/predictions/scores/definition.rules.ts";
import { factsOf } from "../../src/predictions/scores/facts.queries.ts";
import { lastWholeDay } from "../../src/predictions/workspace-orders.queries.ts";
import { createTask, editTask } from "../../src/tasks/tasks.ts";
import { MEMBER } from "../audit/audited.ts";
import { type LabelWorld, startLabelWorld, TODAY } from "./label-world.ts";

/** Features as of a day are the same whatever happened afterwards. */

let world: LabelWorld;
const contact = newId("contact", 1);
const company = newId("company", 1);
const deal = newId("deal", 1);
/** Keeps what they noted to themselves. */
const ALONE = newId("user", 1);
let [order, task] = ["", ""];

/** Noon of a day, by the clock of Vietnam. */
const noon = (day: number): number => day * DAY + 5 * 3_600_000;
const at = (day: number) => world.at(noon(day));

beforeAll(async () => {
  world = await startLabelWorld();
  await world.insert(
    "members",
    [ALONE, MEMBER].map((id) => ({ id, name: id, sort_name: id, role: "rep", created_at: 1, updated_at: 1 })),
  );
  await world.insert("companies", [
    {
      id: company,
      name: "Cty",
      sort_name: "cty",
      match_name: "cty",
      stage: "lead",
      industry: "Thép",
      created_at: noon(TODAY - 300),
      updated_at: 1,
    },
  ]);
  await world.contact([{ id: contact, day: TODAY - 200, companyId: company }]);
  await world.deal([
    {
      id: deal,
      moves: [
        ["engaging", TODAY - 100],
        ["proposal", TODAY - 40],
      ],
      companyId: company,
      contactId: contact,
      amount: 5_000,
    },
  ]);
  await world.activity([
    { links: [contact, company], day: TODAY - 60, direction: "in" },
    { links: [contact, company], day: TODAY - 59, direction: "out" },
    { links: [contact, company, deal], day: TODAY - 10, direction: "in", kind: "call" },
    { links: [contact, company], day: TODAY - 5, direction: "in", privateTo: ALONE },
  ]);
  order = (
    await createOrder(at(TODAY - 50), {
      contactId: contact,
      orderedAt: noon(TODAY - 50),
      currency: "VND",
      amount: 700,
      status: "placed",
    } as never)
  ).id;
  task = (await createTask(at(TODAY - 20), { title: "Gọi", contactId: contact, dueAt: noon(TODAY - 12) } as never)).id;
});
afterAll(() => world.close());

const NAMED: Record<LabelNoun, string> = { contacts: contact, companies: company, deals: deal };

async function factsThen(noun: LabelNoun, day: number): Promise<Record<string, unknown>> {
  const ctx = at(TODAY);
  const [row] = await factsOf(ctx, noun, [{ id: NAMED[noun], day }], lastWholeDay(noon(day + 1), "Asia/Ho_Chi_Minh"), "VND");
  return Object.fromEntries(featuresOf(noun).map(({ name }, place) => [name, row?.facts[place]]));
}

const all = async (day: number) =>
  Object.fromEntries(await Promise.all((Object.keys(NAMED) as LabelNoun[]).map(async (noun) => [noun, await factsThen(noun, day)])));

test("what the features are as of a day", async () => {
  const { contacts, deals, companies } = await all(TODAY - 1);
  expect(contacts).toMatchObject({
    ...{ city: "Hà Nội", industry: "Thép", daysKnown: 199, inbound90: 2, inbound30: 1, outbound90: 1, calls90: 1, daysSinceInbound: 9 },
    ...{
      replyHours: 24,
      orders: 1,
      spent365: 700,
      usualOrder: 700,
      daysSinceOrder: 49,
      openTasks: 1,
      overdueTasks: 1,
      openDeals: 1,
      lifecycle: "lead",
    },
  });
  expect(deals).toMatchObject({
    stage: "proposal",
    daysInStage: 39,
    daysOpen: 99,
    stagesPassed: 2,
    amount: 5_000,
    hasPerson: 1,
    industry: "Thép",
    inbound90: 2,
  });
  expect(companies).toMatchObject({ industry: "Thép", people: 1, openDeals: 1, dealsWon: 0, inbound90: 2 });
  const earlier = await all(TODAY - 45);
  expect(earlier).toMatchObject({ contacts: { inbound90: 1, orders: 1, openTasks: 0 }, deals: { stage: "engaging", daysInStage: 55 } });
});

const LATER: Record<string, (day: number, value: string) => Promise<unknown>> = {
  edits: (day, value) => editContact(at(day), { id: contact }, { city: value, title: value, stage: "customer" } as never),
  writes: (day) =>
    logActivity(at(day), { kind: "email", direction: "in", subject: "x", body: "y", occurredAt: noon(day), links: [contact] } as never),
  orders: (day) =>
    createOrder(at(day), { contactId: contact, companyId: company, orderedAt: noon(day), currency: "VND", amount: 9 } as never),
  cancels: (day) => editOrder(at(day), { id: order }, { status: "cancelled" } as never),
  postpones: (day) => editTask(at(day), { id: task }, { dueAt: noon(day + 30) } as never),
  finishes: (day) => editTask(at(day), { id: task }, { doneAt: noon(day) } as never),
  plans: (day) => createTask(at(day), { title: "Mới", contactId: contact, dueAt: noon(day) } as never),
  moves: (day) => editDeal(at(day), { id: deal }, { stage: "negotiation", amount: day, nextStep: "Gặp" } as never),
  loses: (day) => editDeal(at(day), { id: deal }, { stage: "lost" } as never),
  joins: (day) => createContact(at(day), { givenName: "Bạn", companyId: company } as never),
};

describe("whatever is written afterwards", () => {
  test("each kind of it changes the features of its own day", async () => {
    for (const [name, write] of Object.entries(LATER)) {
      const before = JSON.stringify(await all(TODAY));
      await write(TODAY, "Huế");
      expect([name, JSON.stringify(await all(TODAY)) === before]).toEqual([name, false]);
    }
  });

  test("and none changes those of a day before", async () => {
    const days = [TODAY - 1, TODAY - 45, TODAY - 120];
    const known = await Promise.all(days.map(all));
    const steps = fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(LATER)), fc.integer({ min: 0, max: 40 }), fc.string({ minLength: 1, maxLength: 8 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        for (const [name, later, value] of taken) await LATER[name]?.(TODAY + later, value);
        expect(await Promise.all(days.map(all))).toEqual(known);
      }),
      { numRuns: 15 },
    );
  });
});
