import { sql } from "drizzle-orm";
import type { Activity } from "../activities/activities.schema.ts";
import { rememberNames } from "../assistant/known-names.ts";
import { modelFor } from "../assistant/models.ts";
import { mayBeSent } from "../assistant/withheld.ts";
import type { NeverSend } from "../assistant-settings/assistant-settings.schema.ts";
import { choicesOf } from "../assistant-settings/stored.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { eventStatement } from "../core/outbox.ts";
import { sha256 } from "../core/secrets.ts";
import { plain } from "../core/select.ts";
import { fold } from "../core/text.ts";
import { DAY, MINUTE } from "../core/time.ts";
import { wakeConsumers } from "../core/wake.ts";
import { settingsFrom } from "../settings/settings.ts";
import { takeFromBacklog } from "./backlog.ts";
import { proposalsFrom } from "./proposing.ts";
import { type ReadOnce, readBuiltIn, readOnce } from "./reader.ts";
import { READER_VERSION } from "./reader-version.ts";
import type { Findings } from "./reading.schema.ts";
import { keptFindings } from "./readings.ts";
import { inputOf, type World, worldFrom, worldQueries } from "./world.ts";

/** A turn: so many texts, so that a slow model holds a message no longer than a few minutes. */
const WITH_MODEL = 8;
const WITHOUT_MODEL = 40;
const LEASE_MS = 5 * MINUTE;
const MOST_ATTEMPTS = 4;
/** From older ones nothing is proposed: whoever imports years of mail wants no thousand tasks. */
const PROPOSED_FOR_MS = 7 * DAY;

/** An activity that waits, as the reader needs it. */
export interface WaitingActivity {
  id: string;
  kind: Activity["kind"];
  direction: Activity["direction"];
  subject: string;
  body: string;
  occurredAt: number;
  links: string[];
  privateTo: string | null;
  version: number;
  digest: string;
  engine: string | null;
  engineVersion: number;
}

/** Reads what waits, or a slice of the backlog where nothing does, turn by turn to its end. Safe to repeat: the same text is read once by each version of the reader. */
export async function readWaiting(ctx: Context): Promise<void> {
  const model = await modelFor(ctx, "reading");
  const atOnce = model ? WITH_MODEL : WITHOUT_MODEL;
  const waiting = await claim(ctx, atOnce);
  const isBehind = waiting.length === 0 && (await takeFromBacklog(ctx, atOnce));
  const taken = isBehind ? await claim(ctx, atOnce) : waiting;
  const fresh = taken.filter((one) => digestOf(one) !== one.digest || one.engineVersion < READER_VERSION);
  if (fresh.length < taken.length) await ctx.db.write([stillRead(taken.filter((one) => !fresh.includes(one)))]);
  if (fresh.length > 0) await readThem(ctx, model, fresh);
  if (isBehind || taken.length === atOnce) await ctx.ports.queue.send({ kind: "reading", workspaceId: ctx.workspace.id });
}

async function readThem(ctx: Context, model: Awaited<ReturnType<typeof modelFor>>, taken: WaitingActivity[]): Promise<void> {
  const { world, names } = await worldOf(ctx, taken);
  const { choices } = await choicesOf(ctx);
  rememberNames(ctx, names.values());
  const inputs = taken.map((one) =>
    inputOf(
      one,
      world,
      one.links.flatMap((id) => names.get(id) ?? []),
    ),
  );
  const read = await readBuiltIn(ctx, inputs);
  for (const [index, activity] of taken.entries()) {
    const [input, own] = [inputs[index], read[index]];
    if (!input || !own) continue;
    try {
      await keep(ctx, activity, await readOnce(ctx, maySend(choices.neverSend, activity) ? model : undefined, activity.id, input, own));
    } catch (thrown) {
      ctx.log("warn", "an activity could not be read", { recordId: activity.id, ...errorFields(thrown) });
    }
  }
}

const maySend = (never: NeverSend, { kind, subject, body }: WaitingActivity): boolean =>
  mayBeSent(never, "activities", { kind, texts: [subject, body] });

