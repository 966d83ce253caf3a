import { type DataFolder, databaseNames, databasePath, openDataFolder, type Secrets, secretsOf } from "./data-folder.ts";
import { LocalFailure } from "./failure.ts";
import { DIRECTORY_NAME, type LibsqlServer, startLibsqlServer } from "./libsql-server.ts";
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
  const opened: (() => unknown)[] = [() => lock.release()];
  try {
    const secrets = secretsOf(folder);
    const log = openLogFile(folder.log, onLog);
    opened.push(() => log.close());
    const libsql = await startLibsqlServer({ folder: folder.databases });
    opened.push(() => libsql.close());
    await refuseTrouble(folder, libsql, lock.wasLeftBehind);
    await refuseMissing(folder, libsql);
    return { folder, libsql, log, secrets, announce: (holder) => lock.announce(holder), close: () => unwind(opened) };
  } catch (thrown) {
    await unwind(opened);
    throw thrown;
  }
}

async function refuseTrouble(folder: DataFolder, libsql: LibsqlServer, thorough: boolean): Promise<void> {
  for (const name of databaseNames(folder)) {
    const trouble = await libsql.troubleOf(name, thorough);
    const path = databasePath(folder, name);
    if (trouble?.is === "locked") throw new LocalFailure(`${path} is locked by another program: close it and start again.`);
    if (trouble) throw new LocalFailure(`The database file ${path} is damaged (${trouble.how}): restore it from a backup.`);
  }
}

/** SQLite would make an empty file in place of a missing one, and nobody would notice before they look for their records. */
async function refuseMissing(folder: DataFolder, libsql: LibsqlServer): Promise<void> {
  const names = new Set(databaseNames(folder));
  const holdsWorkspaces = [...names].some((name) => name.startsWith("wsp_"));
  const wanted = names.has(DIRECTORY_NAME) ? await libsql.workspaces() : holdsWorkspaces ? [DIRECTORY_NAME] : [];
  const missing = wanted.find((name) => !names.has(name));
  if (missing === undefined) return;
  const path = databasePath(folder, missing);
  throw new LocalFailure(
    `The database file ${path} is missing: restore it from a backup, or start afresh in another folder with --data DIR.`,
  );
}

/** Undoes in the opposite order; a second call finds nothing left to do. */
export async function unwind(steps: (() => unknown)[]): Promise<void> {
  for (const step of steps.splice(0).reverse()) await step();
}
