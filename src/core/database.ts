import type { SQL } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { drizzle, type SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import { HranaClient, namedRows, type Result, type Route, type Statement, type Value } from "./hrana.ts";
import type { Query } from "./select.ts";

export type { Statement };

const dialect = new SQLiteAsyncDialect();

/** A drizzle template or a built query as a statement for a batch. */
export function statement(query: SQL | { toSQL(): { sql: string; params: unknown[] } }): Statement {
  const { sql, params } = "toSQL" in query && !("queryChunks" in query) ? query.toSQL() : dialect.sqlToQuery(query as SQL);
  return { sql, args: params as Statement["args"] };
}

/** Stops the batch unless the statement just before it changed exactly `rows` rows. */
export const guard = (rows: number): Statement => ({
  sql: "insert into guard (ok) select changes() + 2 where changes() <> ?",
  args: [rows],
});

/** The same for a batch of the directory. */
export const directoryGuard = (rows: number): Statement => ({
  sql: "insert into directory_guard (ok) select changes() + 2 where changes() <> ?",
  args: [rows],
});

/**
 * One libSQL database: the only place that knows the client. Each call is one round trip, counted in `roundTrips`;
 * interactive transactions are left out on purpose (hosted libSQL drops their streams).
 */
export class Database {
  roundTrips = 0;
  readonly #client: HranaClient;
  #orm: SqliteRemoteDatabase | undefined;

  constructor(url: string, token: string | undefined, route?: Route) {
    this.#client = new HranaClient(url, token, route);
  }

  /** Drizzle's query builder; most requests do without it. */
  get orm(): SqliteRemoteDatabase {
    this.#orm ??= drizzle(
      async (sql, args, method) => {
        const { rows } = await this.#execute({ sql, args });
        return { rows: method === "get" ? (rows[0] as Value[]) : rows };
      },
      (queries) =>
        this.#batch(
          queries.map(({ sql, params }) => ({ sql, args: params as Value[] })),
          "begin deferred",
        ),
    );
    return this.#orm;
  }

  /** Several queries in one round trip, seeing one state of the database. */
  read<U extends BatchItem<"sqlite">, T extends Readonly<[U, ...U[]]>>(...queries: T): Promise<BatchResponse<T>> {
    return this.orm.batch(queries) as Promise<BatchResponse<T>>;
  }

  /** One query that `select` or `plain` made. */
  async all<R>(query: Query<R>): Promise<R[]> {
    return query.mapResult(await this.#execute(query.statement));
  }

  /** All statements or none. */
  async write(statements: Statement[]): Promise<void> {
    await this.#batch(statements, "begin immediate");
  }

  /** A script of many statements (migrations); it brings its own transaction. */
  run(script: string): Promise<void> {
    this.roundTrips += 1;
    return this.#client.run(script);
  }

  /** Rows of one plain statement, by the names of their columns. */
  async rows<Row>(query: Statement): Promise<Row[]> {
    return namedRows<Row>(await this.#execute(query));
  }

  #execute(query: Statement): Promise<Result> {
    this.roundTrips += 1;
    return this.#client.execute(query);
  }

  #batch(statements: Statement[], begin: "begin deferred" | "begin immediate"): Promise<Result[]> {
    this.roundTrips += 1;
    return this.#client.batch(statements, begin);
  }
}

/** What SQLite said when it refused, or undefined for any other failure. */
export function constraintOf(thrown: unknown): string | undefined {
  const text = thrown instanceof Error ? `${thrown.message} ${thrown.cause instanceof Error ? thrown.cause.message : ""}` : "";
  return /(?:CHECK|UNIQUE|FOREIGN KEY|NOT NULL|PRIMARY KEY) constraint failed(?:: [\w., ]+)?/.exec(text)?.[0];
}

/** True when a guard stopped the batch: a row was not as it was when it was read. */
export const stoppedByGuard = (thrown: unknown): boolean => /CHECK constraint failed.*\bok\b/.test(constraintOf(thrown) ?? "");
