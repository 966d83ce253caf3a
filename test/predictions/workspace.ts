import { accessOf, type Policy } from "../../src/access/policy.rules.ts";
import { masked } from "../../src/assistant/masking.ts";
import { callModel, type Question } from "../../src/assistant/openai.ts";
import type { Context, Model, ModelSettings, Role } from "../../src/core/context.ts";
import type { QueueMessage } from "../../src/core/env.ts";
import { newId } from "../../src/core/ids.ts";
import { DAY } from "../../src/core/time.ts";
import { featureQueriesOf } from "../../src/predictions/features/features.ts";
import { type Learning, type Learnt, learnWorkspace } from "../../src/predictions/learn-purchases.ts";
import { checkedAnswer } from "../../src/predictions/model/check-reading.ts";
import { lookedAt } from "../../src/predictions/model/look.ts";
import { continueReading, keepModelReadings } from "../../src/predictions/model/nights.ts";
import { questionAbout } from "../../src/predictions/model/question.ts";
import { learnShop, type OfferLearning, type OfferScoring, scoreShop } from "../../src/predictions/offering/learn-offers.ts";
import { continueRun, keepPredictionsFresh } from "../../src/predictions/runs.ts";
import { type Scoring, scoreCustomers } from "../../src/predictions/score-purchases.ts";
import type { LabelNoun } from "../../src/predictions/scores/definition.rules.ts";
import { type LabelLearning, learnLabel } from "../../src/predictions/scores/learn-labels.ts";
import { type LabelScoring, scoreRecords } from "../../src/predictions/scores/score-labels.ts";
import { settlePurchases } from "../../src/predictions/settle-purchases.ts";
import { type ReaderInput, readText } from "../../src/reading/built-in/read.ts";
import { startAudited } from "../audit/audited.ts";
import type { DatabaseView } from "../support/databases.ts";
import { type Simulation, simulate, USUAL } from "./simulated-purchases.ts";

/** A workspace with orders and a clock that a test sets, without a Worker: what its queue is given waits to be carried on. */

const ZONE = "Asia/Ho_Chi_Minh";
/** A day and an hour of the night, in that zone. */
export const atNight = (day: number): number => (day + 1) * DAY - 7 * 3_600_000 + 3 * 3_600_000;

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What is learned of the same is the same (purchases.test.ts): each is learned once in a file of tests. */
const learned = new Map<string, Learnt | null>();
function learnedOnce(input: Learning): Learnt | null {
  const key = JSON.stringify({ ...input, now: 0, orders: 0, customers: 0 });
  const known = learned.get(key);
  if (known === undefined) learned.set(key, learnWorkspace(input));
  const found = learned.get(key) ?? null;
  return found && { ...found, card: { ...found.card, orders: input.orders, customers: input.customers } };
}

/** What the second Worker does for predictions. */
const WORK: Record<string, (input: never) => unknown> = {
  "/predictions/learn": (input: Learning) => learnedOnce(input),
  "/predictions/score": (input: Scoring) => scoreCustomers(input),
  "/predictions/offers/learn": (learning: OfferLearning) => learnShop(learning),
  "/predictions/offers/score": (scoring: OfferScoring) => scoreShop(scoring),
  "/predictions/features": ({ noun }: { noun: LabelNoun }) => featureQueriesOf(noun),
  "/predictions/labels/learn": (input: LabelLearning) => learnLabel(input),
  "/predictions/labels/score": (input: LabelScoring) => scoreRecords(input),
  "/predictions/settle": settlePurchases,
  "/predictions/model/question": questionAbout,
  "/predictions/model/check": checkedAnswer,
  "/predictions/model/look": lookedAt,
  "/assistant/mask": masked,
  "/built-in/read": ({ texts }: { texts: ReaderInput[] }) => texts.map(readText),
};

export interface OrderGiven {
  customer: string;
  day: number;
  amount?: number | null;
  currency?: string;
  status?: string;
}

