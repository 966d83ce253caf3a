import { createClient, type InStatement, type ResultSet } from "@libsql/client/web";
import type { SQL } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/web";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";

export type Statement = { sql: string; args: (string | number | null)[] };

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

/**
 * One libSQL database: the only place that knows the client. Each call is one round trip, counted in `roundTrips`;
 * interactive transactions are left out on purpose (hosted libSQL drops their streams).
 */
export class Database {
  readonly orm: LibSQLDatabase;
  roundTrips = 0;
  readonly #client: ReturnType<typeof createClient>;

  constructor(url: string, token: string | undefined) {
    const counted: typeof fetch = (input, init) => {
      this.roundTrips += 1;
      return fetch(input, init);
    };
    this.#client = createClient({ url, fetch: counted, ...(token ? { authToken: token } : {}) });
    this.orm = drizzle(this.#client);
  }

  /** Several queries in one round trip, seeing one state of the database. */
  read<U extends BatchItem<"sqlite">, T extends Readonly<[U, ...U[]]>>(...queries: T): Promise<BatchResponse<T>> {
    return this.orm.batch(queries);
  }

  /** All statements or none. */
  write(statements: Statement[]): Promise<ResultSet[]> {
    return this.#client.batch(statements as InStatement[], "write");
  }

  /** A script of many statements (migrations); it brings its own transaction. */
  run(script: string): Promise<void> {
    return this.#client.executeMultiple(script);
  }

  /** Rows of one plain statement. */
  async rows<Row>(query: Statement): Promise<Row[]> {
    const { rows } = await this.#client.execute(query as InStatement);
    return rows as unknown as Row[];
  }
}

/** What SQLite said when it refused, or undefined for any other failure. */
export function constraintOf(thrown: unknown): string | undefined {
  const text = thrown instanceof Error ? `${thrown.message} ${thrown.cause instanceof Error ? thrown.cause.message : ""}` : "";
  return /(?:CHECK|UNIQUE|FOREIGN KEY|NOT NULL|PRIMARY KEY) constraint failed(?:: [\w., ]+)?/.exec(text)?.[0];
}

/** True when a guard stopped the batch: a row was not as it was when it was read. */
export const stoppedByGuard = (thrown: unknown): boolean => /CHECK constraint failed.*\bok\b/.test(constraintOf(thrown) ?? "");
