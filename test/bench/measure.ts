import { buildWorker } from "../../src/local/build.ts";
import { type Beside, measureBeside } from "./beside.ts";
import { type Cost, costsOf } from "./costs.ts";
import { type Floor, startFloor } from "./floor.ts";
import type { Hosted } from "./host.ts";
import { HostProcess } from "./host-process.ts";
import { type ImportSpeed, importContacts } from "./import-speed.ts";
import { type Load, load, type Target } from "./load.ts";
import { type Operation, operationsOn } from "./operations.ts";
import type { BenchOptions } from "./options.ts";
import { type Memory, memoryOfTree } from "./processes.ts";
import { isFilled, templateFor } from "./template.ts";

export interface Figure {
  contacts: number;
  clients: number;
  operation: string;
  floor: Load;
  ours: Load;
}

/** All that was found with one number of contacts. */
export interface SizeResult {
  contacts: number;
  figures: Figure[];
  costs: Cost[];
  beside: Beside[];
  imported: ImportSpeed | undefined;
  memory: { started: Memory | undefined; loaded: Memory | undefined };
}

export interface Targets {
  floor: Target;
  ours: Target;
}

type Report = (line: string) => void;

const WARM_UP = { clients: 4, seconds: 1, atMost: 200 };
const AT_MOST = 20_000;

/** Fills a database (or copies the last one), runs Relata and the floor on it, and measures what was asked for. */
export async function measure(contacts: number, options: BenchOptions, report: Report): Promise<SizeResult> {
  const workerFolder = await buildWorker(report);
  const template = templateFor(contacts);
  if (options.fresh || !isFilled(template)) await fillApart(template, contacts, workerFolder, report);
  const host = new HostProcess(report);
  let floor: Floor | undefined;
  try {
    const hosted = await host.open(template, workerFolder);
    floor = await startFloor(hosted);
    const started = memoryOfTree(host.pid);
    const targets: Targets = { floor: { port: floor.port, headers: {} }, ours: oursOf(hosted) };
    const operations = operationsOn(hosted).filter(({ name }) => isWanted(options, name));
    const costs = await costsOf(host, hosted, operations, targets, report);
    const figures: Figure[] = [];
    for (const operation of operations) {
      report(`${operation.name}, ${contacts.toLocaleString("en")} contacts`);
      figures.push(...(await figuresOf(contacts, operation, targets, options)));
    }
    if (isWanted(options, "beside")) report("beside a dead model");
    const beside = isWanted(options, "beside")
      ? await measureBeside(operationsOn(hosted), targets.ours, hosted.contactIds, options.seconds)
      : [];
    const loaded = memoryOfTree(host.pid);
    const imported = isWanted(options, "import") ? await importContacts(targets.ours, report) : undefined;
    return { contacts, figures, costs, beside, imported, memory: { started, loaded } };
  } finally {
    await floor?.close();
    await host.close();
  }
}

/** In a process that ends with it: what filling leaves behind in memory is not Relata's. */
async function fillApart(template: string, contacts: number, workerFolder: string, report: Report): Promise<void> {
  const host = new HostProcess(report);
  try {
    await host.fill(template, contacts, workerFolder);
  } finally {
    await host.close();
  }
}

export const isWanted = ({ only }: BenchOptions, name: string): boolean => only.length === 0 || only.includes(name);

const oursOf = ({ port, key }: Hosted): Target => ({ port, headers: { authorization: `Bearer ${key}`, "accept-language": "vi" } });

/** Floor and ours take turns, so that both see the machine in the same mood. */
async function figuresOf(contacts: number, operation: Operation, targets: Targets, options: BenchOptions): Promise<Figure[]> {
  await load(targets.floor, operation.floor, WARM_UP);
  await load(targets.ours, operation.ours, WARM_UP);
  const figures: Figure[] = [];
  for (const clients of options.clients) {
    const limits = { clients, seconds: options.seconds, atMost: AT_MOST };
    const floor = await load(targets.floor, operation.floor, limits);
    const ours = await load(targets.ours, operation.ours, limits);
    figures.push({ contacts, clients, operation: operation.name, floor, ours });
  }
  return figures;
}
