import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seeded } from "../../../src/core/random.ts";
import { customerPredictionOf } from "../../../src/predictions/customers.queries.ts";
import { getPredictions } from "../../../src/predictions/predictions.ts";
import { type Answer, ModelServer, type Seen } from "../../support/model-server.ts";
import { atNight, simulated } from "../workspace.ts";
import { FIRST_DAY, said, startReadings, toldIn } from "./readings.ts";

/**
 * Months of a workspace whose customers write what they are about to do, and models of every character that read it: the whole way from
 * the mail through the log and what happened to the number.
 */

const HORIZON = 45;
const CUSTOMERS = 110;
const [STAYS, GOES] = ["Tháng tới mình sẽ đặt tiếp nhé", "Bên mình đang chuyển sang nhà cung cấp khác"];
const orders = simulated({ customers: CUSTOMERS, days: 900, joinDays: 480, dropout: { r: 2, alpha: 40, a: 0.6, b: 5 } });

/** What was said last stands first in the evidence. */
const hears = (seen: Seen): number => {
  const [first] = [STAYS, GOES]
    .map((text) => [text, toldIn(seen).indexOf(text)] as const)
    .filter(([, at]) => at >= 0)
    .sort((one, other) => one[1] - other[1]);
  return first?.[0] === GOES ? 0.9 : 0.1;
};

const CHARACTERS: Record<string, (seen: Seen) => Answer> = {
  helpful: (seen) => said(hears(seen)),
  inverted: (seen) => said(1 - hears(seen)),
  useless: (seen) => said(seeded(toldIn(seen)).next()),
};

let server: ModelServer;
beforeAll(async () => {
  server = await ModelServer.start();
});
afterAll(() => server.close());

/** Each month everybody who ever bought writes what they are about to do; nine of ten do it. */
async function months(world: Awaited<ReturnType<typeof startReadings>>, from: number, count: number): Promise<void> {
  const random = seeded(`mails ${from}`);
  for (let month = from; month < from + count; month += 1) {
    const day = FIRST_DAY + month * (HORIZON + 1);
    const known = [...new Set(orders.filter((order) => order.day <= day).map(({ customer }) => customer))];
    const buys = new Set(orders.filter((order) => order.day > day && order.day <= day + HORIZON).map(({ customer }) => customer));
    const mails = known.map((customer) => {
      const isTrue = random.next() < 0.9;
      return { customer, day, body: buys.has(customer) === isTrue ? STAYS : GOES };
    });
    const since = month === 0 ? Number.POSITIVE_INFINITY : day - HORIZON - 1;
    await world.addOrders(
      orders.filter((order) => order.day > since && order.day <= day),
      10 + month,
    );
    await world.mails(mails);
    await world.night(day);
  }
}

const cardOf = async (world: Awaited<ReturnType<typeof startReadings>>) => (await getPredictions(world.at(atNight(FIRST_DAY + 400)))).model;
const movedIn = (world: Awaited<ReturnType<typeof startReadings>>) =>
  world.workspace.rows<{ id: string; probability: number; band: string; stake: number; ahead: number; facts: string }>(
    "select id, probability, band, value_at_stake as stake, year_ahead as ahead, facts from forecasts where facts ->> '$.moved' is not null",
  );

describe("over months", () => {
  test("a helpful model comes to count: it moves number, band and what is at stake, and says so; once it turns bad it counts no longer", {
    timeout: 180_000,
  }, async () => {
    const world = await startReadings(server, orders);
    try {
      server.answer(CHARACTERS.helpful as never);
      await world.turnOn(HORIZON);
      await months(world, 0, 3);
      const card = await cardOf(world);
      expect([card.verdict, card.weight > 0]).toEqual(["helps", true]);
      expect(card.record?.logLoss).toBeLessThan(card.record?.statistical?.logLoss ?? 0);
      const { compared } = (await getPredictions(world.at(atNight(FIRST_DAY + 400)))).card ?? { compared: [] };
      expect(compared.at(-1)).toMatchObject({ method: "model", settled: card.record?.settled });
      const moved = await movedIn(world);
      expect(moved.length).toBeGreaterThan(CUSTOMERS / 2);
      for (const { probability, band, stake, ahead, facts } of moved) {
        const { statistical, moved: shift } = JSON.parse(facts);
        expect(Math.sign(probability - statistical)).toBe(Math.sign(shift));
        expect(band).toBe(probability >= 0.7 ? "high" : probability >= 0.4 ? "raised" : "low");
        expect(Math.abs(stake - probability * ahead)).toBeLessThanOrEqual(ahead * 1e-5 + 1);
      }
      const shown = await customerPredictionOf(world.at(atNight(FIRST_DAY + 400)), moved[0]?.id ?? "");
      expect(shown.forecast?.reasons.at(-1)?.code).toBe("model_reading");
      expect(shown.modelReading?.moved).toEqual({ from: JSON.parse(moved[0]?.facts ?? "").statistical, to: moved[0]?.probability });
      server.answer(CHARACTERS.inverted as never);
      await months(world, 3, 2);
      expect((await cardOf(world)).weight).toBe(0);
      expect(await movedIn(world)).toEqual([]);
    } finally {
      await world.close();
    }
  });

  test.each(["inverted", "useless"])("one that is %s never moves a number", { timeout: 180_000 }, async (name) => {
    const world = await startReadings(server, orders);
    try {
      server.answer(CHARACTERS[name] as never);
      await world.turnOn(HORIZON);
      await months(world, 0, 3);
      const card = await cardOf(world);
      expect(card.record?.settled).toBeGreaterThan(200);
      expect([card.weight, await movedIn(world)]).toEqual([0, []]);
    } finally {
      await world.close();
    }
  });
});
