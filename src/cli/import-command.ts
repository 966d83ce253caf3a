import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import {
  IMPORT_OBJECTS,
  type ImportAnswer,
  type ImportJob,
  type ImportObject,
  type ImportPatch,
  type ImportProblem,
} from "../imports/imports.schema.ts";
import { LocalFailure } from "../local/failure.ts";
import { type Dictionary, readDictionary } from "./dictionary.rules.ts";
import { filesFrom, type GivenFile } from "./files.ts";
import { report } from "./import-report.ts";
import { Progress } from "./progress.ts";
import { asMember, type Server, type ServerOptions, ServerRefusal } from "./server.ts";

interface ImportOptions extends ServerOptions {
  currency?: string;
  as?: ImportObject;
  map?: string[];
  own?: string[];
  dryRun?: boolean;
  json?: boolean;
}

/** What became of one file. */
export interface FileResult {
  file: string;
  import: ImportJob | null;
  problems: ImportProblem[];
  /** Why it was not imported at all. */
  refused: string | null;
  /** Refused, but only found in a folder: no failure. */
  isPassedOver: boolean;
  seconds: number;
}

const EXAMPLES = `
Files may be CSV (any delimiter and encoding), mailboxes (.mbox) and single messages (.eml); a folder stands for the files in it.
Several files go in the order members, products, companies, contacts, deals, mail. Importing a file twice makes nothing twice.

Examples:
  npm run relata -- import accounts.csv
  npm run relata -- import exports/ --currency USD
  npm run relata -- import people.csv --as contacts --map "Mail=email" --map "Notes="
  npm run relata -- import inbox.mbox --own sales@company.vn
  npm run relata -- import deals.csv --dry-run --json
  npm run relata -- import deals.csv --url https://crm.company.vn --key rel_…

Ends with 0 when every row was imported, with 1 when rows or files had problems, with 2 when nothing could be done.`;

export function importCommand(): Command {
  return new Command("import")
    .argument("<files...>", "files or folders")
    .description("import CSV files and mailboxes")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <url>", "a server elsewhere instead, with --key")
    .option("--key <key>", "bearer key for --url")
    .option("--currency <code>", "of amounts that name none, such as USD (the workspace's)")
    .addOption(new Option("--as <object>", "what the rows are, where the headings do not tell").choices([...IMPORT_OBJECTS]))
    .option("--map <heading=field>", "which field a column is; nothing behind = leaves it out (repeatable)", collect, [])
    .option("--own <email>", "an address of ours in a mailbox, besides its owner's (repeatable)", collect, [])
    .option("--dry-run", "read every row and say what would happen, without changing anything")
    .option("--json", "print one line of JSON at the end")
    .addHelpText("after", EXAMPLES)
    .action(runImport);
}

const collect = (value: string, before: string[]): string[] => [...before, value];

async function runImport(named: string[], options: ImportOptions): Promise<void> {
  const patch = patchFrom(options);
  const files = filesFrom(named);
  const dictionary = dictionaryAmong(files);
  const results = await asMember(options, async (server) => {
    const uploads = await uploadAll(server, files);
    for (const upload of inOrder(uploads)) if (upload.answer) await runOne(server, upload, patch, dictionary, options.json === true);
    return uploads.map(({ result }) => result);
  });
  if (options.json) console.log(JSON.stringify({ files: results }));
  else for (const result of results) report(result, options.dryRun === true);
  if (results.every(({ refused, isPassedOver }) => refused && !isPassedOver)) process.exitCode = 2;
  else if (results.some(hasProblems)) process.exitCode = 1;
}

const hasProblems = ({ import: job, refused, isPassedOver }: FileResult): boolean =>
  job ? job.failed > 0 || job.state !== "finished" : refused !== null && !isPassedOver;

function patchFrom({ currency, as: object, map = [], own = [], dryRun }: ImportOptions): ImportPatch {
  if (currency !== undefined && !/^[A-Za-z]{3}$/.test(currency))
    throw new LocalFailure(`"${currency}" is no currency: give a code such as USD or VND.`);
  const mapping = map.map((pair) => {
    const cut = pair.lastIndexOf("=");
    if (cut < 1) throw new LocalFailure(`"${pair}" is no mapping: write HEADING=FIELD, or HEADING= to leave a column out.`);
    return [pair.slice(0, cut), pair.slice(cut + 1) || null];
  });
  return {
    ...(currency ? { currency: currency.toUpperCase() } : {}),
    ...(object ? { object } : {}),
    ...(mapping.length > 0 ? { mapping: Object.fromEntries(mapping) as Record<string, string | null> } : {}),
    ...(own.length > 0 ? { ownAddresses: own } : {}),
    ...(dryRun ? { dryRun } : {}),
  };
}

