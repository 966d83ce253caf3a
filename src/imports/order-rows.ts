import { sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { insertTuples } from "../core/rows.ts";
import { plain, select } from "../core/select.ts";
import type { OrderRow } from "../orders/orders.record.ts";
import { orders } from "../orders/orders.table.ts";

interface Keyed {
  key: string;
  isNumbered: boolean;
}

/** Orders that rows of a slice may be of, and what earlier slices of the same import have taken of those that were there before it. */
export class StandingOrders {
  readonly #byKey: Map<string, OrderRow[]>;
  readonly #taken: Map<string, number[]>;
  readonly #source: string;

  constructor(rows: OrderRow[], taken: Map<string, number[]>, source: string) {
    this.#byKey = Map.groupBy(rows, ({ number, externalId }) => number ?? externalId ?? "");
    [this.#taken, this.#source] = [taken, source];
  }

  isBinned(key: string): boolean {
    const all = this.#byKey.get(key) ?? [];
    return all.length > 0 && all.every(({ deletedAt }) => deletedAt !== null);
  }

  /**
   * The order of a key, and which of its lines are taken: of one that this import made, all. Purchases without a number that look alike are
   * several: each is taken once.
   */
  take(key: string, isNumbered: boolean): { before: OrderRow | undefined; taken: number[] } {
    const live = (this.#byKey.get(key) ?? []).filter(({ deletedAt }) => deletedAt === null);
    const before = isNumbered ? live[0] : live.find(({ id, source }) => source !== this.#source && !this.#taken.has(id));
    if (!before) return { before: undefined, taken: [] };
    const taken = before.source === this.#source ? [...before.lines.keys()] : (this.#taken.get(before.id) ?? []);
    if (!isNumbered) this.#taken.set(before.id, taken);
    return { before, taken };
  }
}

export async function findOrders(ctx: Context, keyed: Keyed[], source: string): Promise<StandingOrders> {
  const keys = (isNumbered: boolean) =>
    JSON.stringify([...new Set(keyed.flatMap((each) => (each.isNumbered === isNumbered ? each.key : [])))]);
  const among = sql`(number in (select value from json_each(${keys(true)})) or external_id in (select value from json_each(${keys(false)})))`;
  const [rows, marks] = await ctx.db.read(
    select(orders, sql`where ${among} order by id`),
    plain<{ record: string; positions: string }>(
      sql`select record_id as record, positions from import_marks where import_id = ${source} and record_id in (select id from orders where ${among})`,
    ),
  );
  const taken = new Map(marks.map(({ record, positions }) => [record, JSON.parse(positions) as number[]]));
  return new StandingOrders(rows, taken, source);
}

/** Remembers for the slices to come what of each order is taken. */
export function marksStatement(taken: (readonly [string, number[]])[], source: string): Statement[] {
  const tuples = taken.map(([id, positions]) => [source, id, JSON.stringify(positions)]);
  const replace = "on conflict (import_id, record_id) do update set positions = excluded.positions";
  return tuples.length > 0 ? [insertTuples("import_marks", ["import_id", "record_id", "positions"], tuples, replace)] : [];
}

export const dropMarks = (importId: string): Statement => ({ sql: "delete from import_marks where import_id = ?", args: [importId] });
