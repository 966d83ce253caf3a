import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { isCurrency } from "../imports/currencies.rules.ts";
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
import { Underway } from "./interruption.ts";
import { Progress } from "./progress.ts";
import { asMember, type Server, type ServerOptions, ServerRefusal } from "./server.ts";

interface ImportOptions extends ServerOptions {
  currency?: string;
  as?: ImportObject;
  map?: string[];
  own?: string[];
  customers?: "company" | "contact";
  dryRun?: boolean;
  json?: boolean;
}

/** What became of one file. */
export interface FileResult {
  file: string;
  import: ImportJob | null;
  problems: ImportProblem[];
  /** What amounts without a currency were read as, when nobody said which. */
  assumedCurrency: string | null;
  /** Why it was not imported at all. */
  refused: string | null;
  refusedCode: string | null;
  /** Refused, but only found in a folder: no failure. */
  isPassedOver: boolean;
  seconds: number;
}

const EXAMPLES = `
Files may be CSV (any delimiter and encoding), mailboxes (.mbox) and single messages (.eml); a folder stands for the files in it.
Several files go in the order members, products, companies, contacts, deals, orders, mail. Importing a file twice makes nothing twice.

Examples:
  npm run relata -- import accounts.csv
  npm run relata -- import exports/ --currency USD
  npm run relata -- import people.csv --as contacts --map "Mail=email" --map "Notes="
  npm run relata -- import inbox.mbox --own sales@company.vn
  npm run relata -- import orders.csv --currency GBP --customers contact
  npm run relata -- import deals.csv --dry-run --json
  npm run relata --silent -- import - --as contacts < people.csv
  npm run relata -- import deals.csv --url https://crm.company.vn --key rel_…

Ends with 0 when every row was imported, with 1 when rows or files had problems, with 2 when nothing could be done, with 130 when interrupted.`;

export function importCommand(): Command {
  return new Command("import")
    .argument("<files...>", "files or folders, or - for standard input")
    .description("import CSV files and mailboxes")
    .option("--data <dir>", "data folder (.relata)")
    .option("--workspace <id>", "into which workspace, by id or name (the first)")
    .option("--url <url>", "a server elsewhere instead, with --key")
    .option("--key <key>", "bearer key for --url")
    .option("--currency <code>", "of amounts that name none, such as USD (the workspace's)")
    .addOption(new Option("--as <object>", "what the rows are, where the headings do not tell").choices([...IMPORT_OBJECTS]))
    .option("--map <heading=field>", "which field a column is; nothing behind = leaves it out (repeatable)", collect, [])
    .option("--own <email>", "an address of ours in a mailbox, besides its owner's (repeatable)", collect, [])
    .addOption(
      new Option("--customers <kind>", "what customers of orders become whom nobody knows (company)").choices(["company", "contact"]),
    )
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
  const underway = new Underway();
  const runAll = async (server: Server) => {
    const uploads = await uploadAll(server, files);
    for (const upload of inOrder(uploads)) if (upload.answer) await runOne(server, upload, patch, dictionary, underway, options.json);
    return uploads.map(({ result }) => result);
  };
  const results = await asMember(options, (server) => underway.during(runAll(server)));
  if (results.every(({ refused, isPassedOver }) => refused && !isPassedOver)) process.exitCode = 2;
  else if (results.some(hasProblems)) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify({ ...verdictOf(results, process.exitCode === 2), files: results }));
  else for (const result of results) report(result, options.dryRun === true);
}

/** The first refusal stands for a command of which nothing was done. */
const verdictOf = (results: FileResult[], isNothingDone: boolean) =>
  isNothingDone
    ? { ok: false, error: { message: results[0]?.refused, code: results[0]?.refusedCode ?? "invalid" } }
    : { ok: !results.some(hasProblems) };

const hasProblems = ({ import: job, refused, isPassedOver }: FileResult): boolean =>
  job ? job.failed > 0 || job.state !== "finished" : refused !== null && !isPassedOver;

function patchFrom({ currency, as: object, map = [], own = [], customers, dryRun }: ImportOptions): ImportPatch {
  if (currency !== undefined && !isCurrency(currency.toUpperCase()))
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
    ...(customers ? { customersAs: customers } : {}),
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

const NO_RESULT = {
  import: null,
  problems: [],
  assumedCurrency: null,
  refused: null,
  refusedCode: null,
  isPassedOver: false,
  seconds: 0,
} satisfies Omit<FileResult, "file">;

async function uploadAll(server: Server, files: GivenFile[]): Promise<Uploaded[]> {
  const uploads: Uploaded[] = [];
  for (const { name, isFound, open } of files) {
    const result: FileResult = { ...NO_RESULT, file: name };
    const answer = await server
      .upload<ImportAnswer>(`/api/v1/imports?fileName=${encodeURIComponent(name)}`, await open())
      .catch((thrown: unknown) => {
        if (!(thrown instanceof ServerRefusal) || thrown.code !== "unsupported_file") throw thrown;
        Object.assign(result, { refused: thrown.message, refusedCode: thrown.code, isPassedOver: isFound });
        return undefined;
      });
    uploads.push({ answer, result });
  }
  return uploads;
}

const ORDER: (ImportObject | null)[] = ["members", "products", "companies", "contacts", "deals", "orders", null];

/** What others refer to comes first. */
const inOrder = (uploads: Uploaded[]): Uploaded[] =>
  uploads.toSorted((left, right) => ORDER.indexOf(left.answer?.import.object ?? null) - ORDER.indexOf(right.answer?.import.object ?? null));

async function runOne(
  server: Server,
  { answer, result }: Uploaded,
  patch: ImportPatch,
  dictionary: Dictionary | undefined,
  underway: Underway,
  isQuiet = false,
): Promise<void> {
  const path = `/api/v1/imports/${answer?.import.id}`;
  const progress = new Progress(process.stderr, result.file);
  try {
    const more = { ...patch, ...(answer ? fromDictionary(answer, patch, dictionary) : {}), ...ownMerged(answer, patch) };
    const said = Object.keys(more).length > 0 ? await server.patch<ImportAnswer>(path, more) : answer;
    result.assumedCurrency = said?.preview.assumedCurrency ?? null;
    await server.post(`${path}/start`);
    result.import = await untilDone(server, path, (job) => {
      underway.see(result.file, job);
      if (!isQuiet) progress.show(job);
    });
    progress.end();
    result.problems = await problemsOf(server, path);
  } catch (thrown) {
    if (!(thrown instanceof ServerRefusal)) throw thrown;
    Object.assign(result, { refused: withFlags(thrown), refusedCode: thrown.code });
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

const FLAGS: Record<string, (right: string) => string> = {
  object: (right) => `--as ${right}`,
  mapping: (right) => `--map HEADING=FIELD, where FIELD is ${right}`,
  currency: () => "--currency CODE",
  ownAddresses: () => "--own EMAIL",
};

/** What the server finds wrong, with the flag that would put it right. */
function withFlags({ detail, fields }: ServerRefusal): string {
  const flags = Object.entries(fields).map(([field, right]) => FLAGS[field]?.(right) ?? `${field}: ${right}`);
  return `${detail}${flags.length > 0 ? ` (${flags.join("; ")})` : ""}`;
}

const POLL_MS = 60;

async function untilDone(server: Server, path: string, see: (job: ImportJob) => void): Promise<ImportJob> {
  for (;;) {
    const { import: job } = await server.get<ImportAnswer>(path);
    see(job);
    if (job.state !== "running") return job;
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
