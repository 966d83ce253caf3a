import { type DataFolder, databaseNames, openDataFolder, type Secrets, secretsOf } from "./data-folder.ts";
import { LocalFailure } from "./failure.ts";
import { type LibsqlServer, startLibsqlServer } from "./libsql-server.ts";
import { Lock, type LockHolder } from "./lock.ts";
import { type LogFile, openLogFile } from "./log-file.ts";

/** A data folder that this process holds: its databases served, nobody else able to open them. */
export interface Store {
  folder: DataFolder;
  libsql: LibsqlServer;
  log: LogFile;
  secrets: Secrets;
  announce(holder: Pick<LockHolder, "address" | "token">): void;
  close(): Promise<void>;
}

/** Takes the folder, serves its databases and checks that they are sound. `onLog` sees each line of the log. */
export async function openStore(dataDir: string, onLog?: (line: string) => void): Promise<Store> {
  const folder = openDataFolder(dataDir);
  const lock = await Lock.take(folder.lock);
  const log = openLogFile(folder.log, onLog);
  const opened: (() => unknown)[] = [() => lock.release(), () => log.close()];
  try {
    const secrets = secretsOf(folder);
    const libsql = await startLibsqlServer({ folder: folder.databases });
    opened.push(() => libsql.close());
    await refuseDamage(folder, libsql, lock.wasLeftBehind);
    return { folder, libsql, log, secrets, announce: (holder) => lock.announce(holder), close: () => unwind(opened) };
  } catch (thrown) {
    await unwind(opened);
    throw thrown;
  }
}

async function refuseDamage(folder: DataFolder, libsql: LibsqlServer, thorough: boolean): Promise<void> {
  for (const name of databaseNames(folder)) {
    const damage = await libsql.damageOf(name, thorough);
    if (damage === undefined) continue;
    const path = `${folder.databases}/${name}.db`;
    throw new LocalFailure(`The database file ${path} is damaged (${damage}): restore it from a backup, or move it away.`);
  }
}

/** Undoes in the opposite order; a second call finds nothing left to do. */
export async function unwind(steps: (() => unknown)[]): Promise<void> {
  for (const step of steps.splice(0).reverse()) await step();
}
