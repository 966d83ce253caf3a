import { randomBytes } from "node:crypto";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { OUTBOUND_HEADERS, OUTBOUND_URL } from "../core/careful-stream.ts";
import type { OutboundRequest } from "../core/safe-fetch.ts";
import { readBuiltWorker } from "./build.ts";
import { everyMinute, isDue } from "./cron.ts";
import type { DataFolder } from "./data-folder.ts";
import { watchInbox } from "./inbox.ts";
import { DIRECTORY_NAME, type LibsqlServer } from "./libsql-server.ts";
import { type HostAnswer, type HostRequest, miniflareOptions } from "./miniflare-options.ts";
import { carryOutbound, type Outbound, outboundOf } from "./outbound.ts";
import { endStream, streamOutbound } from "./outbound-stream.ts";
import { writeToOutbox } from "./outbox.ts";
import { choosePort } from "./ports.ts";
import { openStore, type Store, unwind } from "./store.ts";

export interface WorkerOptions {
  /** Folder that `buildWorker` made. */
  workerFolder: string;
  /** Folder that `buildPage` made; without it there is only the API. */
  pageFolder?: string;
  /** Where the Worker's settings come from; only known names are passed on. */
  env?: Record<string, string | undefined>;
  /** Whether crons run at their times, as they do unless this says no; `runScheduled` runs them in any case. */
  keepsTime?: boolean;
}

export interface RuntimeOptions extends WorkerOptions {
  dataDir: string;
  /** 0 for any free port; without it the default or the next free one. */
  port?: number;
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
  /** Takes the Worker from its folder again, after it was built anew. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

const PASSED_ON =
  /^(?:OPENAI_(?:API_KEY|BASE_URL|MODEL|TIMEOUT_MS|REST_MS)|GOOGLE_(?:CLIENT_ID|CLIENT_SECRET|ISSUER)|MICROSOFT_(?:CLIENT_ID|CLIENT_SECRET|TENANT|ISSUER)|DATABASE_(?:PLATFORM_URL|PLATFORM_TOKEN|ORGANISATION|GROUP)|SIGN_UP|INBOUND_DOMAIN|MAIL_FROM|PUBLIC_URL|ALLOW_LOCAL_WEBHOOKS|CORS_ORIGINS|RATE_LIMIT_(?:KEY|PAGE)|DEFAULT_[A-Z_]+)$/;
const EVERY_MINUTE = "* * * * *";

/** Opens a data folder and runs the Worker on it. */
export async function startRuntime({ dataDir, port: asked, onLog, ...options }: RuntimeOptions): Promise<Runtime> {
  const port = await choosePort(asked);
  return await runOn(await openStore(dataDir, onLog), port, options);
}

/** Runs the Worker on a store, which is closed with it, also when it does not start. */
export async function runOn(store: Store, port: number, options: WorkerOptions): Promise<Runtime> {
  const opened: (() => unknown)[] = [() => store.close()];
  try {
    const internalToken = randomBytes(32).toString("base64url");
    const workerOptions = () => optionsFor(store, port, { ...options, env: { ...options.env, INTERNAL_TOKEN: internalToken } });
    const miniflare = new Miniflare(workerOptions());
    opened.push(() => miniflare.dispose());
    await miniflare.ready;
    if (options.keepsTime ?? true) opened.push(tickCron(miniflare, store, readBuiltWorker(options.workerFolder).bindings.crons));
    opened.push(watchInbox(store.folder, store.log, (envelope) => deliverMail(miniflare, envelope)));
    const url = `http://localhost:${port}`;
    store.announce({ address: url, token: internalToken });
    return {
      url,
      port,
      internalToken,
      folder: store.folder,
      libsql: store.libsql,
      runScheduled: (cron = EVERY_MINUTE) => runScheduled(miniflare, cron),
      deliverMail: (envelope) => deliverMail(miniflare, envelope),
      reload: () => miniflare.setOptions(workerOptions()),
      close: () => unwind(opened),
    };
  } catch (thrown) {
    await unwind(opened);
    throw thrown;
  }
}

function optionsFor(store: Store, port: number, { workerFolder, pageFolder, env = {} }: WorkerOptions): MiniflareOptions {
  const outbound = outboundOf(env.ALLOW_LOCAL_WEBHOOKS === "true");
  return miniflareOptions({
    workerFolder,
    pageFolder,
    host: "127.0.0.1",
    port,
    filesFolder: store.folder.files,
    vars: varsFor(store, port, env),
    libsqlAddress: new URL(store.libsql.url).host,
    onHostRequest: (request) => answerAsHost(request, store, outbound),
    onLog: (level, text) => store.log.write(level, text),
  });
}

function varsFor({ libsql, secrets }: Store, port: number, env: Record<string, string | undefined>): Record<string, string> {
  const passedOn = Object.entries(env).flatMap(([name, value]) => (value && PASSED_ON.test(name) ? [[name, value]] : []));
  return {
    INBOUND_DOMAIN: "localhost",
    PUBLIC_URL: `http://localhost:${port}`,
    ...Object.fromEntries(passedOn),
    DIRECTORY_URL: `${libsql.url}/${DIRECTORY_NAME}/`,
    DIRECTORY_TOKEN: libsql.token,
    WORKSPACE_DATABASE_URL: `${libsql.url}/{name}/`,
    DATABASE_TOKEN: libsql.token,
    MASTER_KEY: secrets.masterKey,
    INTERNAL_TOKEN: env.INTERNAL_TOKEN ?? "",
  };
}

/** The few things that only the machine can do for the Worker. */
async function answerAsHost(request: HostRequest, { folder, libsql }: Store, outbound: Outbound): Promise<HostAnswer> {
  const [, what, name] = request.path.split("/");
  if (request.method === "DELETE" && what === "outbound-stream" && name) {
    endStream(name);
    return { status: 200, body: "" };
  }
  if (request.method === "POST" && what === "outbound-stream" && name) {
    const headers = JSON.parse(request.header(OUTBOUND_HEADERS)) as Record<string, string>;
    return await streamOutbound(name, request.header(OUTBOUND_URL), headers, await request.body(), outbound);
  }
  if (request.method === "POST" && what === "outbound") {
    const asked = JSON.parse(new TextDecoder().decode(await request.body())) as OutboundRequest;
    return { status: 200, body: JSON.stringify(await carryOutbound(asked, outbound)) };
  }
  if (request.method === "POST" && what === "mail") {
    await writeToOutbox(folder.outbox, await request.body());
    return { status: 201, body: "" };
  }
  if (request.method === "POST" && what === "databases" && name) {
    await libsql.createDatabase(name);
    return { status: 201, body: "" };
  }
  if (request.method === "DELETE" && what === "databases" && name?.startsWith("wsp_")) {
    await libsql.deleteDatabase(name);
    return { status: 200, body: "" };
  }
  return { status: 404, body: "The host knows no such request" };
}

function tickCron(miniflare: Miniflare, { log }: Store, crons: string[]): () => void {
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
