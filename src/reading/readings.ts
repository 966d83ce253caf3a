import { sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { andVisible } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard } from "../core/database.ts";
import { getLiveRow, notFound, type Ref, stale } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { decidableQuery, offered, present } from "../proposals/proposals.queries.ts";
import type { Proposal } from "../proposals/proposals.schema.ts";
import { READING_FIELDS } from "./reading.rules.ts";
import type { CorrectionInput, Corrections, Findings, Markings, Reading, Span } from "./reading.schema.ts";

interface ReadingRow {
  activityId: string;
  engine: Reading["engine"];
  engineVersion: number;
  model: string | null;
  readAt: number;
  found: string;
  corrected: string;
  version: number;
}

const COLUMNS = sql.raw(
  "activity_id as activityId, engine, engine_version as engineVersion, model, read_at as readAt, found, corrected, readings.version as version",
);

/** As they are kept: the spans of added values beside the values, and beside what was found why no model found it. */
type KeptFindings = Findings & Pick<Reading, "reason">;
type KeptCorrections = Corrections & { spans?: Markings };

function presentReading({ found: foundText, corrected: correctedText, ...row }: ReadingRow): Reading {
  const { reason, ...found } = JSON.parse(foundText) as KeptFindings;
  const { spans = {}, ...corrected } = JSON.parse(correctedText) as KeptCorrections;
  return { ...row, found, corrected, spans, ...(reason && { reason }) };
}

/** What was found, as `readings.found` keeps it. */
export const keptFindings = (found: Findings, reason: string | undefined): string =>
  JSON.stringify({ ...found, reason } satisfies KeptFindings);

/** What those activities say, as far as the asker sees them, and on the page what waits for their answer because of it. */
export async function listReadings(ctx: Context, ids: string[]): Promise<{ items: Reading[]; proposals: Proposal[] }> {
  require(ctx, "activities:read");
  const among = sql`in (select value from json_each(${JSON.stringify(ids)}))`;
  const [rows, proposed] = await ctx.db.read(
    plain<ReadingRow>(sql`select ${COLUMNS} from readings join activities on activities.id = activity_id
      where activity_id ${among} and engine is not null and activities.deleted_at is null${andVisible(ctx, activityRecord)}`),
    decidableQuery(
      ctx,
      sql`proposals.activity_id ${among} and proposals.state = 'open' and proposals.expires_at > ${ctx.now} order by proposals.id`,
    ),
  );
  return { items: rows.map(presentReading), proposals: (ctx.via === "page" ? offered(ctx, proposed) : []).map((row) => present(ctx, row)) };
}

/**
 * Puts a reading right, field by field, or adds what was missed: kept beside what the engine found, and counted as its label. The same value
 * says that it was right.
 */
export async function correctReading(ctx: Context, { id, version }: Ref, { spans = {}, ...values }: CorrectionInput): Promise<Reading> {
  const activity = await getLiveRow(ctx, activityRecord, { id }, "activities:edit");
  const [row] = await ctx.db.all(plain<ReadingRow>(sql`select ${COLUMNS} from readings where activity_id = ${id} and engine is not null`));
  if (!row) throw notFound("reading");
  if (version !== undefined && row.version !== version) throw stale(row.version);
  const before = presentReading(row);
  requireWords(before, values, spans, activity);
  const after = { ...before, corrected: { ...before.corrected, ...values }, spans: stillSaid({ ...before.spans, ...spans }, values) };
  const kept: KeptCorrections = { ...after.corrected, ...(Object.keys(after.spans).length > 0 && { spans: after.spans }) };
  const change = new Change(ctx);
  change.also(
    {
      sql: "update readings set corrected = ?, version = version + 1 where activity_id = ? and version = ?",
      args: [JSON.stringify(kept), id, row.version],
    },
    guard(1),
  );
  change.announce("reading.corrected", "activity", id, activity.version, { records: activity.links });
  return change.commit({ ...after, version: row.version + 1 });
}

/** What the reader has not found, a person adds only with words of the very text. */
function requireWords(before: Reading, values: Corrections, spans: Markings, activity: Record<Span["field"], string>): void {
  const wrong = READING_FIELDS.flatMap((field): [string, string][] => {
    const [value, span] = [values[field], spans[field]];
    const isAdded = value !== undefined && value !== null && !before.found[field] && !before.corrected[field];
    if (span && (value === undefined || value === null)) return [[`spans.${field}`, "belongs to a value that is said there"]];
    if (span && !activity[span.field].slice(span.start, Math.max(span.start, span.end)).trim())
      return [[`spans.${field}`, "must be words of the activity"]];
    return isAdded && !span ? [[`spans.${field}`, "must be words of the activity"]] : [];
  });
  if (wrong.length > 0) throw new Refusal("invalid", "What is added needs its words in the activity", Object.fromEntries(wrong));
}

const stillSaid = (spans: Markings, values: Corrections): Markings =>
  Object.fromEntries(Object.entries(spans).filter(([field]) => values[field as keyof Corrections] !== null));

type Counts = Record<string, number>;

/** How often people found a field right or wrong, over the activities that the asker sees. */
export async function countLabels(
  ctx: Context,
): Promise<{ activities: number; items: { field: string; read: number; confirmed: number; corrected: number }[] }> {
  require(ctx, "activities:read");
  const counts = READING_FIELDS.flatMap((field) => {
    const [said, value] = [sql.raw(`json_type(corrected, '$.${field}')`), sql.raw(`json_extract(corrected, '$.${field}')`)];
    const found = sql.raw(`json_extract(found, '$.${field}.value')`);
    return [
      sql`count(${found}) as ${sql.raw(`${field}_read`)}`,
      sql`count(iif(${said} is not null and ${value} is ${found}, 1, null)) as ${sql.raw(`${field}_confirmed`)}`,
      sql`count(iif(${said} is not null and ${value} is not ${found}, 1, null)) as ${sql.raw(`${field}_corrected`)}`,
    ];
  });
  const [row = {}] = await ctx.db.all(
    plain<Counts>(sql`select count(*) as activities, ${sql.join(counts, sql`, `)} from readings join activities on activities.id = activity_id
      where engine is not null and activities.deleted_at is null${andVisible(ctx, activityRecord)}`),
  );
  const of = (name: string) => row[name] ?? 0;
  const items = READING_FIELDS.map((field) => ({
    field,
    read: of(`${field}_read`),
    confirmed: of(`${field}_confirmed`),
    corrected: of(`${field}_corrected`),
  }));
  return { activities: of("activities"), items };
}