const DICTIONARY_BYTES = 100_000;

function dictionaryAmong(files: GivenFile[]): Dictionary | undefined {
  for (const { path, name } of files) {
    if (!/dictionary|columns|fields/i.test(name)) continue;
    const bytes = readFileSync(path);
    const dictionary = bytes.length < DICTIONARY_BYTES ? readDictionary(bytes) : undefined;
    if (dictionary) return dictionary;
  }
  return undefined;
}

interface Uploaded {
  answer: ImportAnswer | undefined;
  result: FileResult;
}

async function uploadAll(server: Server, files: GivenFile[]): Promise<Uploaded[]> {
  const uploads: Uploaded[] = [];
  for (const { path, name, isFound } of files) {
    const result: FileResult = { file: name, import: null, problems: [], refused: null, isPassedOver: false, seconds: 0 };
    const answer = await server
      .upload<ImportAnswer>(`/api/v1/imports?fileName=${encodeURIComponent(name)}`, path)
      .catch((thrown: unknown) => {
        if (!(thrown instanceof ServerRefusal) || thrown.code !== "unsupported_file") throw thrown;
        Object.assign(result, { refused: thrown.message, isPassedOver: isFound });
        return undefined;
      });
    uploads.push({ answer, result });
  }
  return uploads;
}

const ORDER: (ImportObject | null)[] = ["members", "products", "companies", "contacts", "deals", null];

/** What others refer to comes first. */
const inOrder = (uploads: Uploaded[]): Uploaded[] =>
  uploads.toSorted((left, right) => ORDER.indexOf(left.answer?.import.object ?? null) - ORDER.indexOf(right.answer?.import.object ?? null));

async function runOne(
  server: Server,
  { answer, result }: Uploaded,
  patch: ImportPatch,
  dictionary: Dictionary | undefined,
  isQuiet: boolean,
): Promise<void> {
  const path = `/api/v1/imports/${answer?.import.id}`;
  const progress = new Progress(process.stderr, result.file);
  try {
    const more = { ...patch, ...(answer ? fromDictionary(answer, patch, dictionary) : {}), ...ownMerged(answer, patch) };
    if (Object.keys(more).length > 0) await server.patch(path, more);
    await server.post(`${path}/start`);
    result.import = await untilDone(server, path, isQuiet ? undefined : progress);
    result.problems = await problemsOf(server, path);
  } catch (thrown) {
    if (!(thrown instanceof ServerRefusal)) throw thrown;
    result.refused = thrown.message;
    await server.post(`${path}/cancel`).catch(() => undefined);
  }
  result.seconds = progress.seconds;
}

/** Amounts that the dictionary beside the file says are in millions, and in which currency. */
function fromDictionary({ import: job, preview }: ImportAnswer, patch: ImportPatch, dictionary: Dictionary | undefined): ImportPatch {
  if (!dictionary || job.kind !== "csv") return {};
  const revenue = preview.columns.find(({ heading, field }) => field === "annualRevenue" && dictionary.inMillions.has(heading));
  return {
    ...(dictionary.currency && !patch.currency ? { currency: dictionary.currency } : {}),
    ...(revenue ? { mapping: { [revenue.heading]: "annualRevenueMillions", ...patch.mapping } } : {}),
  };
}

/** Given addresses stand beside the one that the server took for the owner's. */
const ownMerged = (answer: ImportAnswer | undefined, { ownAddresses }: ImportPatch): ImportPatch =>
  ownAddresses ? { ownAddresses: [...new Set([...(answer?.import.options.ownAddresses ?? []), ...ownAddresses])] } : {};

const POLL_MS = 60;

async function untilDone(server: Server, path: string, progress: Progress | undefined): Promise<ImportJob> {
  for (;;) {
    const { import: job } = await server.get<ImportAnswer>(path);
    if (job.state !== "running") {
      progress?.end();
      return job;
    }
    progress?.show(job);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const KEPT_PROBLEMS = 1_000;

async function problemsOf(server: Server, path: string): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  for (let after = 0; problems.length < KEPT_PROBLEMS; after = problems.at(-1)?.line ?? 0) {
    const { items } = await server.get<{ items: ImportProblem[] }>(`${path}/problems?after=${after}`);
    if (items.length === 0) break;
    problems.push(...items);
  }
  return problems;
}
