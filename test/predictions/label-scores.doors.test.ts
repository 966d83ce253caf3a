import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import { DAY } from "../../src/core/time.ts";
import type { TrackRecord } from "../../src/predictions/predictions.schema.ts";
import type { LabelModel, RecordScore, Score } from "../../src/predictions/scores/scores.schema.ts";
import { addRole } from "../access/world.ts";
import { importFile } from "../imports/import-file.ts";
import { type App, startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { addDeals, recordsInto } from "./label-world.ts";

/** Scores as the page and programs meet them: learned by the running app, as far as everybody's rights reach. */

const TODAY = Math.floor(Date.now() / DAY) - 1;
let app: App;
let owner: Client;
let deals: Awaited<ReturnType<typeof addDeals>>;

const SCORES = "predictions/models/win/scores";
type Listed = { items: Score[]; nextCursor: string | null };
const all = async (client: Client, query = ""): Promise<Score[]> => {
  const found: Score[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await client.get<Listed>(`${SCORES}?limit=7${query}${cursor}`);
    found.push(...body.items);
    if (!body.nextCursor) return found;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
};
const learned = (client: Client, subject: string, withinMs?: number) =>
  eventually(
    `${subject} to be learned`,
    async () => {
      const { body } = await client.get<LabelModel>(`predictions/models/${subject}`);
      return body.run?.state === "finished" ? body : undefined;
    },
    withinMs,
  );
const isOpen = ({ moves }: (typeof deals)[number]) => !["won", "lost"].includes(moves.at(-1)?.[0] ?? "");

beforeAll(async () => {
  app = await startApp({ empty: true });
  owner = app.owner;
  deals = await addDeals(recordsInto(databasesOf(app).workspace), 400, 4, "deals", TODAY);
});
afterAll(() => app.close());

test("before anything is learned every answer says so", async () => {
  const { body } = await owner.get<{ items: LabelModel[] }>("predictions/models");
  expect(body.items).toMatchObject([
    { id: "win", isOwn: false, state: "not_learned", card: null, run: null },
    { id: "lead", isOwn: false, state: "not_learned", noun: "contacts", horizonDays: 90 },
  ]);
  expect((await owner.get<RecordScore>(`${SCORES}/${deals[0]?.id}`)).body).toEqual({
    state: "not_learned",
    asOf: null,
    card: null,
    score: null,
  });
  expect((await owner.get(`${SCORES}/dea_01H0000000000000000000000X`)).status).toBe(404);
  expect((await owner.get("predictions/models/lbm_01H0000000000000000000000X")).status).toBe(404);
});

test("learned on demand, with a card; one at a time", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => owner.post("predictions/models/win/train")));
  expect([first?.status, second?.status].sort()).toEqual([201, 409]);
  expect(await learned(owner, "win")).toMatchObject({ state: "learned", card: { method: "logistic", percentages: { state: "allowed" } } });
});

test("all open deals, the likeliest first, page by page; those of a band", async () => {
  const said = await all(owner);
  expect(said.map(({ id }) => id).sort()).toEqual(
    deals
      .filter(isOpen)
      .map(({ id }) => id)
      .sort(),
  );
  const chances = said.map(({ probability }) => probability ?? 0);
  expect(chances).toEqual(chances.toSorted((left, right) => right - left));
  const high = await all(owner, "&band=high");
  expect(high.map(({ id }) => id)).toEqual(said.filter(({ band }) => band === "high").map(({ id }) => id));
});

test("of one deal: why, on which record it rests, and when it is expected to close", async () => {
  const [best] = await all(owner);
  const { body } = await owner.get<RecordScore>(`${SCORES}/${best?.id}`);
  expect(body.state).toBe("learned");
  expect(body.score?.reasons[0]).toMatchObject({
    effect: "raises",
    field: expect.stringMatching(/^activities\./),
    recordId: expect.stringMatching(/^act_/),
  });
  const { low, median, high } = body.score?.closesOn ?? { low: "", median: "", high: "" };
  expect([low, median ?? "", high ?? ""].toSorted()).toEqual([low, median, high]);
  const closed = deals.find((deal) => !isOpen(deal));
  expect((await owner.get<RecordScore>(`${SCORES}/${closed?.id}`)).body).toMatchObject({ state: "not_asked", score: null });
});

