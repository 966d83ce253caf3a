import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildWorker } from "./build.ts";
import { openDataFolder } from "./data-folder.ts";
import { LocalFailure } from "./failure.ts";
import { findRunning } from "./lock.ts";
import { startRuntime } from "./runtime.ts";
import { setUpDatabases } from "./set-up.ts";

/** A server to talk to as its operator. */
export interface Connected {
  url: string;
  /** Bearer token for /internal. */
  internalToken: string;
  /** Ends the server if it was started for this connection alone. */
  close(): Promise<void>;
}

/** The server that runs on a data folder, or one that is started on it for as long as the caller needs it. */
export async function connect(dataDir: string): Promise<Connected> {
  if (!existsSync(join(dataDir, "db"))) {
    throw new LocalFailure(`There is no Relata in ${dataDir} yet: run npm start first, or name another folder with --data DIR.`);
  }
  const running = await findRunning(openDataFolder(dataDir).lock);
  if (running?.address && running.token) return { url: running.address, internalToken: running.token, close: async () => undefined };
  const workerFolder = await buildWorker(() => undefined);
  const runtime = await startRuntime({ dataDir, workerFolder, port: 0, env: process.env });
  try {
    await setUpDatabases(runtime, { empty: true });
    return runtime;
  } catch (thrown) {
    await runtime.close();
    throw thrown;
  }
}
