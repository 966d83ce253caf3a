import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Learning } from "../../src/predictions/learn-purchases.ts";
import type { RunRow } from "../../src/predictions/predictions.table.ts";
import { editPredictionSettings, getPredictions } from "../../src/predictions/predictions.ts";
import type { PackedOrders } from "../../src/predictions/purchases/packed-orders.ts";
import { newestRun } from "../../src/predictions/runs.queries.ts";
import { continueRun, keepPredictionsFresh, startTraining, takeStep } from "../../src/predictions/runs.ts";
import type { Scoring } from "../../src/predictions/score-purchases.ts";
import { atNight, simulated, startWorkspace } from "./workspace.ts";

/** Learning inside a workspace: whole or not at all, once however often it is told, from nothing that was not known. */

const DAY = 19_500;
const orders = simulated();
const before = orders.filter(({ day }) => day <= DAY);

let workspace: Awaited<ReturnType<typeof startWorkspace>>;
beforeEach(async () => {
  workspace = await startWorkspace();
});
afterEach(() => workspace.close());

const run = async (): Promise<RunRow> => (await workspace.at(0).db.all(newestRun("purchases")))[0] as RunRow;
const packedIn = (input: unknown): PackedOrders[] => (input as Learning | Scoring).packed;
const unnamed = async () => (await workspace.forecasts()).map(({ run_id, ...forecast }) => forecast);

describe("a night", () => {
  test("learns, tests and publishes; open pages hear of it and the audit says so", async () => {
    await workspace.addOrders(before);
    await workspace.night(DAY);
    const { state, card, basis, bands, asOf } = await getPredictions(workspace.at(atNight(DAY)));
    expect([state, asOf, card?.customers]).toEqual(["learned", "2023-05-23", new Set(before.map(({ customer }) => customer)).size]);
    expect(basis).toBe("probability");
    expect(card?.metrics?.brier.value).toBeLessThan(card?.base?.brier ?? 0);
    expect(bands.reduce((sum, { customers }) => sum + customers, 0)).toBe(card?.customers);
    const events = await workspace.workspace.rows<{ event: string }>(
      "select event from outbox where event like 'prediction.%' order by id",
    );
    expect(new Set(events.map(({ event }) => event))).toEqual(
      new Set(["prediction.started", "prediction.progressed", "prediction.published"]),
    );
    expect(await workspace.workspace.count("audit", "action = 'prediction.published'")).toBe(1);
    expect(await workspace.workspace.count("forecast_drafts")).toBe(0);
  });

  test("the same once more: nothing is due until the next night, and then only what moved", async () => {
    await workspace.addOrders(before);
    await workspace.night(DAY);
    const runs = () => workspace.workspace.rows<{ kind: string }>("select kind from prediction_runs order by started_at");
    await workspace.night(DAY);
    await workspace.night(DAY + 1);
    expect(await runs()).toEqual([{ kind: "train" }]);
    await workspace.addOrders([{ customer: "c1", day: DAY + 2 }], 5);
    await workspace.night(DAY + 2);
    expect(await runs()).toEqual([{ kind: "train" }, { kind: "score" }]);
    await workspace.night(DAY + 7);
    expect((await runs()).at(-1)).toEqual({ kind: "train" });
  });

  test("another horizon, or many more orders, is learned anew", async () => {
    await workspace.addOrders(before.slice(0, before.length / 2));
    await workspace.night(DAY);
    await workspace.addOrders(before.slice(before.length / 2), 5);
    await workspace.night(DAY + 1);
    expect((await run()).kind).toBe("train");
    await editPredictionSettings(workspace.at(1), 1, { horizonDays: 30 });
    await workspace.night(DAY + 2);
    expect([(await run()).kind, (await run()).horizonDays]).toEqual(["train", 30]);
  });

  test("not while a file is being imported, not where it is turned off", async () => {
    await workspace.addOrders(before);
    await workspace.workspace.run(
      `insert into imports (id, kind, file_name, file_key, file_bytes, options, state, byte_offset, line, rows_read, created, updated, unchanged, failed, tally, member_id, version, created_at, updated_at)
        values ('imp_1', 'csv', 'x', 'x', 1, '{}', 'running', 0, 1, 0, 0, 0, 0, 0, '{}', 'usr_1', 1, 1, 1)`,
    );
    await workspace.night(DAY);
    expect(await workspace.workspace.count("prediction_runs")).toBe(0);
    await workspace.workspace.run("update imports set state = 'finished'");
    await workspace.night(DAY);
    expect(await workspace.workspace.count("forecasts")).toBeGreaterThan(100);
    await editPredictionSettings(workspace.at(1), undefined, { isOn: false });
    expect(await workspace.workspace.count("forecasts")).toBe(0);
    await workspace.night(DAY + 9);
    expect([(await getPredictions(workspace.at(1))).state, await workspace.workspace.count("prediction_runs")]).toEqual(["off", 0]);
    await expect(startTraining(workspace.at(1))).rejects.toThrow("turned off");
  });
});

