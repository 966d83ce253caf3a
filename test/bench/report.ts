import type { Load } from "./load.ts";
import type { Bench, Cost, Figure } from "./run.ts";

/** The figures as a table that also reads well in a Markdown file. */
export function printBench({ figures, costs, memory }: Bench): void {
  table(
    ["contacts", "clients", "operation", "floor /s", "p50", "p95", "CPU ms", "ours /s", "p50", "p95", "CPU ms", "ours : floor"],
    figures.map(({ contacts, clients, operation, floor, ours }) => [
      count(contacts),
      String(clients),
      operation,
      ...loadCells(floor),
      ...loadCells(ours),
      ratio({ floor, ours }),
    ]),
  );
  table(
    ["contacts", "operation", "round trips", "with sign-in", "rows returned", "rows changed", "steps", "floor's steps"],
    costs.map(({ contacts, operation, roundTrips, ours, floor }: Cost) => [
      count(contacts),
      operation,
      String(roundTrips ?? "–"),
      ours.roundTrips.toFixed(1),
      ours.rowsReturned.toFixed(1),
      ours.rowsChanged.toFixed(1),
      count(ours.steps),
      count(floor.steps),
    ]),
  );
  table(
    ["contacts", "memory at start", "after load", "of it mapped files"],
    memory.map(({ contacts, started, loaded }) => [count(contacts), mb(started?.resident), mb(loaded?.resident), mb(loaded?.mapped)]),
  );
}

const loadCells = ({ perSecond, p50Ms, p95Ms, cpuMs }: Load) => [
  count(perSecond),
  p50Ms.toFixed(1),
  p95Ms.toFixed(1),
  cpuMs?.toFixed(2) ?? "–",
];

/** How many times as long ours takes as the floor. */
const ratio = ({ floor, ours }: Pick<Figure, "floor" | "ours">) => `${(floor.perSecond / ours.perSecond).toFixed(2)}×`;

const count = (value: number) => Math.round(value).toLocaleString("en");

const mb = (bytes: number | undefined) => (bytes === undefined ? "not available here" : `${Math.round(bytes / 1_048_576)} MB`);

function table(head: string[], rows: string[][]): void {
  if (rows.length === 0) return;
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" | ")} |`;
  console.log([line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line), ""].join("\n"));
}
