import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codeOf, LocalFailure } from "./failure.ts";

/** Where everything that a person would miss lies. */
export interface DataFolder {
  path: string;
  databases: string;
  outbox: string;
  inbox: string;
  files: string;
  log: string;
  lock: string;
  secrets: string;
}

const OWNER_ONLY = 0o700;

/** Makes the folder and its parts where they are missing. */
export function openDataFolder(path: string): DataFolder {
  const root = resolve(path);
  const folder: DataFolder = {
    path: root,
    databases: join(root, "db"),
    outbox: join(root, "outbox"),
    inbox: join(root, "inbox"),
    files: join(root, "files"),
    log: join(root, "relata.log"),
    lock: join(root, "lock"),
    secrets: join(root, "secrets.json"),
  };
  try {
    for (const part of [root, folder.databases, folder.outbox, folder.inbox, folder.files]) makeFolder(part, OWNER_ONLY);
    accessSync(root, constants.W_OK);
    accessSync(folder.databases, constants.W_OK);
  } catch (thrown) {
    throw new LocalFailure(`The data folder ${root} cannot be written (${codeOf(thrown)}): choose another with --data DIR.`);
  }
  return folder;
}

/** As `mkdir -p`. Node's own goes round in circles where a file system takes no new folders, as /proc does. */
function makeFolder(path: string, mode?: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (thrown) {
    if (codeOf(thrown) === "EEXIST" && statSync(path).isDirectory()) return;
    const parent = dirname(path);
    if (codeOf(thrown) !== "ENOENT" || existsSync(parent)) throw thrown;
    makeFolder(parent);
    mkdirSync(path, { mode });
  }
}

export const databasePath = (folder: DataFolder, name: string): string => join(folder.databases, `${name}.db`);

export const databaseNames = (folder: DataFolder): string[] =>
  readdirSync(folder.databases).flatMap((name) => (name.endsWith(".db") ? [name.slice(0, -3)] : []));

export interface Secrets {
  /** 32 random bytes in hex. */
  masterKey: string;
}

/** The keys of this folder, made the first time. Whoever loses them loses what is encrypted under them. */
export function secretsOf(folder: DataFolder): Secrets {
  if (!existsSync(folder.secrets) && databaseNames(folder).length > 0) {
    throw new LocalFailure(`The file ${folder.secrets} is missing, and the databases beside it need its key: restore it from a backup.`);
  }
  const made: Secrets = { masterKey: randomBytes(32).toString("hex") };
  try {
    writeFileSync(folder.secrets, JSON.stringify(made), { flag: "wx", mode: 0o600 });
    return made;
  } catch (thrown) {
    if (codeOf(thrown) !== "EEXIST") throw new LocalFailure(`The file ${folder.secrets} cannot be written (${codeOf(thrown)}).`);
  }
  try {
    const { masterKey } = JSON.parse(readFileSync(folder.secrets, "utf8")) as Partial<Secrets>;
    if (masterKey && /^[0-9a-f]{64}$/.test(masterKey)) return { masterKey };
  } catch {
    // said below
  }
  throw new LocalFailure(`The file ${folder.secrets} does not hold a master key any more: restore it from a backup.`);
}
