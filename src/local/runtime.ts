import { randomBytes } from "node:crypto";
import { Miniflare } from "miniflare";
import { readBuiltWorker } from "./build.ts";
import { everyMinute, isDue } from "./cron.ts";
import { type DataFolder, databaseNames, openDataFolder, secretsOf } from "./data-folder.ts";
import { LocalFailure } from "./failure.ts";
import { type LibsqlServer, startLibsqlServer } from "./libsql-server.ts";
import { Lock } from "./lock.ts";
import { type LogFile, openLogFile } from "./log-file.ts";
import { type HostRequest, miniflareOptions } from "./miniflare-options.ts";
import { writeToOutbox } from "./outbox.ts";
import { choosePort } from "./ports.ts";

export interface RuntimeOptions {
  dataDir: string;
  /** Folder that `buildWorker` made. */
  workerFolder: string;
  /** Folder that `buildPage` made; without it there is only the API. */
  pageFolder?: string;
  /** 0 for any free port; without it the default or the next free one, or a sentence why not. */
  port?: number;
  host?: string;
  /** Where the Worker's settings come from; only known names are passed on. */
  env?: Record<string, string | undefined>;
  /** Sees each JSON line that also goes to DIR/relata.log. */
  onLog?: (line: string) => void;
}

export interface Runtime {
  /** `http://localhost:PORT` */
  url: string;
  port: number;
  folder: DataFolder;
  /** Bearer token for /internal. */
  internalToken: string;
  libsql: LibsqlServer;
  /** Runs the Worker's cron handler now. */
  runScheduled(cron?: string): Promise<void>;
  /** Hands a message to the Worker's email handler, as Cloudflare's mail routing would. Answers why it was rejected, if it was. */
  deliverMail(envelope: { from: string; to: string; raw: string | Uint8Array }): Promise<string | undefined>;
  close(): Promise<void>;
}

const PASSED_ON = /^(?:OPENAI_(?:API_KEY|BASE_URL|MODEL|TIMEOUT_MS)|INBOUND_DOMAIN|MAIL_FROM|PUBLIC_URL|DEFAULT_[A-Z_]+)$/;

/** Starts databases and Worker on one data folder. Everything it opened is closed again when it fails. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const folder = openDataFolder(options.dataDir);
  const port = await choosePort(options.port);
  const undo: (() => unknown)[] = [];
  try {
    const lock = await Lock.take(folder.lock);
    undo.push(() => lock.release());
    const log = openLogFile(folder.log, options.onLog);
    undo.push(() => log.close());
    const libsql = await startLibsqlServer({ folder: folder.databases });
    undo.push(() => libsql.close());
    await refuseDamage(folder, libsql, lock.wasLeftBehind);
    const internalToken = randomBytes(32).toString("base64url");
    const miniflare = await startWorker(options, { folder, port, libsql, log, internalToken });
    undo.push(() => miniflare.dispose());
    undo.push(tickCron(miniflare, options.workerFolder, log));
    const url = `http://localhost:${port}`;
    lock.announce({ address: url, token: internalToken });
    return {
      url,
      port,
      folder,
      internalToken,
      libsql,
      runScheduled: (cron = "* * * * *") => runScheduled(miniflare, cron),
      deliverMail: (envelope) => deliverMail(miniflare, envelope),
      close: () => unwind(undo),
    };
  } catch (thrown) {
    await unwind(undo);
    throw thrown;
  }
}

async function unwind(undo: (() => unknown)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

async function refuseDamage(folder: DataFolder, libsql: LibsqlServer, thorough: boolean): Promise<void> {
  for (const name of databaseNames(folder)) {
    const damage = await libsql.damageOf(name, thorough);
    if (damage === undefined) continue;
    throw new LocalFailure(`The database file ${folder.databases}/${name}.db is damaged (${damage}): restore it from a backup.`);
  }
}

interface Started {
  folder: DataFolder;
  port: number;
  libsql: LibsqlServer;
  log: LogFile;
  internalToken: string;
}

async function startWorker(options: RuntimeOptions, started: Started): Promise<Miniflare> {
  const { folder, port, log } = started;
  const miniflare = new Miniflare(
    miniflareOptions({
      workerFolder: options.workerFolder,
      pageFolder: options.pageFolder,
      host: options.host ?? "127.0.0.1",
      port,
      filesFolder: folder.files,
      vars: varsFor(options, started),
      onHostRequest: (request) => answerAsHost(request, started),
      onLog: (level, text) => log.write(level, text),
    }),
  );
  try {
    await miniflare.ready;
    return miniflare;
  } catch (thrown) {
    await miniflare.dispose();
    throw thrown;
  }
}

function varsFor(options: RuntimeOptions, { folder, port, libsql, internalToken }: Started): Record<string, string> {
  const passedOn = Object.entries(options.env ?? {}).flatMap(([name, value]) => (value && PASSED_ON.test(name) ? [[name, value]] : []));
  return {
    PUBLIC_URL: `http://localhost:${port}`,
    ...Object.fromEntries(passedOn),
    DIRECTORY_URL: `${libsql.url}/directory/`,
    DIRECTORY_TOKEN: libsql.token,
    WORKSPACE_DATABASE_URL: `${libsql.url}/{name}/`,
    DATABASE_TOKEN: libsql.token,
    MASTER_KEY: secretsOf(folder).masterKey,
    INTERNAL_TOKEN: internalToken,
  };
}

/** The few things that only the machine can do for the Worker. */
async function answerAsHost(request: HostRequest, { folder, libsql }: Started): Promise<{ status: number; body: string }> {
  const [, what, name] = request.path.split("/");
  if (request.method === "POST" && what === "mail") {
    await writeToOutbox(folder.outbox, await request.body());
    return { status: 201, body: "" };
  }
  if (request.method === "POST" && what === "databases" && name) {
    await libsql.createDatabase(name);
    return { status: 201, body: "" };
  }
  return { status: 404, body: "The host knows no such request" };
}

function tickCron(miniflare: Miniflare, workerFolder: string, log: LogFile): () => void {
  const { crons } = readBuiltWorker(workerFolder).bindings;
  return everyMinute((at) => {
    for (const cron of crons.filter((each) => isDue(each, at))) {
      runScheduled(miniflare, cron).catch((thrown: unknown) => log.write("error", `Cron failed: ${String(thrown)}`));
    }
  });
}

async function runScheduled(miniflare: Miniflare, cron: string): Promise<void> {
  const worker = await miniflare.getWorker();
  await worker.scheduled({ cron, scheduledTime: new Date() });
}

async function deliverMail(miniflare: Miniflare, { from, to, raw }: { from: string; to: string; raw: string | Uint8Array }) {
  const query = new URLSearchParams({ from, to });
  const response = await miniflare.dispatchFetch(`http://localhost/cdn-cgi/local/email?${query}`, { method: "POST", body: raw });
  const text = await response.text();
  return response.ok ? undefined : text;
}
