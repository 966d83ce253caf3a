import { seeded } from "../../src/core/random.ts";
import { scoreLabels, trainLabels } from "../../src/predictions/labels/train.ts";
import type { Column } from "../../src/predictions/table.ts";
import type { Training } from "./training.ts";

/** Learns who has a label from 100,000 rows of 60 columns, scores them all, and prints what it took. A process of its own: memory is counted from its peak. */

const ROWS = 100_000;
const NUMBERS = 40;
const LEVELS = 20;

const random = seeded("training");
const weights = Array.from({ length: NUMBERS }, () => random.next() - 0.5);
const columns: Column[] = weights.map((_, at) => ({
  name: `number ${at}`,
  cells: Float64Array.from({ length: ROWS }, () => random.next() ** 2),
}));
for (let at = 0; at < LEVELS; at += 1)
  columns.push({ name: `level ${at}`, cells: Array.from({ length: ROWS }, () => `value ${random.between(1, 8)}`) });
const hasLabel = Array.from({ length: ROWS }, (_, row) => {
  const logOdds = weights.reduce((sum, weight, at) => sum + weight * (Number(columns[at]?.cells[row]) - 0.33), -1.2);
  return random.chance(1 / (1 + Math.exp(-2 * logOdds))) ? "yes" : "no";
});
columns.push({ name: "left", cells: hasLabel }, { name: "id", cells: Array.from({ length: ROWS }, (_, row) => `cus_${row}`) });

const table = { rows: ROWS, columns };
const before = process.memoryUsage().rss;
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const trained = trainLabels({ table, label: "left", positive: "yes", id: "id", asOf: 0, now: 0, seed: "bench" });
const trainedAt = performance.now();
const { user, system } = process.cpuUsage(cpuBefore);
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_048_576;
scoreLabels(trained, table);
const found: Training = {
  ...{ rows: ROWS, columns: NUMBERS + LEVELS, auc: trained.card.metrics?.auc.value ?? Number.NaN },
  ...{
    trainSeconds: (trainedAt - startedAt) / 1_000,
    trainCpuSeconds: (user + system) / 1e6,
    megabytes,
    scoreSeconds: (performance.now() - trainedAt) / 1_000,
  },
};
console.log(JSON.stringify(found));
