import type { Meter, MeterCounts } from "./meter.schema.ts";

/** What a run adds to the meter. Pure. */
export interface MeterRun {
  kind: string;
  engine: string;
  model: string | null;
  memberId: string;
  outcome: string;
  tokens: number;
  /** Null: it cost nothing, or nobody knows what. */
  costMicros: number | null;
  latencyMs: number;
  edited: number | null;
  day: string;
}

/** Ways for a run to end that are nobody's failure. */
const FINE = new Set(["ok", "stopped"]);
const isFailure = ({ outcome }: MeterRun): boolean => !FINE.has(outcome);

/** Totals, groups (by what `keyOf` says, greatest cost, tokens and number first) and failures by reason. */
export function meterOf(runs: MeterRun[], keyOf: (run: MeterRun) => string): Pick<Meter, "total" | "groups" | "failures"> {
  const groups = Map.groupBy(runs, keyOf);
  const failures = Map.groupBy(runs.filter(isFailure), ({ outcome }) => outcome);
  return {
    total: countsOf(runs),
    groups: [...groups]
      .map(([key, of]) => ({ key, ...countsOf(of) }))
      .sort((a, b) => (b.costMicros ?? 0) - (a.costMicros ?? 0) || b.tokens - a.tokens || b.runs - a.runs || a.key.localeCompare(b.key)),
    failures: [...failures].map(([reason, of]) => ({ reason, n: of.length })).sort((a, b) => b.n - a.n),
  };
}

/** A run that says how a draft was sent writes nothing itself. */
function countsOf(runs: MeterRun[]): MeterCounts {
  const written = runs.filter(({ kind }) => kind !== "sent");
  const latencies = written.filter((run) => run.engine === "model" && !isFailure(run)).map(({ latencyMs }) => latencyMs);
  const edits = runs.flatMap(({ kind, edited }) => (kind === "sent" && edited !== null ? [edited] : []));
  const sum = (of: (run: MeterRun) => number): number => runs.reduce((total, run) => total + of(run), 0);
  return {
    ...{ runs: written.length, failures: written.filter(isFailure).length },
    tokens: sum(({ tokens }) => tokens),
    ...costsOf(runs),
    ...{ p50Ms: quantile(latencies, 0.5), p95Ms: quantile(latencies, 0.95) },
    drafted: written.filter(({ kind, outcome }) => kind === "draft" && outcome === "ok").length,
    sent: runs.filter(({ kind }) => kind === "sent").length,
    edited: edits.length > 0 ? edits.reduce((total, one) => total + one, 0) / edits.length : null,
  };
}

/** A model worked, and what for is not known: built-in runs use no tokens. */
const isUnpriced = ({ tokens, costMicros }: MeterRun): boolean => costMicros === null && tokens > 0;

/** Of runs without a price alone no sum is known, not even that it is nothing. */
function costsOf(runs: MeterRun[]): Pick<MeterCounts, "costMicros" | "unpriced"> {
  const unpriced = runs.filter(isUnpriced).length;
  const known = runs.flatMap(({ costMicros }) => costMicros ?? []);
  return { costMicros: unpriced > 0 && known.every((cost) => cost === 0) ? null : known.reduce((sum, cost) => sum + cost, 0), unpriced };
}

/** The nearest-rank quantile: a value that did occur. */
export function quantile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
