import { type Floor, startFloor } from "./floor.ts";
import type { Hosted } from "./host.ts";
import { HostProcess } from "./host-process.ts";
import { Connection, type Load, load, type Shot, type Target } from "./load.ts";
import { type Operation, operationsOn } from "./operations.ts";
import { type BenchOptions, HELP, readBenchOptions } from "./options.ts";
import { type Memory, memoryOfTree } from "./processes.ts";
import { printBench } from "./report.ts";

export interface Figure {
  contacts: number;
  clients: number;
  operation: string;
  floor: Load;
  ours: Load;
}

/** What one request costs the database, whatever the machine. */
export interface Work {
  roundTrips: number;
  statements: number;
  rowsReturned: number;
  rowsChanged: number;
  steps: number;
}

export interface Cost {
  contacts: number;
  operation: string;
  /** The answer's own header: to the workspace, sign-in not counted. */
  roundTrips: number | undefined;
  floor: Work;
  ours: Work;
}

export interface Bench {
  figures: Figure[];
  costs: Cost[];
  memory: { contacts: number; started: Memory | undefined; loaded: Memory | undefined }[];
}

const SAMPLE = 20;
const WARM_UP = { clients: 4, seconds: 0.5, atMost: 300 };
const AT_MOST = 20_000;

const report = (line: string) => console.error(line);

async function bench(options: BenchOptions): Promise<Bench> {
  const result: Bench = { figures: [], costs: [], memory: [] };
  for (const contacts of options.sizes) await benchSize(contacts, options, result);
  return result;
}

async function benchSize(contacts: number, options: BenchOptions, result: Bench): Promise<void> {
  const host = new HostProcess(report);
  let floor: Floor | undefined;
  try {
    const hosted = await host.open(contacts, options.fresh);
    floor = await startFloor(hosted);
    const started = memoryOfTree(host.pid);
    const targets = { floor: { port: floor.port, headers: {} }, ours: oursOf(hosted) };
    for (const operation of operationsOn(hosted)) {
      if (options.only.length > 0 && !options.only.includes(operation.name)) continue;
      report(`${operation.name}, ${contacts.toLocaleString("en")} contacts`);
      result.costs.push(await costOf(host, contacts, operation, targets));
      for (const clients of options.clients) {
        const limits = { clients, seconds: options.seconds, atMost: AT_MOST };
        result.figures.push({
          contacts,
          clients,
          operation: operation.name,
          floor: await load(targets.floor, operation.floor, limits),
          ours: await load(targets.ours, operation.ours, limits),
        });
      }
    }
    result.memory.push({ contacts, started, loaded: memoryOfTree(host.pid) });
  } finally {
    await floor?.close();
    await host.close();
  }
}

const oursOf = ({ port, key }: Hosted): Target => ({ port, headers: { authorization: `Bearer ${key}`, "accept-language": "vi" } });

/** Warms both up, then counts what a few requests ask of the database. */
async function costOf(host: HostProcess, contacts: number, operation: Operation, targets: { floor: Target; ours: Target }): Promise<Cost> {
  await load(targets.floor, operation.floor, WARM_UP);
  await load(targets.ours, operation.ours, WARM_UP);
  const floor = await workOf(host, targets.floor, operation.floor);
  const ours = await workOf(host, targets.ours, operation.ours);
  return { contacts, operation: operation.name, roundTrips: await roundTripsOf(targets.ours, operation.ours(0)), floor, ours };
}

async function workOf(host: HostProcess, target: Target, shotOf: (n: number) => Shot): Promise<Work> {
  const before = await host.stats();
  await load(target, shotOf, { clients: 1, seconds: 5, atMost: SAMPLE });
  const after = await host.stats();
  const each = (name: keyof Work) => (after[name] - before[name]) / SAMPLE;
  return {
    roundTrips: each("roundTrips"),
    statements: each("statements"),
    rowsReturned: each("rowsReturned"),
    rowsChanged: each("rowsChanged"),
    steps: each("steps"),
  };
}

async function roundTripsOf(target: Target, shot: Shot): Promise<number | undefined> {
  const connection = await Connection.open(target);
  const { headers } = await connection.send(shot);
  connection.close();
  const trips = headers["x-round-trips"];
  return trips === undefined ? undefined : Number(trips);
}

const options = readBenchOptions(process.argv.slice(2));
if (options.help) console.log(HELP);
else {
  const result = await bench(options);
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else printBench(result);
}
