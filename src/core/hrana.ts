/** SQL over HTTP as hosted libSQL and the embedded server speak it: Hrana 2, one POST for each call and no state between them. */

export type Value = string | number | null;
export type Statement = { sql: string; args: Value[] };

/** What one statement answered; a row has its values in the order of the columns. */
export interface Result {
  columns: string[];
  rows: Value[][];
}

/** Rows by the names of their columns. */
export const namedRows = <R>({ columns, rows }: Result): R[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as R);

/** What the database refused, in SQLite's words. */
export class DatabaseError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = "DatabaseError";
    this.code = code;
  }
}

/** How a request gets to the database server: over the net, or through a binding. */
export type Route = { fetch(url: string, init: RequestInit): Promise<Response> };

type WireValue = { type: "null" } | { type: "integer"; value: string } | { type: "float"; value: number } | { type: "text"; value: string };
type WireError = { message: string; code?: string | null };
type WireResult = { cols: { name: string | null }[]; rows: WireValue[][] };
type WireStatement = { sql: string; args?: WireValue[]; want_rows: boolean };
type WireStep = { stmt: WireStatement; condition?: object };
type WireRequest =
  | { type: "execute"; stmt: WireStatement }
  | { type: "batch"; batch: { steps: WireStep[] } }
  | { type: "sequence"; sql: string };
type WireAnswer = { type: "ok"; response: { result: unknown } } | { type: "error"; error: WireError };

const OVER_THE_NET: Route = { fetch: (url, init) => fetch(url, init) };

/** One database at one address. */
export class HranaClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #route: Route;

  constructor(url: string, token: string | undefined, route = OVER_THE_NET) {
    this.#url = `${url.replace(/^libsql:/, "https:").replace(/\/?$/, "/")}v2/pipeline`;
    this.#headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
    this.#route = route;
  }

  async execute(statement: Statement): Promise<Result> {
    return resultFrom((await this.#call({ type: "execute", stmt: toWire(statement) })) as WireResult);
  }

  /** All statements in one transaction: what fails undoes the rest and is thrown. */
  async batch(statements: Statement[], begin: "begin deferred" | "begin immediate"): Promise<Result[]> {
    const steps = transactionOf(statements, begin);
    const { step_results: results, step_errors: errors } = (await this.#call({ type: "batch", batch: { steps } })) as {
      step_results: (WireResult | null)[];
      step_errors: (WireError | null)[];
    };
    const failed = errors.slice(0, -1).find((error) => error !== null);
    if (failed) throw errorFrom(failed);
    return results.slice(1, -2).map((result) => resultFrom(result as WireResult));
  }

  /** A script of many statements, without answers. */
  async run(sql: string): Promise<void> {
    await this.#call({ type: "sequence", sql });
  }

  async #call(request: WireRequest): Promise<unknown> {
    const body = JSON.stringify({ requests: [request, { type: "close" }] });
    const response = await this.#route.fetch(this.#url, { method: "POST", headers: this.#headers, body });
    if (!response.ok) throw new DatabaseError(`HTTP_${response.status}`, await response.text());
    const [answer] = ((await response.json()) as { results: WireAnswer[] }).results;
    if (answer?.type === "ok") return answer.response.result;
    throw errorFrom(answer?.error ?? { message: "The database gave no answer" });
  }
}

/** Each step runs only when the one before it did; what did not commit is rolled back. */
function transactionOf(statements: Statement[], begin: string): WireStep[] {
  const inOrder = [bare(begin), ...statements.map(toWire), bare("commit")];
  const steps = inOrder.map((stmt, index): WireStep => (index === 0 ? { stmt } : { stmt, condition: { type: "ok", step: index - 1 } }));
  const notCommitted = { type: "not", cond: { type: "ok", step: steps.length - 1 } };
  return [...steps, { stmt: bare("rollback"), condition: notCommitted }];
}

const bare = (sql: string): WireStatement => ({ sql, want_rows: false });

const toWire = ({ sql, args }: Statement): WireStatement => ({ sql, args: args.map(valueToWire), want_rows: true });

function valueToWire(value: Value): WireValue {
  if (value === null) return { type: "null" };
  if (typeof value === "string") return { type: "text", value };
  return Number.isSafeInteger(value) ? { type: "integer", value: String(value) } : { type: "float", value };
}

const resultFrom = ({ cols, rows }: WireResult): Result => ({
  columns: cols.map(({ name }) => name ?? ""),
  rows: rows.map((row) => row.map(valueFromWire)),
});

function valueFromWire(wire: WireValue): Value {
  switch (wire.type) {
    case "null":
      return null;
    case "integer":
      return safeInteger(wire.value);
    case "text":
    case "float":
      return wire.value;
    default:
      throw new DatabaseError("UNREADABLE", `No column holds values such as ${JSON.stringify(wire)}`);
  }
}

function safeInteger(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new DatabaseError("UNREADABLE", `The integer ${text} lies beyond 2^53, which no verb writes`);
}

const errorFrom = ({ code, message }: WireError): DatabaseError => new DatabaseError(code ?? "UNKNOWN", message);
