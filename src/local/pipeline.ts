import { randomBytes } from "node:crypto";
import type { Connection, Outcome } from "./connection.ts";
import type { DatabaseFile } from "./database-file.ts";
import { type HranaBatch, type HranaCondition, HranaError, type HranaPipeline, type HranaRequest, type HranaStatement } from "./hrana.ts";
import { readSqlText } from "./sql-text.ts";

const STREAM_IDLE_MS = 10_000;

/** What one HTTP request did, for benches and the log. */
export interface Tally {
  statements: number;
  rowsReturned: number;
  rowsChanged: number;
}

interface Stream {
  file: DatabaseFile;
  connection: Connection;
  sqlTexts: Map<number, string>;
  releaseWriting: (() => void) | undefined;
  expiry: NodeJS.Timeout | undefined;
}

/** Streams that stay open between requests, by the baton that their client holds. */
export class Streams {
  readonly #open = new Map<string, Stream>();

  /**
   * Runs one pipeline and answers the body of the response. From the first statement to the last nothing else runs, so a
   * pipeline needs the write lock only against streams that keep a transaction open between requests. What it wrote is on the disk
   * before it is answered.
   */
  async run(file: DatabaseFile, pipeline: HranaPipeline, tally: Tally): Promise<string> {
    const stream = pipeline.baton ? this.#resume(pipeline.baton, file) : openStream(file);
    const { body, mayHaveWritten } = await this.#runOn(stream, pipeline, tally);
    if (mayHaveWritten) await file.wal.synced();
    return body;
  }

  async #runOn(stream: Stream, pipeline: HranaPipeline, tally: Tally): Promise<{ body: string; mayHaveWritten: boolean }> {
    const { file } = stream;
    try {
      if (!stream.releaseWriting && mayWrite(pipeline, stream)) {
        stream.releaseWriting = file.writing.tryAcquire() ?? (await file.writing.acquire());
      }
      const results = pipeline.requests.map((request) => answer(stream, request, tally));
      const closes = pipeline.requests.at(-1)?.type === "close";
      const body = `{"baton":${closes ? "null" : `"${this.#keep(stream)}"`},"base_url":null,"results":[${results.join(",")}]}`;
      return { body, mayHaveWritten: stream.releaseWriting !== undefined };
    } finally {
      if (stream.expiry === undefined) closeStream(stream);
      else if (!stream.connection.inTransaction) releaseWriting(stream);
    }
  }

  closeAll(): void {
    for (const stream of this.#open.values()) closeStream(stream);
    this.#open.clear();
  }

  #keep(stream: Stream): string {
    const baton = randomBytes(16).toString("base64url");
    this.#open.set(baton, stream);
    stream.expiry = setTimeout(() => {
      this.#open.delete(baton);
      closeStream(stream);
    }, STREAM_IDLE_MS);
    return baton;
  }

  #resume(baton: string, file: DatabaseFile): Stream {
    const stream = this.#open.get(baton);
    if (!stream || stream.file !== file) throw new HranaError("STREAM_EXPIRED", "The stream has expired or was never opened");
    this.#open.delete(baton);
    clearTimeout(stream.expiry);
    stream.expiry = undefined;
    return stream;
  }
}

function openStream(file: DatabaseFile): Stream {
  return { file, connection: file.take(), sqlTexts: new Map(), releaseWriting: undefined, expiry: undefined };
}

function closeStream(stream: Stream): void {
  clearTimeout(stream.expiry);
  stream.file.give(stream.connection);
  releaseWriting(stream);
}

function releaseWriting(stream: Stream): void {
  stream.releaseWriting?.();
  stream.releaseWriting = undefined;
}

function mayWrite({ requests }: HranaPipeline, stream: Stream): boolean {
  const texts = new Map(stream.sqlTexts);
  const writes = (stmt: HranaStatement) => {
    const sql = stmt.sql ?? texts.get(stmt.sql_id ?? Number.NaN);
    return sql === undefined || readSqlText(sql).mayWrite;
  };
  return requests.some((request) => {
    if (request.type === "store_sql") texts.set(request.sql_id, request.sql);
    if (request.type === "execute") return writes(request.stmt);
    if (request.type === "batch") return request.batch.steps.some((step) => writes(step.stmt));
    return request.type === "sequence";
  });
}

function answer(stream: Stream, request: HranaRequest, tally: Tally): string {
  try {
    return `{"type":"ok","response":${respond(stream, request, tally)}}`;
  } catch (thrown) {
    if (!(thrown instanceof HranaError)) throw thrown;
    return `{"type":"error","error":${errorJson(thrown)}}`;
  }
}

function respond(stream: Stream, request: HranaRequest, tally: Tally): string {
  switch (request.type) {
    case "execute":
      return `{"type":"execute","result":${execute(stream, request.stmt, tally).json}}`;
    case "batch":
      return `{"type":"batch","result":${runBatch(stream, request.batch, tally)}}`;
    case "sequence":
      stream.connection.runScript(sqlOf(stream, request));
      stream.file.schemaChanged(stream.connection);
      break;
    case "describe":
      return `{"type":"describe","result":${stream.connection.describe(sqlOf(stream, request))}}`;
    case "store_sql":
      stream.sqlTexts.set(request.sql_id, request.sql);
      break;
    case "close_sql":
      stream.sqlTexts.delete(request.sql_id);
      break;
    case "get_autocommit":
      return `{"type":"get_autocommit","is_autocommit":${!stream.connection.inTransaction}}`;
    case "close":
      break;
    default:
      throw new HranaError("HRANA_PROTO_ERROR", `Unknown request: ${JSON.stringify(request)}`);
  }
  return `{"type":"${request.type}"}`;
}

function execute(stream: Stream, statement: HranaStatement, tally: Tally): Outcome {
  const sql = sqlOf(stream, statement);
  const outcome = stream.connection.execute(sql, statement);
  if (readSqlText(sql).changesSchema) stream.file.schemaChanged(stream.connection);
  tally.statements += 1;
  tally.rowsReturned += outcome.rowsReturned;
  tally.rowsChanged += outcome.rowsChanged;
  return outcome;
}

function runBatch(stream: Stream, { steps }: HranaBatch, tally: Tally): string {
  const results: (string | undefined)[] = [];
  const errors: (string | undefined)[] = [];
  const holds = (condition: HranaCondition): boolean => {
    switch (condition.type) {
      case "ok":
        return results[condition.step] !== undefined;
      case "error":
        return errors[condition.step] !== undefined;
      case "not":
        return !holds(condition.cond);
      case "and":
        return condition.conds.every(holds);
      case "or":
        return condition.conds.some(holds);
      default:
        return !stream.connection.inTransaction;
    }
  };
  for (const [index, { stmt, condition }] of steps.entries()) {
    if (condition && !holds(condition)) continue;
    try {
      results[index] = execute(stream, stmt, tally).json;
    } catch (thrown) {
      if (!(thrown instanceof HranaError)) throw thrown;
      errors[index] = errorJson(thrown);
    }
  }
  const list = (entries: (string | undefined)[]) => steps.map((_, index) => entries[index] ?? "null").join(",");
  return `{"step_results":[${list(results)}],"step_errors":[${list(errors)}]}`;
}

function sqlOf(stream: Stream, { sql, sql_id: sqlId }: { sql?: string; sql_id?: number }): string {
  const text = sql ?? (sqlId === undefined ? undefined : stream.sqlTexts.get(sqlId));
  if (text === undefined) throw new HranaError("SQL_NOT_FOUND", "The statement has no SQL text");
  return text;
}

const errorJson = ({ message, code }: HranaError): string => JSON.stringify({ message, code });
