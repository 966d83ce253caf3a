import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { HranaValue } from "./hrana.ts";
import type { Trouble } from "./inspection.ts";

export const DATABASE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
export const DIRECTORY_NAME = "directory";

export interface ThreadOptions {
  folder: string;
  token: string;
  port: number;
}

/** Totals since the start. Times in ms. */
export interface LibsqlStats {
  roundTrips: number;
  statements: number;
  rowsReturned: number;
  rowsChanged: number;
  busyMs: number;
}

/** A statement as it was sent, with the name of its database. */
export interface RecordedStatement {
  database: string;
  sql: string;
  args: HranaValue[];
}

type Question =
  | { verb: "create"; name: string }
  | { verb: "delete"; name: string }
  | { verb: "trouble"; name: string; thorough: boolean }
  | { verb: "workspaces" }
  | { verb: "stats" }
  | { verb: "record" }
  | { verb: "recorded" }
  | { verb: "close" };
export type ThreadRequest = Question & { id: number };
type ThreadAnswer = { id: number; value?: unknown; error?: string };

export interface LibsqlServer {
  /** `http://127.0.0.1:PORT`; a database is `${url}/NAME/`. */
  url: string;
  token: string;
  createDatabase(name: string): Promise<void>;
  /** Deletes the files of a database; one that is not there is fine. */
  deleteDatabase(name: string): Promise<void>;
  /** What is wrong with the file of a database, or undefined. */
  troubleOf(name: string, thorough: boolean): Promise<Trouble | undefined>;
  /** The workspaces whose databases must lie here, as the directory has them; there must be one. */
  workspaces(): Promise<string[]>;
  stats(): Promise<LibsqlStats>;
  /** From now on each statement is remembered until `recorded` asks for them. For benches: it costs memory. */
  record(): Promise<void>;
  recorded(): Promise<RecordedStatement[]>;
  close(): Promise<void>;
}

/** Serves the SQLite files of one folder over the Hrana protocol, in a thread of its own so that a slow query holds up nobody else. */
export async function startLibsqlServer(options: { folder: string; port?: number }): Promise<LibsqlServer> {
  mkdirSync(options.folder, { recursive: true });
  const token = randomBytes(32).toString("base64url");
  const workerData: ThreadOptions = { folder: options.folder, token, port: options.port ?? 0 };
  const thread = new Worker(join(import.meta.dirname, "libsql-thread.ts"), { workerData });
  const { ask, listening } = conversation(thread);
  const port = await listening;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    createDatabase: async (name) => void (await ask({ verb: "create", name })),
    deleteDatabase: async (name) => void (await ask({ verb: "delete", name })),
    troubleOf: async (name, thorough) => (await ask({ verb: "trouble", name, thorough })) as Trouble | undefined,
    workspaces: async () => (await ask({ verb: "workspaces" })) as string[],
    record: async () => void (await ask({ verb: "record" })),
    recorded: async () => (await ask({ verb: "recorded" })) as RecordedStatement[],
    stats: async () => (await ask({ verb: "stats" })) as LibsqlStats,
    close: async () => {
      await ask({ verb: "close" });
      await thread.terminate();
    },
  };
}

function conversation(thread: Worker) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const expect = (id: number) => {
    const answered = Promise.withResolvers<unknown>();
    waiting.set(id, answered);
    return answered.promise;
  };
  const listening = expect(0) as Promise<number>;
  let lastId = 0;
  thread.on("message", ({ id, value, error }: ThreadAnswer) => {
    const answered = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) answered?.resolve(value);
    else answered?.reject(new Error(error));
  });
  thread.on("error", (error) => {
    for (const answered of waiting.values()) answered.reject(error);
  });
  const ask = (question: Question) => {
    lastId += 1;
    thread.postMessage({ ...question, id: lastId });
    return expect(lastId);
  };
  return { ask, listening };
}
