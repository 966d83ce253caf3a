import type { Context } from "../core/context.ts";
import { READER_VERSION } from "./reader-version.ts";
import { READABLE } from "./waiting.ts";

/**
 * Activities that no event told of (imports, the sample) or that an older reader has read: walked once by id, newest first, a slice a turn.
 * `floor` is the newest id that is done with, `top` the newest when the walk began, `at` how far down it has come.
 */
interface Walk {
  reader: number;
  floor: string;
  top: string;
  at: string;
}

/** Sets the next slice waiting; answers whether there was one. */
export async function takeFromBacklog(ctx: Context, slice: number): Promise<boolean> {
  const [kept, [newest]] = await Promise.all([
    ctx.db.rows<{ walk: string }>({ sql: "select walk from reading_backlog", args: [] }),
    ctx.db.rows<{ id: string }>({ sql: "select id from activities order by id desc limit 1", args: [] }),
  ]);
  const walk = walkOf(kept[0]?.walk, newest?.id ?? "");
  if (!walk) return false;
  const rows = await ctx.db.rows<{ id: string }>({
    sql: `select id from activities where id <= ? and id > ? and ${READABLE} order by id desc limit ?`,
    args: [walk.at, walk.floor, slice + 1],
  });
  const [now, next] = [rows.slice(0, slice), rows[slice]];
  const after: Walk = next ? { ...walk, at: next.id } : { ...walk, floor: walk.top, at: "" };
  await ctx.db.write([
    {
      sql: `insert into readings (activity_id, state) select value, 'waiting' from json_each(?) where true
        on conflict (activity_id) do update set state = 'waiting', attempts = 0 where engine_version < ?`,
      args: [JSON.stringify(now.map(({ id }) => id)), READER_VERSION],
    },
    {
      sql: "insert into reading_backlog (id, walk) values (1, ?) on conflict (id) do update set walk = excluded.walk",
      args: [JSON.stringify(after)],
    },
  ]);
  return true;
}

/** The walk to go on with, a new one where there is something new, or undefined when all is done. */
function walkOf(kept: string | undefined, newest: string): Walk | undefined {
  const walk = kept ? (JSON.parse(kept) as Walk) : undefined;
  if (!newest) return undefined;
  if (!walk || walk.reader !== READER_VERSION) return { reader: READER_VERSION, floor: "", top: newest, at: newest };
  if (walk.at) return walk;
  return newest > walk.floor ? { ...walk, top: newest, at: newest } : undefined;
}
