import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { editPredictionSettings } from "../../src/predictions/predictions.ts";
import { newestRun } from "../../src/predictions/runs.queries.ts";
import { continueRun, keepPredictionsFresh, startTraining, takeStep } from "../../src/predictions/runs.ts";
import {
  createLabelModel,
  deleteLabelModel,
  editLabelModel,
  getLabelModel,
  previewLabel,
} from "../../src/predictions/scores/label-models.ts";
import { cardIn, trainedRun } from "../../src/predictions/scores/label-queries.ts";
import type { ScoreFacts } from "../../src/predictions/scores/scores.schema.ts";
import { trackRecordOf } from "../../src/predictions/track-record.queries.ts";
import { addDeals, addLeads, type LabelWorld, startLabelWorld, TODAY } from "./label-world.ts";
import { atNight } from "./workspace.ts";

/** Labels learned inside a workspace: what is planted is found, what is not there is not claimed. */

let world: LabelWorld;
beforeEach(async () => {
  world = await startLabelWorld();
});
afterEach(() => world.close());

/** Hundreds of records as of six days: on a machine with other work it takes its time. */
const A_WHILE = { timeout: 90_000 };
const now = atNight(TODAY);
const learn = async (subject: string, at = now): Promise<void> => {
  await startTraining(world.at(at), subject);
  await world.carryOn(at);
};
const cardOf = async (subject: string) => {
  const card = cardIn((await world.at(now).db.all(trainedRun(subject)))[0]);
  if (!card) throw new Error(`Nothing was learned of ${subject}`);
  return card;
};
interface Said {
  id: string;
  band: string;
  probability: number | null;
  rank: number;
  points: number | null;
  facts: ScoreFacts;
}
const scores = async (subject: string): Promise<Said[]> => {
  const rows = await world.workspace.rows<Omit<Said, "facts"> & { facts: string }>(
    "select id, band, probability, rank, points, facts from label_scores where subject = ? order by rank desc, id",
    subject,
  );
  return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as ScoreFacts }));
};
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("deals won", () => {
  test("what is planted is learned, better than by stage alone, and reasons name it", async () => {
    const deals = await addDeals(world, 900, 8);
    await learn("win");
    const card = await cardOf("win");
    expect([card.method, card.percentages.state, card.tested.how]).toEqual(["logistic", "allowed", "newest"]);
    const lossOf = (method: string) => card.compared.find((each) => each.method === method)?.logLoss ?? Number.NaN;
    expect(lossOf("logistic")).toBeLessThan(lossOf("stage_prior"));
    const said = await scores("win");
    expect(said.length).toBe(deals.filter(({ moves }) => !["won", "lost"].includes(moves.at(-1)?.[0] ?? "")).length);
    const eager = new Set(deals.flatMap(({ id, isEager }) => (isEager ? [id] : [])));
    const chances = (isEager: boolean) => said.filter(({ id }) => eager.has(id) === isEager).map(({ probability }) => probability ?? 0);
    expect(mean(chances(true))).toBeGreaterThan(mean(chances(false)) + 0.2);
    for (const { probability, facts } of said) {
      expect(facts.range?.[0]).toBeLessThanOrEqual(probability ?? 0);
      expect(facts.range?.[1]).toBeGreaterThanOrEqual(probability ?? 1);
    }
    expect(said[0]?.facts.reasons[0]).toMatchObject({ feature: expect.stringMatching(/inbound|activities|mails/) });
    expect(said[0]?.facts.reasons[0]?.text.vi).toMatch(/^\S.*: \d+ \(thường là \d+\)$/);
  });

  test("the expected close lies where deals close: eight of ten within their interval", async () => {
    await addDeals(world, 600, 1);
    await learn("win");
    const { closing } = await cardOf("win");
    expect(closing?.deals).toBeGreaterThan(30);
    expect(closing?.covered).toBeGreaterThan(0.7);
    for (const { facts } of await scores("win")) {
      expect(facts.closes?.low).toBeGreaterThan(TODAY);
      expect(facts.closes?.median ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(facts.closes?.low ?? 0);
      expect(facts.closes?.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(facts.closes?.median ?? 0);
    }
  });

  test("coins are no prophecy: no percentage, only an order; too few deals, no percentage either", async () => {
    await addDeals(world, 400, 1, "coins");
    await learn("win");
    expect((await cardOf("win")).percentages).toEqual({ state: "refused", reason: "no_better_than_base_rate" });
    expect((await scores("win")).every(({ probability, facts }) => probability === null && facts.range === null)).toBe(true);
    await world.workspace.run("delete from deal_stage_events where deal_id not in (select id from deals order by id limit 50)");
    await world.workspace.run("delete from deals where id not in (select deal_id from deal_stage_events)");
    await learn("win");
    expect((await cardOf("win")).percentages).toEqual({ state: "refused", reason: "too_few_of_a_class" });
  });

  test("what was said is held against what came; what is still open is asked again later", async () => {
    await addDeals(world, 300, 4);
    await learn("win");
    const open = await scores("win");
    const [won, lost] = open;
    await world.insert("deal_stage_events", [
      { deal_id: won?.id, entered_at: (TODAY + 30) * 86_400_000, stage: "won" },
      { deal_id: lost?.id, entered_at: (TODAY + 40) * 86_400_000, stage: "lost" },
    ]);
    await learn("win", atNight(TODAY + 95));
    const log = await world.workspace.rows<{ record_id: string; outcome: number | null; due_on: number }>(
      "select record_id, outcome, due_on from prediction_log where subject = 'win' and made_on = ?",
      TODAY,
    );
    const of = (id?: string) => log.find(({ record_id }) => record_id === id);
    expect([of(won?.id)?.outcome, of(lost?.id)?.outcome]).toEqual([1, 0]);
    expect(of(open[2]?.id)).toMatchObject({ outcome: null, due_on: TODAY + 95 + 28 });
    expect(await trackRecordOf(world.at(now), "win")).toMatchObject({ settled: 2 });
  });
});

describe("leads that buy", () => {
  test("what is planted is learned; who has bought is not asked about", A_WHILE, async () => {
    const leads = await addLeads(world, 600, 6);
    await learn("lead");
    const card = await cardOf("lead");
    expect([card.percentages.state, card.horizonDays, card.tested.how]).toEqual(["allowed", 90, "newest"]);
    const said = await scores("lead");
    const bought = await world.workspace.rows<{ id: string }>("select contact_id as id from orders");
    expect(said.length).toBe(leads.length - bought.length);
    const eager = new Set(leads.flatMap(({ id, isEager }) => (isEager ? [id] : [])));
    const chances = (isEager: boolean) => said.filter(({ id }) => eager.has(id) === isEager).map(({ probability }) => probability ?? 0);
    expect(mean(chances(true))).toBeGreaterThan(2 * mean(chances(false)));
  });

  test("who buys by chance alone has no percentage", async () => {
    await addLeads(world, 400, 1, "chance");
    await learn("lead");
    expect((await cardOf("lead")).percentages.state).toBe("refused");
    expect((await scores("lead")).every(({ probability }) => probability === null)).toBe(true);
  });

  test("by the clock: begun once there is enough, learned once, scored when something was written", async () => {
    await addLeads(world, 120, 8);
    const kinds = () => world.workspace.rows("select subject, kind from prediction_runs where subject = 'lead' order by started_at");
    const rounds = async (day: number) => {
      for (let round = 0; round < 4; round += 1) {
        await keepPredictionsFresh(world.at(atNight(day) + round));
        await world.carryOn(atNight(day) + round);
      }
    };
    await rounds(TODAY);
    await rounds(TODAY + 1);
    expect(await kinds()).toEqual([{ subject: "lead", kind: "train" }]);
    await world.workspace.run("insert into change_feed (change_id, at) values ('chg_x', 1)");
    await rounds(TODAY + 2);
    expect(await kinds()).toEqual([
      { subject: "lead", kind: "train" },
      { subject: "lead", kind: "score" },
    ]);
    await rounds(TODAY + 8);
    expect((await kinds()).at(-1)).toEqual({ subject: "lead", kind: "train" });
  });

  test("interrupted anywhere it comes to the same, and readers have the old scores until then", async () => {
    await addLeads(world, 80, 8);
    await learn("lead");
    const whole = await scores("lead");
    for (const path of ["/predictions/features", "/predictions/labels/learn", "/predictions/labels/score"]) {
      await startTraining(world.at(now), "lead");
      world.breakWorkshop(path);
      await expect(world.carryOn(now)).rejects.toThrow("The workshop is away");
      expect([path, await scores("lead")]).toEqual([path, whole]);
      world.breakWorkshop(undefined);
      await continueRun(world.at(now), Number.POSITIVE_INFINITY);
      expect([path, await scores("lead")]).toEqual([path, whole]);
    }
    expect(await world.workspace.count("label_rows")).toBe(0);
  });

  test("delivered twice at once, each step is written once", async () => {
    await addLeads(world, 80, 8);
    await startTraining(world.at(now), "lead");
    const run = async () => (await world.at(now).db.all(newestRun("lead")))[0];
    for (let row = await run(); row?.state === "running"; row = await run()) {
      const took = await Promise.all([takeStep(world.at(now), row), takeStep(world.at(now), row)]);
      expect([row.step, row.position, took.filter(Boolean).length]).toEqual([row.step, row.position, 1]);
    }
    expect((await run())?.state).toBe("finished");
  });

  test("turned off, nothing is said any more", async () => {
    await addLeads(world, 80, 8);
    await learn("lead");
    await editPredictionSettings(world.at(now), undefined, { isOn: false });
    const left = ["label_scores", "label_score_drafts", "label_rows", "prediction_runs"].map((table) => world.workspace.count(table));
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
  });
});

const orders = { has: "orders" } as const;

describe("a label of the workspace's own", () => {
  const quiet = { name: "Mua lại", noun: "contacts", outcome: orders, horizonDays: 60 } as const;

  test("is previewed, learned, changed and taken away; it leaves its events and its rows in the audit", async () => {
    await addLeads(world, 300, 8);
    const preview = await previewLabel(world.at(now), quiet);
    expect(preview).toMatchObject({ enoughFor: "percentage", days: 6 });
    const { id, version, run } = await createLabelModel(world.at(now), quiet);
    expect(run).toMatchObject({ state: "running" });
    await world.carryOn(now);
    const card = await cardOf(id);
    expect([card.rows, card.positives]).toEqual([preview.rows, preview.positives]);
    expect((await scores(id)).length).toBe(preview.asked);
    await editLabelModel(world.at(now), { id, version }, { horizonDays: 30 });
    expect(await scores(id)).toEqual([]);
    await world.carryOn(now);
    expect((await cardOf(id)).horizonDays).toBe(30);
    await deleteLabelModel(world.at(now), { id, version: 2 });
    for (const table of ["label_scores", "prediction_log", "prediction_runs"])
      expect([table, await world.workspace.count(table, "subject = ?", id)]).toEqual([table, 0]);
    const events = await world.workspace.rows<{ event: string }>(
      "select event from outbox where event like 'prediction.model%' order by id",
    );
    expect(events.map(({ event }) => event)).toEqual(["prediction.model_created", "prediction.model_edited", "prediction.model_deleted"]);
    expect(await world.workspace.count("audit", "action like 'prediction.model%'")).toBe(3);
  });

  test("that is told by its own definition is named on the card", async () => {
    await addLeads(world, 300, 8);
    const { id } = await createLabelModel(world.at(now), { ...quiet, horizonDays: null });
    await world.carryOn(now);
    const leaks = (await cardOf(id)).leaks.filter(({ isLeftOut }) => isLeftOut).map(({ feature }) => feature);
    expect(leaks).toEqual(expect.arrayContaining(["orders", "daysSinceOrder"]));
    const city = await createLabelModel(world.at(now), { ...quiet, outcome: { field: "city", op: "is", value: "Huế" }, horizonDays: null });
    await world.carryOn(now);
    expect((await cardOf(city.id)).leaks).toContainEqual(expect.objectContaining({ feature: "city", reason: "is_the_outcome" }));
    expect((await cardOf(city.id)).percentages.state).toBe("refused");
  });

  test("what nobody can tell of a past day is refused with its path; so are an eleventh and what is no filter of the noun", async () => {
    const refused = async (outcome: object, path: string) =>
      expect(createLabelModel(world.at(now), { ...quiet, outcome } as never)).rejects.toMatchObject({
        fields: { [path]: expect.anything() },
      });
    await refused({ field: "updatedAt", op: "within", value: "today" }, "outcome.field");
    await refused({ any: [orders, { field: "prediction.band", op: "is", value: "high" }] }, "outcome.any.1.field");
    await refused({ field: "ownerId", op: "is", value: "me" }, "outcome.field");
    await refused({ field: "amount", op: "gt", value: 3 }, "filter.field");
    for (let made = 0; made < 10; made += 1) await createLabelModel(world.at(now), quiet);
    await expect(createLabelModel(world.at(now), quiet)).rejects.toThrow("at most 10");
  });

  test("too little to learn from: the run says so, and nothing is said of anybody", async () => {
    await world.contact([{ id: "con_01H0000000000000000000000A", day: TODAY - 300 }]);
    const { id } = await createLabelModel(world.at(now), quiet);
    await world.carryOn(now);
    expect(await getLabelModel(world.at(now), id)).toMatchObject({
      state: "not_learned",
      run: { state: "failed", reason: "too_little_known" },
    });
  });

  test("a condition that held only for a while counts on the days it held", async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `con_01H000000000000000000000${String(index).padStart(2, "0")}`);
    await world.contact(ids.map((id) => ({ id, day: TODAY - 400, stage: "customer" })));
    await world.insert(
      "change_log",
      ids.slice(0, 12).map((id, index) => ({
        ...{ id: `chr_${index}`, change_id: `chg_${index}`, at: (TODAY - 100) * 86_400_000, via: "page", action: "update" },
        ...{ record_kind: "contact", record_id: id, fields: JSON.stringify({ stage: ["lead", "customer"] }) },
      })),
    );
    const input = {
      name: "Thành khách",
      noun: "contacts",
      outcome: { field: "stage", op: "is", value: "customer" },
      horizonDays: 90,
    } as const;
    await world.order([{ contactId: ids[0] as string, day: TODAY - 390 }]);
    // Leads until then: on each of the days before they are asked about, and once they became customers within the horizon.
    expect(await previewLabel(world.at(now), input)).toMatchObject({ asked: 0, positives: 12 });
  });
});
