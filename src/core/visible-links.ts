import { getTableName, sql } from "drizzle-orm";
import { reachSql } from "./access.ts";
import type { Context } from "./context.ts";
import type { RecordKind, RecordTable } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { plain } from "./select.ts";

type Linked = Pick<RecordKind<RecordTable>, "noun" | "table" | "owners" | "limit" | "alsoSeen">;

/** Links that a change sets to records which its asker may not all see: looked up before it is written, and only for such an asker. */
export class VisibleLinks {
  readonly #ctx: Context;
  readonly #ids = new Map<string, { kind: Linked; field: string; ids: Set<string> }>();

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Notes the links among fields that are set. */
  note(links: Record<string, Linked> | undefined, fields: Record<string, unknown>): void {
    for (const [field, kind] of Object.entries(links ?? {})) {
      const id = fields[field];
      if (typeof id !== "string" || reachSql(this.#ctx, kind, `${kind.noun}:read`) === undefined) continue;
      const known = this.#ids.get(field) ?? { kind, field, ids: new Set() };
      known.ids.add(id);
      this.#ids.set(field, known);
    }
  }

  /** Refuses what cannot be seen in the words for what is not there. */
  async require(): Promise<void> {
    if (this.#ids.size === 0) return;
    const parts = [...this.#ids.values()].map(({ kind, field, ids }) => {
      const table = sql.raw(getTableName(kind.table));
      const visible = sql`select id from ${table} where id = asked.value and ${reachSql(this.#ctx, kind, `${kind.noun}:read`)}`;
      return sql`select ${field} as field from json_each(${JSON.stringify([...ids])}) as asked where not exists (${visible})`;
    });
    const missing = await this.#ctx.db.all(plain<{ field: string }>(sql.join(parts, sql` union `)));
    if (missing.length === 0) return;
    const fields = Object.fromEntries(missing.map(({ field }) => [field, "the id of a record that exists"]));
    throw new Refusal("invalid", "A record that this one refers to does not exist", fields);
  }
}
