import { seeded } from "../../src/core/random.ts";
import { type Question, trainLabels } from "../../src/predictions/labels/train.ts";
import type { Cell, Table } from "../../src/predictions/table.ts";

/** Invented customers whose chance of leaving is known. */

export interface World {
  table: Table;
  /** The true probability of each row. */
  truth: Float64Array;
}

export const tableOf = (columns: Record<string, ArrayLike<Cell>>): Table => ({
  rows: Math.max(0, ...Object.values(columns).map(({ length }) => length)),
  columns: Object.entries(columns).map(([name, cells]) => ({ name, cells })),
});

/** `rows` customers: silence and plan matter, city and colour do not. */
export function customers(rows: number, seed: string): World {
  const random = seeded(seed);
  const each = Array.from({ length: rows }, (_, at) => {
    const [days, plan, spent] = [random.between(0, 200), random.pick(["monthly", "yearly"]), random.between(10, 900)];
    const truth = 1 / (1 + Math.exp(-(-2.2 + days / 60 + (plan === "monthly" ? 1 : -0.6))));
    return {
      id: `cus_${at}`,
      days,
      plan,
      spent,
      city: random.pick(["Huế", "Đà Nẵng", "Hà Nội"]),
      truth,
      left: random.chance(truth) ? "yes" : "no",
    };
  });
  const column = (name: keyof (typeof each)[number]): Cell[] => each.map((one) => one[name]);
  return {
    table: tableOf({
      ...{ id: column("id"), days: column("days"), plan: column("plan") },
      ...{ spent: column("spent"), city: column("city"), left: column("left") },
    }),
    truth: Float64Array.from(each, ({ truth }) => truth),
  };
}

export const DAY_OF_TEST = Date.UTC(2026, 10, 26);

/** Learns who leaves, as of the day of the test. */
export const learnLeavers = (table: Table, more: Partial<Question> = {}) =>
  trainLabels({ table, label: "left", positive: "yes", id: "id", asOf: DAY_OF_TEST, now: DAY_OF_TEST, seed: "test", ...more });

export function reordered(table: Table, order: number[]): Table {
  return { rows: order.length, columns: table.columns.map(({ name, cells }) => ({ name, cells: order.map((row) => cells[row] ?? null) })) };
}
