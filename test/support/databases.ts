import { createHash } from "node:crypto";
import { type Client, createClient, type InValue } from "@libsql/client/web";
import type { App } from "./app.ts";
import { eventually } from "./mailbox.ts";

/** What is sealed or read meanwhile, by itself. */
const MEANWHILE: Record<string, string> = {
  audit: "select id, digest from audit where via not in ('account', 'cli')",
  readings: "select activity_id, corrected from readings where corrected <> '{}'",
  assistant_runs: "select * from assistant_runs where kind <> 'reading'",
  outbox: "select * from outbox where event <> 'reading.updated' and not (event = 'proposal.created' and data like '%act_%')",
  proposals: "select * from proposals where proposer = 'app' or state <> 'open'",
  reading_backlog: "select 1 as walked",
  account_events: "select id, action, target, detail, ip, user_agent from account_events",
};

/** One database of a running app, reached past the Worker: what really stands there. */
export class DatabaseView {
  readonly #client: Client;

  constructor(url: string, authToken: string) {
    this.#client = createClient({ url, authToken });
  }

  async rows<Row = Record<string, unknown>>(sql: string, ...args: InValue[]): Promise<Row[]> {
    const { rows } = await this.#client.execute({ sql, args });
    return rows.map((row) => ({ ...row })) as unknown as Row[];
  }

  /** The one row that there must be. */
  async row<Row = Record<string, unknown>>(sql: string, ...args: InValue[]): Promise<Row> {
    const rows = await this.rows<Row>(sql, ...args);
    if (rows.length !== 1) throw new Error(`${rows.length} rows instead of one: ${sql}`);
    return rows[0] as Row;
  }

  async count(table: string, where = "true", ...args: InValue[]): Promise<number> {
    const { n } = await this.row<{ n: number }>(`select count(*) as n from ${table} where ${where}`, ...args);
    return n;
  }

  async run(sql: string, ...args: InValue[]): Promise<void> {
    await this.#client.execute({ sql, args });
  }

  /** A hash of every row of every table, for "nothing changed", but for what happens by itself. */
  async fingerprint(): Promise<string> {
    const tables = await this.rows<{ name: string }>(
      "select name from sqlite_schema where type = 'table' and sql is not null order by name",
    );
    const hash = createHash("sha256");
    for (const { name } of tables) hash.update(`${name}${JSON.stringify(await this.rows(MEANWHILE[name] ?? `select * from "${name}"`))}`);
    return hash.digest("hex");
  }
}

export interface Databases {
  directory: DatabaseView;
  workspace: DatabaseView;
}

export function databasesOf({ runtime, setUp }: Pick<App, "runtime" | "setUp">): Databases {
  const { url, token } = runtime.libsql;
  return { directory: new DatabaseView(`${url}/directory/`, token), workspace: new DatabaseView(`${url}/${setUp.workspace.id}/`, token) };
}

/** Waits until every event has reached its consumers, after which nothing writes by itself. */
export async function allEventsDone({ workspace }: Databases): Promise<void> {
  await eventually("all events to be done", async () => ((await workspace.count("outbox", "done_at is null")) === 0 ? true : undefined));
}
