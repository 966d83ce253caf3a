import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/core/random.ts";
import { readTable } from "../../src/predictions/labels/columns.ts";
import { designOf, logOddsOfRow } from "../../src/predictions/labels/design.ts";
import { learnEncodings } from "../../src/predictions/labels/encoding.ts";
import { fitLogistic, leaveOneOut, settled } from "../../src/predictions/labels/logistic.ts";
import { countPoints, sayPoints } from "../../src/predictions/labels/points.ts";
import { reasonsOf } from "../../src/predictions/labels/reasons.ts";
import { sayReason } from "../../src/predictions/labels/reasons.words.ts";
import { scoresOf } from "../../src/predictions/labels/score.ts";
import { columnsFor, scoreLabels } from "../../src/predictions/labels/train.ts";
import { probabilityOf } from "../../src/predictions/maths/odds.ts";
import { auc, calibrationError, meanOf } from "../../src/predictions/metrics.ts";
import { logisticFrom, saveLogistic } from "../../src/predictions/scores/saved-label-model.ts";
import { customers, DAY_OF_TEST, learnLeavers, reordered, tableOf } from "./world.ts";

const outcomesOf = (cells: ArrayLike<unknown>): Uint8Array => Uint8Array.from(cells as unknown[], (cell) => Number(cell === "yes"));
const rowsOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row);

function designed(rows: number, seed: string) {
  const { table } = customers(rows, seed);
  const { columns } = readTable({ rows, columns: table.columns.filter(({ name }) => !["id", "left"].includes(name)) }, DAY_OF_TEST);
  const design = designOf(learnEncodings(columns, rowsOf(rows)), columns, rowsOf(rows));
  return { design, outcomes: outcomesOf(table.columns.at(-1)?.cells ?? []) };
}

describe("ridge logistic regression", () => {
  test("the gradient is zero at the optimum, with bins (above 500 rows) and linear (below)", () => {
    fc.assert(
      fc.property(fc.constantFrom(60, 300, 900), fc.constantFrom(0.1, 1, 30), fc.integer({ max: 99, min: 0 }), (rows, penalty, seed) => {
        const { design, outcomes } = designed(rows, `gradient ${seed}`);
        const { coefficients } = fitLogistic(design, outcomes, penalty);
        const gradient = new Float64Array(design.size + 1);
        for (let row = 0; row < rows; row += 1) {
          const rest = (outcomes[row] as number) - probabilityOf(logOddsOfRow(design, coefficients, row));
          gradient[design.size] = (gradient[design.size] as number) + rest;
          for (let at = 0; at < design.hotColumns; at += 1) {
            const feature = design.hot[row * design.hotColumns + at] as number;
            gradient[feature] = (gradient[feature] as number) + rest;
          }
          for (const [at, feature] of design.linearFeatures.entries())
            gradient[feature] = (gradient[feature] as number) + rest * (design.linear[row * design.linearFeatures.length + at] as number);
        }
        for (const [feature, slope] of gradient.entries())
          expect(slope - (feature < design.size ? penalty * (coefficients[feature] as number) : 0)).toBeCloseTo(0, 2);
      }),
      { numRuns: 15 },
    );
  });

  test("one yes-or-no column: the coefficients are the log-odds of its two groups, as λ goes to 0", () => {
    const cells = [...Array<string>(40).fill("a"), ...Array<string>(60).fill("b")];
    const outcomes = Uint8Array.from(cells, (_, row) => Number(row < 30 || (row >= 40 && row < 55)));
    const { columns } = readTable(tableOf({ plan: cells }), DAY_OF_TEST);
    const design = designOf(learnEncodings(columns, rowsOf(100)), columns, rowsOf(100));
    const { coefficients } = fitLogistic(design, outcomes, 1e-6);
    expect(probabilityOf(logOddsOfRow(design, coefficients, 0))).toBeCloseTo(30 / 40, 4);
    expect(probabilityOf(logOddsOfRow(design, coefficients, 99))).toBeCloseTo(15 / 60, 4);
  });

  test("leaving a row out by its leverage is what a fit without it says", () => {
    const { design, outcomes } = designed(80, "leave one out");
    const unseen = leaveOneOut(design, outcomes, settled(fitLogistic(design, outcomes, 3)));
    for (const row of [0, 17, 42, 79]) {
      const others = Uint32Array.from({ length: 79 }, (_, at) => at + Number(at >= row));
      const { table } = customers(80, "leave one out");
      const { columns } = readTable({ rows: 80, columns: table.columns.filter(({ name }) => !["id", "left"].includes(name)) }, DAY_OF_TEST);
      const without = designOf(learnEncodings(columns, rowsOf(80)), columns, others);
      const fit = fitLogistic(
        without,
        Uint8Array.from(others, (at) => outcomes[at] as number),
        3,
      );
      expect(unseen[row]).toBeCloseTo(logOddsOfRow(design, fit.coefficients, row), 1);
    }
  });
});

