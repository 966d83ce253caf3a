import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { decodeValue } from "../../src/local/hrana.ts";
import type { RecordedStatement } from "../../src/local/libsql-server.ts";

export interface Counted {
  sql: string;
  rowsReturned: number;
  rowsRead: number;
  rowsWritten: number;
}

/**
 * Counts the rows that statements read. The libsql package for Node does not tell, but the SQLite inside workerd counts them
 * for billing, as hosted libSQL does; so the statements run again there, in a Durable Object over a copy of the file.
 */
export async function countRowsRead(databasePath: string, statements: RecordedStatement[]): Promise<Counted[]> {
  const folder = mkdtempSync(join(tmpdir(), "relata-rows-"));
  try {
    await withObject(folder, (ask) => ask([]));
    copyDatabase(databasePath, fileOfObject(folder));
    return await withObject(folder, (ask) => ask(statements));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ask = (statements: RecordedStatement[]) => Promise<Counted[]>;

async function withObject(folder: string, use: (ask: Ask) => Promise<Counted[]>): Promise<Counted[]> {
  const miniflare = new Miniflare(optionsFor(folder));
  try {
    return await use(async (statements) => {
      const body = JSON.stringify(statements.map(({ sql, args }) => ({ sql, args: args.map(plainValue) })));
      const response = await miniflare.dispatchFetch("http://counter/", { method: "POST", body });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Counted[];
    });
  } finally {
    await miniflare.dispose();
  }
}

function plainValue(value: RecordedStatement["args"][number]): string | number | null {
  const decoded = decodeValue(value);
  if (decoded instanceof Uint8Array) throw new Error("Statements with blobs cannot be counted");
  return typeof decoded === "bigint" ? Number(decoded) : decoded;
}

function fileOfObject(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const name = files.find((file) => /RowCounter\W[0-9a-f]{64}\.sqlite$/.test(file));
  if (!name) throw new Error(`No file of the Durable Object under ${folder}`);
  return join(folder, name);
}

function copyDatabase(from: string, to: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(to + suffix, { force: true });
  const database = new Libsql(from);
  database.prepare("vacuum into ?").run([to]);
  database.close();
}

function optionsFor(folder: string): MiniflareOptions {
  return {
    workers: [
      {
        config: {
          name: "counter",
          compatibilityDate: "2026-11-01",
          manifest: { mainModule: "counter.js", modulesRoot: folder, modules: { "counter.js": { type: "esm", contents: COUNTER } } },
          env: { COUNTER: { type: "durable-object", worker: "counter", exportName: "RowCounter" } },
          exports: { RowCounter: { type: "durable-object", storage: "sqlite" } },
        },
      },
    ],
    resourcePersistencePath: folder,
    cf: false,
    enableDevRegistry: false,
    telemetry: { enabled: false },
  };
}

const COUNTER = `
import { DurableObject } from "cloudflare:workers";

export class RowCounter extends DurableObject {
  async fetch(request) {
    const statements = await request.json();
    if (statements.length === 0) this.ctx.storage.sql.exec("create table makes_the_file (n)");
    return Response.json(statements.map((statement) => this.count(statement)));
  }

  count({ sql, args }) {
    const cursor = this.ctx.storage.sql.exec(sql, ...args);
    const rowsReturned = cursor.toArray().length;
    return { sql, rowsReturned, rowsRead: cursor.rowsRead, rowsWritten: cursor.rowsWritten };
  }
}

export default { fetch: (request, env) => env.COUNTER.get(env.COUNTER.idFromName("copy")).fetch(request) };
`;
