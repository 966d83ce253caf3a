import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { codeOf, LocalFailure } from "./failure.ts";

/** Who uses a data folder. A second process talks to that one instead of opening the files. */
export interface LockHolder {
  pid: number;
  startedAt: number;
  /** `http://localhost:PORT`, once it answers. */
  address?: string;
  /** Bearer token for /internal. */
  token?: string;
}

const STARTS_WITHIN_MS = 60_000;
const ANSWERS_WITHIN_MS = 1_000;

/** Locks of this very process: after a restart in a container another process may have had the same number. */
const held = new Set<string>();

export class Lock {
  /** True when the process before did not end properly. */
  readonly wasLeftBehind: boolean;
  readonly #path: string;

  private constructor(path: string, wasLeftBehind: boolean) {
    this.#path = path;
    this.wasLeftBehind = wasLeftBehind;
  }

  /** Takes the lock, also over from a process that died with it; refuses when its holder lives. */
  static async take(path: string): Promise<Lock> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (create(path)) {
        held.add(path);
        return new Lock(path, attempt > 0);
      }
      const text = read(path);
      if (text === undefined) continue;
      const holder = parse(text);
      if (holder && (await isAlive(holder, path))) throw new LocalFailure(inUse(holder));
      setAside(path, text);
    }
    throw new LocalFailure(`The lock ${path} keeps changing hands: try again in a moment.`);
  }

  /** Tells others where the server answers. */
  announce(holder: Pick<LockHolder, "address" | "token">): void {
    const fresh = `${this.#path}.${process.pid}`;
    writeFileSync(fresh, describe(holder), { mode: 0o600 });
    renameSync(fresh, this.#path);
  }

  release(): void {
    held.delete(this.#path);
    if (parse(read(this.#path) ?? "")?.pid === process.pid) rmSync(this.#path, { force: true });
  }
}

/** The server that runs on this folder, if one does. */
export async function findRunning(path: string): Promise<LockHolder | undefined> {
  const holder = parse(read(path) ?? "");
  return holder && (await isAlive(holder, path)) ? holder : undefined;
}

const describe = (holder: Partial<LockHolder>): string => JSON.stringify({ pid: process.pid, startedAt: Date.now(), ...holder });

function inUse({ pid, address }: LockHolder): string {
  return address
    ? `Relata already runs on this data folder at ${address} (process ${pid}): open that address, or stop it first.`
    : `Relata is just starting on this data folder (process ${pid}).`;
}

function create(path: string): boolean {
  try {
    writeFileSync(path, describe({}), { flag: "wx", mode: 0o600 });
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === "EEXIST") return false;
    throw new LocalFailure(`The lock ${path} cannot be written (${codeOf(thrown)}): choose another folder with --data DIR.`);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return undefined;
    throw thrown;
  }
}

function parse(text: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(text) as LockHolder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** A number of a process is given out again after a restart of the machine, so one that lives must answer too. */
async function isAlive({ pid, address, startedAt }: LockHolder, path: string): Promise<boolean> {
  if (pid === process.pid ? !held.has(path) : !processLives(pid)) return false;
  return address ? await answers(new URL(address)) : Date.now() - startedAt < STARTS_WITHIN_MS;
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return codeOf(thrown) === "EPERM";
  }
}

function answers({ port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: Number(port), timeout: ANSWERS_WITHIN_MS });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(true));
    socket.once("error", () => end(false));
  });
}

/** Moves a dead process's lock out of the way, unless somebody else has just taken it over. */
function setAside(path: string, text: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== text) linkSync(aside, path);
  } catch (thrown) {
    if (codeOf(thrown) !== "ENOENT" && codeOf(thrown) !== "EEXIST") throw thrown;
  } finally {
    rmSync(aside, { force: true });
  }
}