describe("who will leave", () => {
  const past = customers(3_000, "past");
  const future = customers(3_000, "future");
  const trained = learnLeavers(past.table);
  const scores = scoreLabels(trained, future.table);
  const outcomes = outcomesOf(future.table.columns.at(-1)?.cells ?? []);

  test("ranks nearly as well as the truth does, and what it says comes true as often", () => {
    expect(auc(outcomes, scores.probabilities)).toBeGreaterThan(auc(outcomes, future.truth) - 0.012);
    expect(calibrationError(outcomes, scores.probabilities)).toBeLessThan(0.03);
    expect(trained.card).toMatchObject({
      percentages: { state: "allowed" },
      rows: 3_000,
      leaks: [],
      tested: { how: "folds", folds: 5, predicted: 3_000 },
    });
  });

  test("the card's figures are what new rows then show", () => {
    const { metrics } = trained.card;
    expect(metrics?.auc.value).toBeCloseTo(auc(outcomes, scores.probabilities), 1);
    expect(metrics?.auc).toMatchObject({ method: "bootstrap" });
    expect(metrics && metrics.auc.low < metrics.auc.value && metrics.auc.value < metrics.auc.high).toBe(true);
  });

  test("is the same again under a seed, also when the rows come in another order", () => {
    expect(scoreLabels(learnLeavers(past.table), future.table).probabilities).toEqual(scores.probabilities);
    const random = seeded("order");
    const order = [...rowsOf(3_000)].map((row) => ({ row, at: random.next() })).sort((left, right) => left.at - right.at);
    const mixed = learnLeavers(
      reordered(
        past.table,
        order.map(({ row }) => row),
      ),
    );
    expect(mixed.card.metrics).toEqual(trained.card.metrics);
    for (const [row, probability] of scoreLabels(mixed, future.table).probabilities.entries())
      expect(probability).toBeCloseTo(scores.probabilities[row] as number, 9);
  });

  test("what was learned survives being written down and read again", () => {
    const { encodings, recalibration } = trained.model;
    expect(JSON.parse(JSON.stringify({ encodings, recalibration }))).toEqual({ encodings, recalibration });
  });

  test("reasons name the column, what it is and what is usual, in both languages", () => {
    const table = tableOf({ id: ["x"], days: [190], plan: ["monthly"], spent: [300], city: ["Huế"] });
    const [reasons = []] = reasonsOf(trained.model, columnsFor(trained.model, table), rowsOf(1));
    expect(reasons[0]).toMatchObject({ column: "days", value: 190, kind: "number" });
    expect(reasons[0]?.effect).toBeGreaterThan(0);
    expect(reasons.map(({ column }) => column)).toContain("plan");
    expect(sayReason(reasons[0] as (typeof reasons)[0], "en")).toMatch(/^days 190, usually [\d.]+: raises it$/);
    expect(sayReason(reasons[0] as (typeof reasons)[0], "vi")).toMatch(/^days 190, thường là [\d,]+: làm tăng$/);
  });

  test("a level or a gap that was never seen moves nothing: the row is as the others are in it", () => {
    const seen = { id: ["x"], days: [100], spent: [300], city: ["Huế"] };
    const [monthly, yearly, odd, gap] = ["monthly", "yearly", "weekly", null].map(
      (plan) => scoreLabels(trained, tableOf({ ...seen, plan: [plan] })).probabilities[0] as number,
    );
    for (const between of [odd, gap])
      expect((yearly as number) < (between as number) && (between as number) < (monthly as number)).toBe(true);
  });
});

describe("intervals of the probability", () => {
  test.each([
    { labels: 100, draws: 16 },
    { labels: 400, draws: 8 },
    { labels: 1_000, draws: 4 },
    { labels: 3_000, draws: 2 },
    { labels: 10_000, draws: 1 },
  ])("of nine in ten hold the truth about so often, learned from $labels labels", ({ labels, draws }) => {
    const future = customers(800, "those to come");
    const held = Array.from({ length: draws }, (_, draw) => {
      const { low, high } = scoreLabels(learnLeavers(customers(labels, `${labels} labels, ${draw}`).table), future.table);
      return meanOf(800, (row) =>
        Number((low[row] as number) <= (future.truth[row] as number) && (future.truth[row] as number) <= (high[row] as number)),
      );
    });
    const covered = meanOf(draws, (draw) => held[draw] as number);
    expect(covered).toBeGreaterThan(0.8);
    expect(covered).toBeLessThan(0.985);
  });

  test("are wider where fewer labels tell, and there for a value that was never seen", () => {
    const trained = learnLeavers(customers(3_000, "past").table);
    const row = (plan: string, days: number | null) => tableOf({ id: ["x"], days: [days], spent: [300], city: ["Huế"], plan: [plan] });
    const width = (table: ReturnType<typeof row>) => {
      const { low, high, probabilities } = scoreLabels(trained, table);
      expect((low[0] as number) < (probabilities[0] as number) && (probabilities[0] as number) < (high[0] as number)).toBe(true);
      return (high[0] as number) - (low[0] as number);
    };
    for (const odd of [row("weekly", 100), row("monthly", null)]) expect(width(odd)).toBeGreaterThan(0);
    const few = learnLeavers(customers(400, "past").table);
    const { low, high } = scoreLabels(few, row("monthly", 100));
    expect((high[0] as number) - (low[0] as number)).toBeGreaterThan(width(row("monthly", 100)));
  });
});

