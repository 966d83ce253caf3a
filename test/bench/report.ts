import { availableParallelism, cpus } from "node:os";
import type { Bundle } from "./bundle.ts";
import type { Load } from "./load.ts";
import type { SizeResult } from "./measure.ts";
import type { OfferSpeed } from "./offers.ts";
import type { PurchaseSpeed } from "./purchases.ts";
import type { Bench } from "./run.ts";
import type { Training } from "./training.ts";

/** The figures as tables that also read well in a Markdown file. */
export function printBench({ bundle, training, purchases, offers, sizes }: Bench): void {
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}\n`);
  printLoad(sizes);
  printCosts(sizes);
  printBeside(sizes);
  printRest(sizes, bundle);
  if (training) printTraining(training);
  if (purchases) printPurchases(purchases);
  if (offers) printOffers(offers);
}

function printBeside(sizes: SizeResult[]): void {
  table(
    "The CRM while 16 people wait for a model that never answers",
    ["contacts", "operation", "alone /s", "p50", "p95", "beside /s", "p50", "p95", "beside : alone"],
    sizes.flatMap(({ contacts, beside }) =>
      beside.map((one) => [
        ...[count(contacts), one.operation, ...loadCells(one.alone).slice(0, 3), ...loadCells(one.beside).slice(0, 3)],
        `${(one.beside.perSecond / one.alone.perSecond).toFixed(2)}×`,
      ]),
    ),
  );
}

function printLoad(sizes: SizeResult[]): void {
  table(
    "Requests a second; p50 and p95 in ms; CPU: processor time in ms for one request, of everything but the load itself",
    ["contacts", "clients", "operation", "floor /s", "p50", "p95", "CPU", "ours /s", "p50", "p95", "CPU", "ours : floor"],
    sizes.flatMap(({ figures }) =>
      figures.map(({ contacts, clients, operation, floor, ours }) => [
        count(contacts),
        String(clients),
        operation,
        ...loadCells(floor),
        ...loadCells(ours),
        `${(floor.perSecond / ours.perSecond).toFixed(2)}×`,
      ]),
    ),
  );
}

const loadCells = ({ perSecond, p50Ms, p95Ms, cpuMs }: Load): string[] => [
  count(perSecond),
  p50Ms.toFixed(1),
  p95Ms.toFixed(1),
  cpuMs?.toFixed(2) ?? "–",
];

function printCosts(sizes: SizeResult[]): void {
  table(
    "What one request asks of the database (floor in brackets); trips: to the workspace, and with sign-in and consumers",
    ["contacts", "operation", "trips", "with sign-in", "rows returned", "rows read", "rows written"],
    sizes.flatMap(({ contacts, costs }) =>
      costs.map(({ operation, roundTrips, ours, floor }) => [
        count(contacts),
        operation,
        String(roundTrips ?? "–"),
        ours.roundTrips.toFixed(1),
        both(ours.rowsReturned, floor.rowsReturned),
        both(ours.rowsRead, floor.rowsRead),
        both(ours.rowsWritten, floor.rowsWritten),
      ]),
    ),
  );
}

function printRest(sizes: SizeResult[], bundle: Bundle | undefined): void {
  table(
    "Memory of Relata's processes, and a CSV import through the API",
    ["contacts", "at start", "after load", "of it files", "import rows/s"],
    sizes.map(({ contacts, memory: { started, loaded }, imported }) => [
      count(contacts),
      mb(started?.resident),
      mb(loaded?.resident),
      mb(loaded?.mapped),
      imported ? count(imported.perSecond) : "–",
    ]),
  );
  if (bundle) console.log(`Worker: ${count(bundle.compressedKb)} KB (gz), ${count(bundle.startMs)} ms to start`);
}

/** What the issue asks for, beside what was seen. */
const TARGETS = { trainSeconds: 5, trainMegabytes: 100, scoreSeconds: 10, easeSeconds: 3 };
const against = (seen: number, target: number, unit: string): string => `target ${target} ${unit}: ${seen < target ? "held" : "MISSED"}`;

function printTraining({ rows, columns, trainSeconds, trainCpuSeconds, scoreSeconds, megabytes }: Training): void {
  const said = `learned in ${trainSeconds.toFixed(1)} s (${trainCpuSeconds.toFixed(1)} s of processor, ${against(trainCpuSeconds, TARGETS.trainSeconds, "s")})`;
  const memory = `${count(megabytes)} MB beyond the table (${against(megabytes, TARGETS.trainMegabytes, "MB")})`;
  console.log(
    `Labels, ${count(rows)} rows of ${columns} columns: ${said}, scored with intervals in ${scoreSeconds.toFixed(1)} s, ${memory}`,
  );
}

function printPurchases(speed: PurchaseSpeed): void {
  const said = (seconds: number): string => `${seconds.toFixed(2)} s`;
  const { customers, purchases, gatherSeconds, learnSeconds, forecastSeconds, valueSeconds, megabytes } = speed;
  const times = `gathered in ${said(gatherSeconds)}, learned in ${said(learnSeconds)}, forecast in ${said(forecastSeconds)}, valued in ${said(valueSeconds)}`;
  console.log(
    `Purchases, ${count(customers)} customers with ${count(purchases)} purchases: ${times}, ${count(megabytes)} MB beyond the rows; ` +
      `as a Worker: learned from ${count(speed.workerCustomers)} in ${said(speed.workerLearnSeconds)}, scored ${count(speed.scored)} in slices in ` +
      `${said(speed.scoreSeconds)} (${against(speed.scoreSeconds, TARGETS.scoreSeconds, "s")}) (seconds of processor)`,
  );
}

function printOffers(speed: OfferSpeed): void {
  const said = (seconds: number): string => `${seconds.toFixed(1)} s`;
  const { customers, lines, inverseSeconds, gatherSeconds, learnSeconds, newSeconds, reorderSeconds, testSeconds, megabytes } = speed;
  const times = `gathered in ${said(gatherSeconds)}, learned in ${said(learnSeconds)}, tested in ${said(testSeconds)}`;
  console.log(
    `Offers, ${count(customers)} customers with ${count(lines)} lines: ${times}; lists of new items in ${said(newSeconds)}, of reorders in ${said(reorderSeconds)}; ` +
      `EASE of 1,000 items in ${said(inverseSeconds)} (${against(inverseSeconds, TARGETS.easeSeconds, "s")}); ${count(megabytes)} MB beyond the rows (seconds of processor)`,
  );
}

const count = (value: number) => Math.round(value).toLocaleString("en");

const both = (ours: number, floor: number) => `${decimal(ours)} (${decimal(floor)})`;

const decimal = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 1 });

const mb = (bytes: number | undefined) => (bytes === undefined ? "not told here" : `${Math.round(bytes / 1_048_576)} MB`);

function table(title: string, head: string[], rows: string[][]): void {
  if (rows.length === 0) return;
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" | ")} |`;
  console.log([`${title}\n`, line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line), ""].join("\n"));
}
