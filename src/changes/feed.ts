import { getTableName, sql } from "drizzle-orm";
import { reachSql } from "../core/access.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { openCursor, sealCursor } from "../core/pages.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { DAY } from "../core/time.ts";
import { KINDS } from "./changes.ts";
import { FEED_DAYS, FEED_KINDS, type Feed, type FeedEntry, type FeedQuery } from "./feed.schema.ts";

/**
 * Where somebody has read to: a change by its number and, within one that is read only in part, the log row. Without a row all of the change
 * is read.
 */
interface Place {
  seq: number;
  row: string;
}

interface FeedRow {
  seq: number;
  row: string;
  kind: FeedEntry["kind"];
  record: string;
  version: number | null;
  action: FeedEntry["action"];
  at: number;
  changeId: string;
  memberId: string | null;
  via: string;
  fields: string;
}

const LIST = "changes feed";
const RECORDS = new Map(KINDS.filter(({ kind }) => FEED_KINDS.includes(kind as FeedEntry["kind"])).map((record) => [record.kind, record]));

/**
 * Every change of records since a cursor, in the order of commits; each comes once, and none is passed over, whatever others write meanwhile.
 * A page looks at `limit` changes: those of other kinds, or that the asker may not see, are left out of it. Refuses (`gone`) a cursor from
 * before what is kept.
 */
export async function readFeed(ctx: Context, query: FeedQuery): Promise<Feed> {
  require(ctx, "changes:read");
  const isNow = query.since === "now";
  const since = query.since === undefined || isNow ? undefined : placeOf(ctx, query.since);
  const [rows, [bounds]] = await ctx.db.read(feedSelect(since ?? { seq: 0, row: "" }, query.limit + 1), plain<Bounds>(BOUNDS));
  const { oldest, newest } = bounds ?? { oldest: 1, newest: 0 };
  if (isNow) return { items: [], cursor: seal(ctx, { seq: newest, row: "" }), hasMore: false };
  if (since) requireKept(since, oldest, newest);
  const looked = rows.slice(0, query.limit).map((row, index) => ({ row, place: placeAt(row, rows[index + 1]) }));
  const wanted = looked.filter(({ row }) => isWanted(ctx, row, query));
  const hidden = await unseen(
    ctx,
    wanted.map(({ row }) => row),
  );
  return {
    items: wanted.filter(({ row }) => !hidden.has(row.record)).map(({ row, place }) => present(ctx, row, seal(ctx, place))),
    cursor: seal(ctx, looked.at(-1)?.place ?? since ?? { seq: oldest - 1, row: "" }),
    hasMore: rows.length > query.limit,
  };
}

type Bounds = { oldest: number; newest: number };
const BOUNDS = sql`select coalesce((select min(seq) from change_feed), 1) as oldest, coalesce((select max(seq) from change_feed), 0) as newest`;

const columns = sql.raw(
  'f.seq, l.id as "row", l.record_kind as kind, l.record_id as record, l.version, l.action, l.at, l.change_id as changeId, l.member_id as memberId, l.via, l.fields',
);

/** The rest of a change that was read in part, then the changes after it: both through their index. */
const feedSelect = ({ seq, row }: Place, limit: number) =>
  plain<FeedRow>(
    sql`select * from (select ${columns} from change_feed f join change_log l on l.change_id = f.change_id
        where f.seq = ${row === "" ? -1 : seq} and l.id > ${row} order by l.id limit ${limit})
      union all select * from (select ${columns} from change_feed f cross join change_log l on l.change_id = f.change_id
        where f.seq > ${seq} order by f.seq, l.id limit ${limit})
      limit ${limit}`,
  );

const placeAt = ({ seq, row }: FeedRow, next: FeedRow | undefined): Place => ({ seq, row: next?.seq === seq ? row : "" });

function requireKept({ seq, row }: Place, oldest: number, newest: number): void {
  const needed = row === "" ? seq + 1 : seq;
  if (needed >= oldest && seq <= newest) return;
  throw new Refusal(
    "gone",
    `What changed since this cursor is kept no longer (${FEED_DAYS} days). Read the lists again, then go on from since=now.`,
    {
      since: "a cursor of the last 90 days, or now",
    },
  );
}

const isWanted = (ctx: Context, { kind }: FeedRow, { kinds }: FeedQuery): boolean => {
  const record = RECORDS.get(kind);
  return record !== undefined && (kinds?.includes(kind) ?? true) && ctx.may(`${record.noun}:read` as Verb);
};

/** Records among these that are none of the asker's. Of what is gone for good hears only who saw all of its kind. */
async function unseen(ctx: Context, rows: FeedRow[]): Promise<Set<string>> {
  const limited = [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, some]) => {
    const record = RECORDS.get(kind);
    const visible = record && reachSql(ctx, record, `${record.noun}:read` as Verb);
    return record && visible ? [{ record, visible, ids: [...new Set(some.map((row) => row.record))] }] : [];
  });
  if (limited.length === 0) return new Set();
  const seen = await ctx.db.all(
    plain<{ id: string; isSeen: number }>(
      sql.join(
        limited.map(
          ({ record, visible, ids }) =>
            sql`select id, (${visible}) as isSeen from ${sql.raw(getTableName(record.table))} where id in (select value from json_each(${JSON.stringify(ids)}))`,
        ),
        sql` union all `,
      ),
    ),
  );
  const known = new Map(seen.map(({ id, isSeen }) => [id, Boolean(isSeen)]));
  const isHidden = ({ noun }: { noun: string }, id: string) => !(known.get(id) ?? ctx.access.reach(`${noun}:read` as Verb) === "all");
  return new Set(limited.flatMap(({ record, ids }) => ids.filter((id) => isHidden(record, id))));
}

/** Of what was erased the log keeps no more than a digest. */
const namesIn = (fields: string): string[] => Object.keys(JSON.parse(fields) as object).filter((name) => name !== "erased");

function present(ctx: Context, { seq: _, row: __, record, fields, ...entry }: FeedRow, cursor: string): FeedEntry {
  const hidden = ctx.access.hidden(RECORDS.get(entry.kind)?.noun ?? "");
  return { ...entry, cursor, id: record, fields: namesIn(fields).filter((field) => !hidden.has(field)) };
}

const seal = (ctx: Context, { seq, row }: Place): string => sealCursor(ctx, LIST, seq, row);

function placeOf(ctx: Context, cursor: string): Place {
  const [seq, row] = openCursor(ctx, LIST, cursor);
  return { seq: Number(seq), row };
}

/** What is older than the feed keeps; the newest stays whatever its age, so that its number is not given again. */
export const forgottenFeed = (now: number): Statement => ({
  sql: `delete from change_feed where seq < coalesce((select seq from change_feed where at >= ? order by seq limit 1), (select max(seq) from change_feed))`,
  args: [now - FEED_DAYS * DAY],
});