test("lists of deals are filtered by it, and only for who may", async () => {
  const filter = encodeURIComponent(JSON.stringify({ field: "score.win", op: "gt", value: 0.5 }));
  const said = await all(owner);
  const { body } = await owner.get<{ items: { id: string }[] }>(`deals?limit=100&filter=${filter}`);
  const likely = said.filter(({ probability }) => (probability ?? 0) > 0.5).map(({ id }) => id);
  expect(likely.length).toBeGreaterThan(0);
  expect(body.items.map(({ id }) => id).sort()).toEqual(likely.sort());
  const { "predictions:read": _, ...rest } = BUILT_IN.viewer.allows;
  const blind = (await addPerson(app, await addRole(app, "Không dự báo", { allows: rest, hides: {}, locks: {} }))).client;
  expect((await blind.get<{ items: unknown[] }>(`deals?limit=100&filter=${filter}`)).body.items ?? []).toEqual([]);
  expect((await blind.get(SCORES)).status).toBe(403);
});

test("who sees their own deals alone hears of those alone; what sums up what they do not see is no reason", async () => {
  const own = await addPerson(
    app,
    await addRole(app, "Của mình", { allows: { ...BUILT_IN.viewer.allows, "deals:read": "own" }, hides: {}, locks: {} }),
  );
  const [mine, other] = deals.filter(isOpen);
  await databasesOf(app).workspace.run("update deals set owner_id = ? where id = ?", own.id, mine?.id ?? "");
  expect((await all(own.client)).map(({ id }) => id)).toEqual([mine?.id]);
  expect((await own.client.get(`${SCORES}/${other?.id}`)).status).toBe(404);
  const [best] = await all(owner);
  const narrow = { ...BUILT_IN.viewer.allows, "activities:read": "own" as const };
  const half = (await addPerson(app, await addRole(app, "Nửa", { allows: narrow, hides: {}, locks: {} }))).client;
  const { body } = await half.get<RecordScore>(`${SCORES}/${best?.id}`);
  expect(body.score?.probability).toBe(best?.probability);
  expect(body.score?.reasons.filter(({ field }) => field.startsWith("activities."))).toEqual([]);
});

test("a label of one's own: previewed, learned, told, and gone", async () => {
  const outcome = { has: "deals", where: { field: "status", op: "is", value: "won" } };
  const { body: preview } = await owner.get<{ enoughFor: string; asked: number }>(
    `predictions/models/preview?noun=contacts&horizonDays=60&outcome=${encodeURIComponent(JSON.stringify(outcome))}`,
  );
  expect(preview.enoughFor).toBe("percentage");
  const { status, body: made } = await owner.post<LabelModel>("predictions/models", {
    name: "Chốt trong 60 ngày",
    noun: "contacts",
    outcome,
    horizonDays: 60,
  });
  expect([status, made.isOwn, made.population]).toEqual([201, true, null]);
  await learned(owner, made.id);
  const { body } = await owner.get<Listed>(`predictions/models/${made.id}/scores`);
  expect(body.items.length).toBeGreaterThan(0);
  expect((await owner.get<TrackRecord>(`predictions/models/${made.id}/track-record`)).body).toMatchObject({
    settled: 0,
    waiting: preview.asked,
  });
  expect(
    (await owner.post("predictions/models", { name: "x", noun: "contacts", outcome: { field: "nothing", op: "is", value: "x" } })).status,
  ).toBe(422);
  expect((await owner.delete(`predictions/models/${made.id}`, { version: made.version })).status).toBe(204);
  expect((await owner.get(`predictions/models/${made.id}`)).status).toBe(404);
});

/** 4,000 deals take a machine with other work some time. */
const A_WHILE = 90_000;
const SALES = join(process.env.RELATA_DATA ?? join(import.meta.dirname, "../../../shared/data"), "crm_sales");

describe.skipIf(!existsSync(SALES))("a sales team's export (set RELATA_DATA to a folder with crm_sales)", () => {
  test(
    "whose wins nothing foretells has no percentage",
    async () => {
      const sales = await startApp({ empty: true });
      try {
        for (const name of ["sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv"])
          await importFile(sales.owner, name, new Uint8Array(readFileSync(join(SALES, name))), { currency: "USD" });
        await eventually("nothing else to be learned", async () =>
          (await sales.owner.post("predictions/models/win/train")).status === 201 ? true : undefined,
        );
        const { card } = await learned(sales.owner, "win", A_WHILE);
        expect(card?.percentages).toMatchObject({ state: "refused" });
        const { body } = await sales.owner.get<Listed>(`${SCORES}?limit=100`);
        expect(body.items.length).toBe(100);
        expect(body.items.every(({ probability }) => probability === null)).toBe(true);
      } finally {
        await sales.close();
      }
    },
    2 * A_WHILE,
  );
});
