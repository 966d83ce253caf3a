import { join } from "node:path";
import { Log, LogLevel, Miniflare } from "miniflare";
import { ROOT } from "../../src/local/paths.ts";
import { choosePort } from "../../src/local/ports.ts";
import type { Hosted } from "./host.ts";

export interface Floor {
  port: number;
  close(): Promise<void>;
}

/** The bare Worker, run the way Relata's is: same workerd, same way past Miniflare's front, same database server. */
export async function startFloor({ databaseUrl, databaseToken }: Hosted): Promise<Floor> {
  const [port, contents] = await Promise.all([choosePort(0), bundle()]);
  const miniflare = new Miniflare({
    workers: [
      {
        config: {
          name: "floor",
          compatibilityDate: "2026-11-01",
          compatibilityFlags: ["nodejs_compat"],
          manifest: { mainModule: "index.js", modulesRoot: ROOT, modules: { "index.js": { type: "esm", contents } } },
          env: {
            DATABASE_URL: { type: "text", value: databaseUrl },
            DATABASE_TOKEN: { type: "text", value: databaseToken },
            SQL: { type: "external", address: new URL(databaseUrl).host, http: {} },
          },
        },
        dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port }], stripCfConnectingIp: false, cacheAPI: false },
      },
    ],
    host: "127.0.0.1",
    port: 0,
    cf: false,
    log: new Log(LogLevel.NONE),
    enableDevRegistry: false,
    telemetry: { enabled: false },
  });
  await miniflare.ready;
  return { port, close: () => miniflare.dispose() };
}

async function bundle(): Promise<string> {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(import.meta.dirname, "floor-worker.ts")],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2024",
    conditions: ["workerd", "worker", "browser", "import", "production"],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