describe("few labels", () => {
  const past = customers(60, "few");
  const trained = learnLeavers(past.table);

  test("under thirty of a class there are points and no percentage, and the points are the rank", () => {
    expect(trained.card).toMatchObject({ method: "points", percentages: { state: "refused", reason: "too_few_of_a_class" } });
    const { points, probabilities } = scoreLabels(trained, past.table);
    const sorted = [...rowsOf(60)].sort((left, right) => (points?.[left] as number) - (points?.[right] as number));
    for (const [at, row] of sorted.entries())
      if (at > 0) expect(probabilities[row] as number).toBeGreaterThanOrEqual(probabilities[sorted[at - 1] as number] as number);
    expect(auc(outcomesOf(past.table.columns.at(-1)?.cells ?? []), probabilities)).toBeGreaterThan(0.6);
  });

  test("points can be added up by hand", () => {
    const rule = trained.points;
    if (!rule) throw new Error("no points");
    const table = tableOf({ id: ["x"], days: [180], plan: ["monthly"], spent: [20], city: ["Huế"] });
    const byHand = rule.lines.map(({ column, by, points }) => {
      const cell = table.columns.find(({ name }) => name === column)?.cells[0] as string | number;
      return points["levels" in by ? by.levels.indexOf(cell as string) : by.cuts.filter((cut) => cut < (cell as number)).length] as number;
    });
    expect(countPoints(rule, columnsFor(trained.model, table), rowsOf(1))[0]).toBe(byHand.reduce((sum, each) => sum + each, 0));
    expect(sayPoints(rule)[0]).toMatch(/^[+−]10 /);
  });
});

test("shuffled labels are refused a percentage, and their probabilities stay at the base rate", () => {
  const tries = 25;
  let refused = 0;
  for (let at = 0; at < tries; at += 1) {
    const { table } = customers(400, `shuffled ${at}`);
    const random = seeded(`labels ${at}`);
    const labels = Array.from(table.columns.at(-1)?.cells ?? []);
    const mixed = labels.map((cell) => ({ cell, order: random.next() })).sort((left, right) => left.order - right.order);
    const shuffled = { rows: 400, columns: [...table.columns.slice(0, -1), { name: "left", cells: mixed.map(({ cell }) => cell) }] };
    const trained = learnLeavers(shuffled);
    if (trained.card.percentages.state === "allowed") continue;
    refused += 1;
    expect(trained.card.percentages.reason).toBe("no_better_than_base_rate");
    const { probabilities } = scoreLabels(trained, shuffled);
    for (const probability of probabilities) expect(Math.abs(probability - trained.card.baseRate)).toBeLessThan(0.15);
    expect(new Set(probabilities).size).toBeGreaterThan(5);
  }
  expect(refused / tries).toBeGreaterThanOrEqual(0.95);
});

test("what held only in the past is refused: an effect of the calendar that the newest rows do not have", () => {
  const random = seeded("calendar");
  const days = Array.from({ length: 1_500 }, () => random.between(0, 600));
  const table = tableOf({
    id: days.map((_, row) => `deal_${row}`),
    began: days.map((day) => new Date(DAY_OF_TEST - day * 86_400_000).toISOString().slice(0, 10)),
    team: days.map(() => random.pick(["north", "south"])),
    left: days.map((day) => (random.chance(day > 400 ? 0.85 : 0.5) ? "yes" : "no")),
  });
  expect(learnLeavers(table).card.percentages).toMatchObject({ state: "refused", reason: "no_better_on_the_newest" });
});

test("a model that was kept and read again says the same, and its intervals too", () => {
  const { table } = customers(900, "kept");
  const { model } = learnLeavers(table);
  const again = logisticFrom(JSON.parse(JSON.stringify(saveLogistic(model, true))));
  const columns = columnsFor(
    model,
    tableOf({ days: [190, null, 3], plan: ["monthly", "weekly", "yearly"], spent: [300, 20, 800], city: ["Huế", "Huế", null] }),
  );
  const [said, kept] = [model, again].map((each) => scoresOf(each, columns, rowsOf(3), { isBounded: true }));
  for (const row of rowsOf(3)) {
    expect(kept?.probabilities[row]).toBeCloseTo(said?.probabilities[row] as number, 3);
    expect(kept?.bounds?.low[row]).toBeCloseTo(said?.bounds?.low[row] as number, 3);
    expect(kept?.bounds?.high[row]).toBeCloseTo(said?.bounds?.high[row] as number, 3);
  }
  const unbounded = logisticFrom(JSON.parse(JSON.stringify(saveLogistic(model, false))));
  expect(scoresOf(unbounded, columns, rowsOf(3), { isBounded: true }).bounds).toBeNull();
});