/** Takes the oldest that wait for a while; who dies over them leaves them to the next, a few times. */
async function claim(ctx: Context, limit: number): Promise<WaitingActivity[]> {
  const now = Date.now();
  const rows = await ctx.db.rows<{ id: string }>({
    sql: `update readings set leased_until = ?, attempts = attempts + 1, state = iif(attempts >= ?, 'failed', 'waiting')
      where activity_id in (select activity_id from readings where state = 'waiting' and leased_until <= ? order by activity_id limit ?)
      returning activity_id as id`,
    args: [now + LEASE_MS, MOST_ATTEMPTS, now, limit],
  });
  if (rows.length === 0) return [];
  const found = await ctx.db.rows<Omit<WaitingActivity, "links"> & { links: string }>({
    sql: `select a.id, kind, direction, subject, body, occurred_at as occurredAt, links, private_to as privateTo, a.version, digest, engine,
        engine_version as engineVersion
      from activities a join readings r on r.activity_id = a.id
      where a.id in (select value from json_each(?)) and a.deleted_at is null and r.state = 'waiting' order by a.id desc`,
    args: [JSON.stringify(rows.map(({ id }) => id))],
  });
  return found.map((row) => ({ ...row, links: JSON.parse(row.links) as string[] }));
}

const digestOf = ({ kind, subject, body }: WaitingActivity): string => sha256(JSON.stringify([kind, subject, body]));

const stillRead = (same: WaitingActivity[]): Statement => ({
  sql: "update readings set state = 'read', leased_until = 0 where activity_id in (select value from json_each(?))",
  args: [JSON.stringify(same.map(({ id }) => id))],
});

/** Who we are and what we sell, and whom the activities are about. */
async function worldOf(ctx: Context, taken: WaitingActivity[]): Promise<{ world: World; names: Map<string, string> }> {
  const ids = JSON.stringify([...new Set(taken.flatMap(({ links }) => links))]);
  const among = sql`id in (select value from json_each(${ids}))`;
  const [members, products, people, settings] = await ctx.db.read(
    ...worldQueries(),
    plain<{ id: string; name: string }>(
      sql`select id, name from contacts where ${among} union all select id, name from companies where ${among}`,
    ),
    plain<{ value: string }>(sql`select value from settings where key = 'workspace'`),
  );
  return { world: worldFrom(settingsFrom(settings), members, products), names: new Map(people.map((one) => [one.id, one.name])) };
}

/** Writes a reading (words that a person marked in another text are forgotten) with its meter, its event and what follows from it, unless the activity has changed or gone meanwhile. */
async function keep(ctx: Context, activity: WaitingActivity, read: ReadOnce): Promise<void> {
  const findings = await withoutCustomers(ctx, read.findings);
  const isRecent = ctx.now - activity.occurredAt < PROPOSED_FOR_MS && activity.digest !== digestOf(activity);
  const proposed = isRecent ? await proposalsFrom(ctx, activity, findings, read.hints) : [];
  await ctx.db.write([
    {
      sql: `update readings set state = iif((select version from activities where id = activity_id) = ?, 'read', 'waiting'), leased_until = 0, attempts = 0,
          corrected = iif(digest = ?, corrected, json_remove(corrected, '$.spans')),
          engine = ?, engine_version = ?, model = ?, digest = ?, found = ?, read_at = ?, version = version + 1 where activity_id = ?`,
      args: [
        ...[activity.version, digestOf(activity), read.engine, READER_VERSION, read.model, digestOf(activity)],
        ...[keptFindings(findings, read.reason), Date.now(), activity.id],
      ],
    },
    ...read.runs,
    ...proposed,
    eventStatement(ctx, {
      event: "reading.updated",
      kind: "activity",
      id: activity.id,
      version: activity.version,
      records: activity.links,
    }),
  ]);
  wakeConsumers(ctx);
}

/** Who is our customer is no competitor, whoever names them. */
async function withoutCustomers(ctx: Context, findings: Findings): Promise<Findings> {
  const name = findings.competitor?.value;
  if (name === undefined) return findings;
  const [customer] = await ctx.db.rows({
    sql: "select 1 from companies where deleted_at is null and stage in ('customer', 'former', 'qualified', 'lead') and instr(sort_name, ?) > 0 limit 1",
    args: [fold(name)],
  });
  const { competitor, ...rest } = findings;
  return customer ? rest : findings;
}