describe("interrupted", () => {
  test("whatever step it stops in, it comes to the same as if it had not", async () => {
    await workspace.addOrders(before);
    await workspace.night(DAY);
    const whole = await unnamed();
    for (const path of ["/predictions/learn", "/predictions/score"]) {
      await workspace.workspace.run("delete from forecasts");
      await workspace.workspace.run("delete from prediction_log");
      await startTraining(workspace.at(atNight(DAY)));
      workspace.breakWorkshop(path);
      await expect(workspace.carryOn(atNight(DAY))).rejects.toThrow("The workshop is away");
      expect([path, await workspace.workspace.count("forecasts")]).toEqual([path, 0]);
      workspace.breakWorkshop(undefined);
      await continueRun(workspace.at(atNight(DAY)), Number.POSITIVE_INFINITY);
      expect(await unnamed()).toEqual(whole);
    }
  });

  test("one step at a time comes to the same; each message asks for the next", async () => {
    await workspace.addOrders(before);
    await startTraining(workspace.at(atNight(DAY)));
    let turns = 0;
    for (; (await run()).state === "running" && turns < 20; turns += 1) {
      const row = await run();
      await continueRun(workspace.at(atNight(DAY)), 0);
      expect(workspace.queue.at(-1)).toMatchObject({ kind: "predictions" });
      await takeStep(workspace.at(atNight(DAY)), row);
    }
    expect([turns, (await run()).state]).toEqual([5, "finished"]);
    const single = await unnamed();
    await startTraining(workspace.at(atNight(DAY)));
    await workspace.carryOn(atNight(DAY));
    expect(await unnamed()).toEqual(single);
  });

  test("delivered twice at once, each step is written once", async () => {
    await workspace.addOrders(before);
    await startTraining(workspace.at(atNight(DAY)));
    for (let turn = 0; (await run()).state === "running" && turn < 20; turn += 1) {
      const row = await run();
      const took = await Promise.all([takeStep(workspace.at(atNight(DAY)), row), takeStep(workspace.at(atNight(DAY)), row)]);
      expect([row.step, took.filter(Boolean).length]).toEqual([row.step, 1]);
      expect((await run()).version).toBe(row.version + 1);
    }
    expect((await run()).state).toBe("finished");
    expect(await workspace.workspace.count("audit", "action = 'prediction.published'")).toBe(1);
  });

  test("readers have the old forecasts until the new ones are whole", async () => {
    await workspace.addOrders(before);
    await workspace.night(DAY);
    const old = await workspace.forecasts();
    await workspace.addOrders(
      before.slice(0, 50).map(({ customer }) => ({ customer, day: DAY + 1 })),
      5,
    );
    await startTraining(workspace.at(atNight(DAY + 1)));
    while ((await run()).step !== "publish") {
      await takeStep(workspace.at(atNight(DAY + 1)), await run());
      expect(await workspace.forecasts()).toEqual(old);
    }
    await takeStep(workspace.at(atNight(DAY + 1)), await run());
    expect(await workspace.forecasts()).not.toEqual(old);
  });

  test("one that stands still is handed on, and given up after hours; while it runs no other begins", async () => {
    await workspace.addOrders(before);
    const now = Date.now();
    await startTraining(workspace.at(now));
    await expect(startTraining(workspace.at(now))).rejects.toThrow("right now");
    workspace.queue.length = 0;
    await keepPredictionsFresh(workspace.at(now + 60_000));
    expect(workspace.queue).toEqual([]);
    await keepPredictionsFresh(workspace.at(now + 180_000));
    expect(workspace.queue).toMatchObject([{ kind: "predictions" }]);
    await keepPredictionsFresh(workspace.at(now + 7 * 3_600_000));
    expect([(await run()).state, (await run()).reason]).toEqual(["failed", "interrupted"]);
  });
});

describe("what is read", () => {
  test("nothing after the day it is as of: neither learning nor scoring hears of it", async () => {
    await workspace.addOrders(before);
    await workspace.night(DAY);
    const [known, heard] = [await unnamed(), workspace.work.map(({ input }) => input)];
    await workspace.addOrders(orders.filter(({ day }) => day > DAY));
    await workspace.addOrders([{ customer: "c0", day: DAY + 4_000, amount: 9_999_999 }]);
    await startTraining(workspace.at(atNight(DAY)));
    workspace.work.length = 0;
    await workspace.carryOn(atNight(DAY));
    const days = workspace.work.flatMap(({ input }) => packedIn(input).flatMap(({ days: text }) => text.split(" ")));
    expect(Math.max(...days.map((entry) => Number(entry.split(":")[0])))).toBeLessThanOrEqual(DAY);
    expect(packedIn(workspace.work[0]?.input)).toEqual(packedIn(heard[0]));
    expect(await unnamed()).toEqual(known);
  });

  test("what is put into the bin, cancelled or taken out again is so in the next run", async () => {
    await workspace.addOrders(before);
    await workspace.night(DAY);
    const whole = await unnamed();
    const id = workspace.customerId("c3");
    await workspace.workspace.run("update orders set deleted_at = 9, updated_at = 9 where company_id = ?", id);
    await workspace.night(DAY + 1);
    expect((await workspace.forecasts()).map((row) => row.id)).not.toContain(id);
    await workspace.workspace.run("update orders set deleted_at = null, status = 'cancelled', updated_at = 10 where company_id = ?", id);
    await startTraining(workspace.at(atNight(DAY)));
    await workspace.carryOn(atNight(DAY));
    expect((await workspace.forecasts()).map((row) => row.id)).not.toContain(id);
    await workspace.workspace.run("update orders set status = 'fulfilled', updated_at = 11 where company_id = ?", id);
    await startTraining(workspace.at(atNight(DAY)));
    await workspace.carryOn(atNight(DAY));
    const again = await unnamed();
    expect(again.map(({ id: each, probability }) => [each, probability])).toEqual(
      whole.map(({ id: each, probability }) => [each, probability]),
    );
  });
});
