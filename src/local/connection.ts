import Libsql from "libsql";
import { decodeValue, encodeRow, HranaError, type HranaStatement, type SqlValue } from "./hrana.ts";
import { readSqlText } from "./sql-text.ts";

const STATEMENTS_KEPT = 400;
const LONGEST_KEPT = 20_000;
const SETTINGS = [
  "pragma journal_mode = wal",
  // Commits reach the disk through WalSync, before anybody hears of them.
  "pragma synchronous = normal",
  "pragma busy_timeout = 5000",
  "pragma foreign_keys = on",
  "pragma cache_size = -65536",
  "pragma mmap_size = 1073741824",
  "pragma wal_autocheckpoint = 4000",
  "pragma journal_size_limit = 67108864",
].join(";");

interface Prepared {
  statement: Libsql.Statement<unknown[]>;
  returnsRows: boolean;
  /** The columns as they stand in the answer, JSON. */
  columns: string;
  /** True when rows come from a write (RETURNING), so that SQLite must be asked how many it changed. */
  asksForChanges: boolean;
}

export interface Outcome {
  /** A Hrana statement result, JSON. */
  json: string;
  rowsReturned: number;
  rowsChanged: number;
}

/** One SQLite connection with its prepared statements. Nothing here waits: every call runs to its end. */
export class Connection {
  /** Raised by whoever changes the schema; statements prepared under another number are forgotten. */
  schemaNumber = 0;
  readonly #db: Libsql.Database;
  readonly #prepared = new Map<string, Prepared>();
  readonly #changes: Libsql.Statement<unknown[]>;

  constructor(path: string) {
    this.#db = new Libsql(path);
    this.#db.exec(SETTINGS);
    this.#changes = this.#db.prepare("select changes(), last_insert_rowid(), total_changes()").raw().safeIntegers();
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction;
  }

  execute(sql: string, request: HranaStatement): Outcome {
    try {
      const prepared = this.#prepare(sql);
      const args = bindings(request);
      return prepared.returnsRows ? this.#query(prepared, args, request.want_rows !== false) : this.#run(prepared, args);
    } catch (thrown) {
      throw hranaError(thrown);
    }
  }

  /** A script of several statements, none of which returns rows. */
  runScript(sql: string): void {
    try {
      this.#db.exec(sql);
    } catch (thrown) {
      throw hranaError(thrown);
    }
  }

  describe(sql: string): string {
    try {
      const { columns } = this.#prepare(sql);
      const { parameters, keyword, mayWrite } = readSqlText(sql);
      const params = JSON.stringify(parameters.map((name) => ({ name })));
      return `{"params":${params},"cols":${columns},"is_explain":${keyword === "explain"},"is_readonly":${!mayWrite}}`;
    } catch (thrown) {
      throw hranaError(thrown);
    }
  }

  forgetStatements(): void {
    this.#prepared.clear();
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  #query({ statement, columns, asksForChanges }: Prepared, args: unknown, wantsRows: boolean): Outcome {
    const before = asksForChanges ? this.#counts().total : 0n;
    const rows = statement.all(args) as SqlValue[][];
    const encoded = wantsRows ? rows.map(encodeRow).join(",") : "";
    const counts = asksForChanges ? this.#counts() : undefined;
    const changed = counts && counts.total !== before ? Number(counts.changes) : 0;
    const rowId = counts && changed > 0 ? `"${counts.rowId}"` : "null";
    const json = `{"cols":${columns},"rows":[${encoded}],"affected_row_count":${changed},"last_insert_rowid":${rowId}}`;
    return { json, rowsReturned: rows.length, rowsChanged: changed };
  }

  #run({ statement }: Prepared, args: unknown): Outcome {
    const { changes, lastInsertRowid } = statement.run(args);
    const json = `{"cols":[],"rows":[],"affected_row_count":${changes},"last_insert_rowid":"${lastInsertRowid}"}`;
    return { json, rowsReturned: 0, rowsChanged: changes };
  }

  #counts(): { changes: bigint; rowId: bigint; total: bigint } {
    const [[changes, rowId, total]] = this.#changes.all([]) as [[bigint, bigint, bigint]];
    return { changes, rowId, total };
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const { hasTail, keyword } = readSqlText(sql);
    if (hasTail) throw new HranaError("SQL_MANY_STATEMENTS", "SQL string contains more than one statement");
    if (keyword === "attach" || keyword === "detach") throw new HranaError("BLOCKED", `${keyword.toUpperCase()} is not allowed`);
    const prepared = describeStatement(this.#db.prepare(sql), keyword);
    if (sql.length <= LONGEST_KEPT) this.#keep(sql, prepared);
    return prepared;
  }

  #keep(sql: string, prepared: Prepared): void {
    if (this.#prepared.size >= STATEMENTS_KEPT) this.#prepared.delete(this.#prepared.keys().next().value as string);
    this.#prepared.set(sql, prepared);
  }
}

function describeStatement(statement: Libsql.Statement<unknown[]>, keyword: string): Prepared {
  const returnsRows = statement.reader;
  if (returnsRows) statement.raw().safeIntegers();
  const columns = returnsRows ? statement.columns().map(({ name, type }) => ({ name, decltype: type })) : [];
  const onlyReads = keyword === "select" || keyword === "values" || keyword === "explain" || keyword === "pragma";
  return { statement, returnsRows, columns: JSON.stringify(columns), asksForChanges: returnsRows && !onlyReads };
}

function bindings({ args = [], named_args: named = [] }: HranaStatement): SqlValue[] | Record<string, SqlValue> {
  if (named.length === 0) return args.map(decodeValue);
  if (args.length > 0) throw new HranaError("ARGS_MIXED", "Arguments are given either by position or by name");
  return Object.fromEntries(named.map(({ name, value }) => [name.replace(/^[:@$]/, ""), decodeValue(value)]));
}

function hranaError(thrown: unknown): HranaError {
  if (thrown instanceof HranaError) return thrown;
  if (thrown instanceof Libsql.SqliteError) return new HranaError(thrown.code, `SQLite error: ${thrown.message}`);
  return new HranaError("SQL_INPUT_ERROR", thrown instanceof Error ? thrown.message : String(thrown));
}
