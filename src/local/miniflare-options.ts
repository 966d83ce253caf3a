import { Log, LogLevel, type MiniflareOptions, Response } from "miniflare";
import type { Bindings } from "./bindings.ts";
import { readBuiltWorker } from "./build.ts";
import { tieWorkerdToThisProcess } from "./workerd-path.ts";

export interface WorkerSetting {
  workerFolder: string;
  /** The built page; without one every path of it is 404. */
  pageFolder: string | undefined;
  host: string;
  port: number;
  filesFolder: string;
  vars: Record<string, string>;
  /** `HOST:PORT` of the database server. */
  libsqlAddress: string;
  /** What the Worker asks of the machine through its HOST binding. */
  onHostRequest: (request: HostRequest) => Promise<HostAnswer>;
  onLog: (level: string, text: string) => void;
}

export interface HostRequest {
  method: string;
  path: string;
  header(name: string): string;
  body(): Promise<Uint8Array>;
}

export interface HostAnswer {
  status: number;
  headers?: Record<string, string>;
  body: string | ReadableStream;
}

const PAGE = "relata-page";
type WorkerOptions = MiniflareOptions["workers"][number];
type WorkerEnv = NonNullable<WorkerOptions["config"]["env"]>;

/** Miniflare's options for the Worker with all that wrangler.toml binds to it, answering straight on the given port. */
export function miniflareOptions(setting: WorkerSetting): MiniflareOptions {
  const { bindings, script, workshop } = readBuiltWorker(setting.workerFolder);
  const worker: WorkerOptions = {
    config: {
      name: bindings.name,
      compatibilityDate: bindings.compatibilityDate,
      compatibilityFlags: bindings.compatibilityFlags,
      manifest: { mainModule: "index.js", modulesRoot: setting.workerFolder, modules: { "index.js": { type: "esm", contents: script } } },
      env: workerEnv(bindings, setting),
      exports: Object.fromEntries(
        bindings.durableObjects.map(({ className }) => [className, { type: "durable-object", storage: "sqlite" }]),
      ),
      triggers: bindings.consumers.map(({ queue, ...consumer }) => ({ type: "queue", name: queue, ...consumer })),
    },
    // Miniflare's own front costs more than everything else in a request, so it is passed by.
    dev: { unsafeDirectSockets: [{ host: setting.host, port: setting.port }], stripCfConnectingIp: false, cacheAPI: false },
  };
  return {
    workers: [
      worker,
      ...bindings.services.map(({ service }) => scriptWorker(setting, bindings, service, workshop)),
      ...(setting.pageFolder ? [pageWorker(bindings, setting.pageFolder)] : []),
    ],
    host: "127.0.0.1",
    port: 0,
    cf: false,
    log: new Log(LogLevel.NONE),
    logRequests: false,
    enableDevRegistry: false,
    telemetry: { enabled: false },
    resourcePersistencePath: setting.filesFolder,
    unsafeTriggerHandlers: true,
    unsafeRuntimeEnv: tieWorkerdToThisProcess(),
    handleStructuredLogs: ({ level, message }) => setting.onLog(level, message),
    handleUncaughtError: (error) => setting.onLog("error", error.stack ?? error.message),
  };
}

function workerEnv(bindings: Bindings, setting: WorkerSetting): WorkerEnv {
  return {
    ...Object.fromEntries(Object.entries(setting.vars).map(([name, value]) => [name, { type: "text" as const, value }])),
    ...Object.fromEntries(bindings.producers.map(({ binding, queue }) => [binding, { type: "queue" as const, name: queue }])),
    ...Object.fromEntries(bindings.buckets.map(({ binding, bucket }) => [binding, { type: "r2" as const, name: bucket }])),
    ...Object.fromEntries(
      bindings.durableObjects.map(({ binding, className }) => [
        binding,
        { type: "durable-object" as const, worker: bindings.name, exportName: className },
      ]),
    ),
    ...Object.fromEntries(bindings.services.map(({ binding, service }) => [binding, { type: "worker" as const, worker: service }])),
    WORKER_PATHS: { type: "json", value: bindings.workerPaths },
    ASSETS: setting.pageFolder
      ? { type: "worker", worker: PAGE }
      : { type: "fetcher", handler: () => new Response("The page is not built", { status: 404 }) },
    // Straight to the database server, past the Worker that Miniflare puts before every other outbound request (0.1 ms each).
    SQL: { type: "external", address: setting.libsqlAddress, http: {} },
    HOST: hostBinding(setting),
  };
}

function hostBinding({ onHostRequest }: WorkerSetting): WorkerEnv[string] {
  return {
    type: "fetcher",
    handler: async (request) => {
      const {
        status,
        headers = {},
        body,
      } = await onHostRequest({
        method: request.method,
        path: new URL(request.url).pathname,
        header: (name) => request.headers.get(name) ?? "",
        body: async () => new Uint8Array(await request.arrayBuffer()),
      });
      return new Response(body as string, { status, headers });
    },
  };
}

/** A Worker of one file; of the machine it can ask what the first one can. */
function scriptWorker(
  setting: WorkerSetting,
  { compatibilityDate, compatibilityFlags }: Bindings,
  name: string,
  contents: string,
): WorkerOptions {
  const modules = { "workshop.js": { type: "esm" as const, contents } };
  const manifest = { mainModule: "workshop.js", modulesRoot: setting.workerFolder, modules };
  return { config: { name, compatibilityDate, compatibilityFlags, manifest, env: { HOST: hostBinding(setting) } } };
}

function pageWorker(bindings: Bindings, pageFolder: string): WorkerOptions {
  return {
    config: {
      name: PAGE,
      compatibilityDate: bindings.compatibilityDate,
      manifest: { mainModule: "page.js", modulesRoot: pageFolder, modules: { "page.js": { type: "esm", contents: "export default {};" } } },
      assets: { directory: pageFolder, hasUserWorker: false, notFoundHandling: bindings.notFoundHandling },
    },
  };
}
