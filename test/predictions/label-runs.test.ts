import { afterEach, beforeEach, describe, test } from "vitest";
import { startTraining } from "../../src/predictions/runs.ts";
import { cardIn, trainedRun } from "../../src/predictions/scores/label-queries.ts";
import { addDeals, addLeads, type LabelWorld, startLabelWorld, TODAY } from "./label-world.ts";
import { atNight } from "./workspace.ts";

let world: LabelWorld;
beforeEach(async () => {
  world = await startLabelWorld();
});
afterEach(() => world.close());

const now = atNight(TODAY);
const cardOf = async (subject: string) => cardIn((await world.at(now).db.all(trainedRun(subject)))[0]);
const scores = (subject: string) =>
  world.workspace.rows<{ id: string; probability: number | null; rank: number; facts: string }>(
    "select * from label_scores where subject = ? order by rank desc",
    subject,
  );

describe("a label", () => {
  test("win", async () => {
    await addDeals(world, 500, 4);
    console.time("run");
    await startTraining(world.at(now), "win");
    await world.carryOn(now);
    console.timeEnd("run");
    console.log(JSON.stringify(await cardOf("win"), null, 1));
    console.log((await scores("win")).slice(0, 2));
    console.log(await world.workspace.rows("select state, reason, step from prediction_runs"));
  });
  test("lead", async () => {
    await addLeads(world, 600, 6);
    console.time("run");
    await startTraining(world.at(now), "lead");
    await world.carryOn(now);
    console.timeEnd("run");
    console.log(JSON.stringify(await cardOf("lead"), null, 1));
    console.log((await scores("lead")).slice(0, 2));
    console.log(await world.workspace.rows("select state, reason, step from prediction_runs"));
  });
});
