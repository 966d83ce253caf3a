import type { LibsqlStats, RecordedStatement } from "../../src/local/libsql-server.ts";
import { countRowsRead } from "../support/rows-read.ts";
import type { Hosted } from "./host.ts";
import type { HostProcess } from "./host-process.ts";
import { Connection, load, type Shot, type Target } from "./load.ts";
import type { Targets } from "./measure.ts";
import type { Operation } from "./operations.ts";

/** What one request costs the database, whatever the machine. */
export interface Work {
  /** To the server of databases, with the one that finds out who is asking and those of consumers after a change. */
  roundTrips: number;
  statements: number;
  rowsReturned: number;
  rowsRead: number;
  rowsWritten: number;
}

export interface Cost {
  operation: string;
  /** To the workspace's database alone, as the answer's own header says. */
  roundTrips: number | undefined;
  floor: Work;
  ours: Work;
}

interface Observed {
  before: LibsqlStats;
  after: LibsqlStats;
  statements: RecordedStatement[];
}

const SAMPLE = 20;
/** Writes cannot run a second time on the copy that rows read are counted on; what they changed the database itself has told. */
const READS = /^\s*(?:select|with)\b/i;

/** Sends a few requests of each operation and counts what they asked of the database. */
export async function costsOf(
  host: HostProcess,
  hosted: Hosted,
  operations: Operation[],
  targets: Targets,
  report: (line: string) => void,
): Promise<Cost[]> {
  const observed: { operation: Operation; floor: Observed; ours: Observed }[] = [];
  for (const operation of operations) {
    const floor = await observe(host, targets.floor, operation.floor);
    const ours = await observe(host, targets.ours, operation.ours);
    observed.push({ operation, floor, ours });
  }
  const reads = observed.flatMap(({ floor, ours }) => [...readsOf(floor, hosted), ...readsOf(ours, hosted)]);
  if (reads.length === 0) return [];
  report("Counting rows read, on a copy");
  const counted = await countRowsRead(hosted.databasePath, reads);
  const rowsRead = new Map(reads.map((statement, index) => [statement, counted[index]?.rowsRead ?? 0]));
  const costs: Cost[] = [];
  for (const { operation, floor, ours } of observed) {
    const roundTrips = await roundTripsOf(targets.ours, operation.ours(0));
    const work = (one: Observed) => workOf(one, readsOf(one, hosted), rowsRead);
    costs.push({ operation: operation.name, roundTrips, floor: work(floor), ours: work(ours) });
  }
  return costs;
}

async function observe(host: HostProcess, target: Target, shotOf: (n: number) => Shot): Promise<Observed> {
  const before = await host.stats();
  await host.record();
  await load(target, shotOf, { clients: 1, seconds: 30, atMost: SAMPLE });
  return { statements: await host.recorded(), before, after: await host.stats() };
}

const readsOf = ({ statements }: Observed, { databaseName }: Hosted): RecordedStatement[] =>
  statements.filter(({ database, sql }) => database === databaseName && READS.test(sql));

function workOf({ before, after }: Observed, reads: RecordedStatement[], rowsRead: Map<RecordedStatement, number>): Work {
  const each = (name: keyof LibsqlStats) => (after[name] - before[name]) / SAMPLE;
  return {
    roundTrips: each("roundTrips"),
    statements: each("statements"),
    rowsReturned: each("rowsReturned"),
    rowsRead: reads.reduce((total, statement) => total + (rowsRead.get(statement) ?? 0), 0) / SAMPLE,
    rowsWritten: each("rowsChanged"),
  };
}

async function roundTripsOf(target: Target, shot: Shot): Promise<number | undefined> {
  const connection = await Connection.open(target);
  const { headers } = await connection.send(shot);
  connection.close();
  const trips = headers["x-round-trips"];
  return trips === undefined ? undefined : Number(trips);
}