/** Writes orders, and the companies that are new in them, past all verbs. */
export function ordersInto(view: DatabaseView) {
  const ids = new Map<string, string>();
  const customerId = (name: string): string => ids.get(name) ?? ids.set(name, newId("company", 1)).get(name) ?? "";
  const addOrders = async (orders: OrderGiven[], writtenAt = 1, ownerId: string | null = null): Promise<void> => {
    const names = [...new Set(orders.map(({ customer }) => customer))];
    await view.run(
      `insert into companies (id, name, sort_name, match_name, stage, created_at, updated_at, owner_id)
        select value ->> 0, value ->> 1, value ->> 1, value ->> 1, 'customer', 1, 1, null from json_each(?) where true on conflict do nothing`,
      JSON.stringify(names.map((name) => [customerId(name), name])),
    );
    await view.run(
      `insert into orders (id, number, company_id, ordered_at, status, currency, given_amount, net, amount, created_at, updated_at, owner_id)
        select value ->> 0, 'DH', value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 5, value ->> 5, ?, ?, ? from json_each(?)`,
      ...[writtenAt, writtenAt, ownerId],
      JSON.stringify(
        orders.map(({ customer, day, amount = 100_000, currency = "VND", status = "fulfilled" }) => [
          ...[newId("order", 1), customerId(customer), day * DAY + 3_600_000, status, currency, amount],
        ]),
      ),
    );
  };
  return { customerId, addOrders };
}

const asked = (settings: ModelSettings): Model => ({
  ...settings,
  ask: (question, signal) => callModel({ ...(question as Question), model: settings }, signal),
});

/** With a model, it is asked over HTTP at its address. */
export async function startWorkspace(model?: ModelSettings) {
  const world = await startAudited();
  const queue: QueueMessage[] = [];
  const work: { path: string; input: unknown }[] = [];
  let brokenPath: string | undefined;
  const workshop = async (path: string, given: unknown) => {
    const input = plain(given);
    work.push({ path, input });
    if (path === brokenPath) throw new Error("The workshop is away");
    return plain(await WORK[path]?.(input as never));
  };
  const at = (now: number, more: Partial<Context> = {}): Context =>
    ({
      ...{ ...world.another(), now, timeZone: async () => ZONE },
      ports: {
        ...{ ...world.ctx.ports, workshop, model: model && asked(model), modelAt: asked },
        queue: { send: async (message: QueueMessage) => void queue.push(message) },
      },
      ...more,
    }) as unknown as Context;
  const as = (now: number, policy: Policy, memberId: string): Context => {
    const access = accessOf(policy, memberId);
    return at(now, {
      access,
      may: (verb) => access.reach(verb) !== undefined,
      member: { id: memberId, name: "B", email: "", role: "rep" as Role },
    });
  };
  const carryOn = async (now: number): Promise<void> => {
    while (queue.length > 0) {
      const kinds = new Set(queue.splice(0).map(({ kind }) => kind));
      if (kinds.has("predictions")) await continueRun(at(now), Number.POSITIVE_INFINITY);
      if (kinds.has("model_readings")) await continueReading(at(now));
    }
  };
  const { customerId, addOrders } = ordersInto(world.workspace);
  return {
    ...{ ...world, at, as, queue, work, customerId, addOrders, carryOn },
    /** The night after `day`: the clock's rounds, and all that follows from them. */
    night: async (day: number): Promise<void> => {
      await keepPredictionsFresh(at(atNight(day)));
      await carryOn(atNight(day));
      for (let round = 0; model && round < 3; round += 1) {
        await keepModelReadings(at(atNight(day) + round + 1));
        await carryOn(atNight(day) + round + 1);
      }
    },
    breakWorkshop: (path: string | undefined) => {
      brokenPath = path;
    },
    forecasts: () => world.workspace.rows<Record<string, unknown>>("select * from forecasts order by id"),
  };
}

/** Orders of customers who behave as the purchase models say, from a day on. */
export const simulated = (more: Partial<Simulation> = {}): OrderGiven[] =>
  simulate({ ...USUAL, customers: 200, ...more }).map(({ customer, day, amount }) => ({
    ...{ customer, day },
    amount: Math.round((amount ?? 0) * 1_000),
  }));
