import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Numbers of contacts. */
  sizes: number[];
  clients: number[];
  /** Names of operations; empty for all. */
  only: string[];
  seconds: number;
  json: boolean;
  /** Make the records anew although the ones of the last run would do. */
  fresh: boolean;
  help: boolean;
}

export const HELP = `Measures Relata beside a bare Worker on the same machine, in the same minute.

  npm run bench -- [options]

  --sizes LIST    numbers of contacts (1k,100k); 1m works too and takes some ten minutes to fill
  --clients LIST  how many ask at once (1,16)
  --only LIST     operations: hello, list, filtered, search, record, create, edit, beside, import, bundle, training, purchases, offers
  --seconds N     longest time for each figure (1.5)
  --fresh         fill the databases anew instead of copying those of an earlier run (.cache/bench)
  --json          the figures as JSON
  --help          this text`;

const KNOWN = [
  "hello",
  "list",
  "filtered",
  "search",
  "record",
  "create",
  "edit",
  "beside",
  "import",
  "bundle",
  "training",
  "purchases",
  "offers",
];

export function readBenchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: "string", default: "1k,100k" },
      clients: { type: "string", default: "1,16" },
      only: { type: "string", default: "" },
      seconds: { type: "string", default: "1.5" },
      json: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const only = listOf(values.only);
  const unknown = only.find((name) => !KNOWN.includes(name));
  if (unknown) throw new Error(`There is no operation "${unknown}": ${KNOWN.join(", ")}`);
  return {
    ...values,
    sizes: listOf(values.sizes).map((text) => numberFrom("--sizes", text)),
    clients: listOf(values.clients).map((text) => numberFrom("--clients", text)),
    seconds: numberFrom("--seconds", values.seconds),
    only,
  };
}

const UNITS: Record<string, number> = { "": 1, k: 1_000, m: 1_000_000 };

const listOf = (text: string): string[] => text.split(",").filter(Boolean);

function numberFrom(option: string, text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([km]?)$/i.exec(text) ?? [];
  const number = Number(digits) * (UNITS[unit?.toLowerCase() ?? ""] ?? Number.NaN);
  if (number > 0) return number;
  throw new Error(`${option} wants numbers such as 16 or 100k, not "${text}"`);
}
