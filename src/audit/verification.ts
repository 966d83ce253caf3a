import { sql } from "drizzle-orm";
import { type AuditSign, auditSign, type LogTuple } from "../core/audit.ts";
import { type AuditHead, type Context, require } from "../core/context.ts";
import { openCursor, sealCursor } from "../core/pages.ts";
import { plain, select } from "../core/select.ts";
import type { AuditBreak, Verification } from "./audit.schema.ts";
import { type AuditRow, audit, type SealedRow } from "./audit.table.ts";
import { begunSelect, UNAUDITED } from "./beginning.ts";
import { breakOf, EMPTY_CHAIN, follows, type Standing } from "./chain.rules.ts";
import { digestBehind, isGenuine, isLogOf } from "./digests.ts";
import { LOG_COLUMNS, type LogLine, tupleOf } from "./log-lines.ts";

/** So much is looked at in one call: some tens of milliseconds. */
const ROWS = 1_000;
const LINES = 5_000;
/** How far on the row that belongs into a gap is looked for. */
const NEARBY = 5_000;

const LIST = "audit verification";

type Counted = SealedRow & { lines: number };
type Summary = { total: number; sealedUntil: number | null; unsealed: number; oldestAt: number | null };

/**
 * Looks at a part of the audit: first the chain, with the change log of its changes, then the rows that are not sealed yet in the same way, then
 * whether the change log has lines that no change of the audit wrote. Without a cursor from the beginning; `nextCursor` is null when all has been
 * looked at, or something is broken.
 */
export async function verifyAudit(ctx: Context, cursor: string | undefined): Promise<Verification> {
  require(ctx, "audit:read");
  if (cursor === undefined) return verifyChain(ctx, undefined);
  const [place, rest] = openCursor(ctx, LIST, cursor);
  if (typeof place === "number") return verifyChain(ctx, { seq: place, seal: rest });
  return rest === TAIL ? verifyTail(ctx, place) : verifyLog(ctx, place, rest);
}

/** What a cursor says among the unsealed rows; elsewhere it carries the last seal or digest. */
const TAIL = "tail";

async function verifyChain(ctx: Context, from: AuditHead | undefined): Promise<Verification> {
  // Before the rows: sealing goes on meanwhile, and the head never runs ahead of the chain.
  const kept = await ctx.ports.hub.auditHead();
  const [page, [summary], [atKept]] = await ctx.db.read(
    select(audit, sql`where seq is not null and seq > ${from?.seq ?? Number.MIN_SAFE_INTEGER} order by seq, id limit ${ROWS + 1}`, {
      lines: LINES_OF,
    }),
    SUMMARY,
    select(audit, sql`where seq = ${kept?.seq ?? 0}`),
  );
  const rows = withinLines(page as Counted[]);
  const answer = answerFrom(summary as Summary);
  const { head, broken } = await walk(ctx, from ?? EMPTY_CHAIN, rows, page as Counted[]);
  if (broken) return answer(head.seq, broken);
  if (rows.length < page.length) return answer(head.seq, null, sealCursor(ctx, LIST, head.seq, head.seal));
  const atEnd = brokenEnd(head, kept, atKept);
  return answer(head.seq, atEnd, atEnd ? null : sealCursor(ctx, LIST, "", TAIL));
}

const LINES_OF = sql`(select count(*) from change_log where change_log.change_id = audit.change_id)`;

const SUMMARY = plain<Summary>(sql`
  select coalesce(max(seq), 0) as total, (select at from audit where seq is not null order by seq desc limit 1) as sealedUntil,
    (select count(*) from audit where seq is null) as unsealed, (select min(at) from audit where seq is null) as oldestAt
  from audit`);

const answerFrom =
  ({ total, sealedUntil, unsealed, oldestAt }: Summary) =>
  (checked: number, broken: AuditBreak | null, nextCursor: string | null = null): Verification => ({
    ...{ isIntact: broken === null, broken, checked, total: Math.max(total, checked), sealedUntil },
    ...{ unsealed: { count: unsealed, oldestAt }, nextCursor },
  });

/** As many rows as have their change log lines read in one go; at least one. */
function withinLines(page: Counted[]): Counted[] {
  let lines = 0;
  const end = page.findIndex((row, index) => {
    lines += row.lines;
    return index > 0 && (index >= ROWS || lines > LINES);
  });
  return end < 0 ? page : page.slice(0, end);
}

async function walk(ctx: Context, from: AuditHead, rows: Counted[], page: Counted[]): Promise<{ head: AuditHead; broken?: AuditBreak }> {
  const sign = auditSign(ctx);
  const log = await linesOf(ctx, rows);
  let head = from;
  for (const [index, row] of rows.entries()) {
    if (!follows(sign, head, standing(sign, row))) return { head, broken: await nameBreak(ctx, sign, head, page.slice(index, index + 2)) };
    if (!hasItsLog(sign, row, log)) return { head, broken: placed("log_altered", row) };
    head = { seq: row.seq, seal: row.seal };
  }
  return { head };
}

const hasItsLog = (sign: AuditSign, row: AuditRow, log: Map<string, LogTuple[]>): boolean =>
  row.changeId === null || isLogOf(sign, row, log.get(row.changeId) ?? []);

async function linesOf(ctx: Context, rows: AuditRow[]): Promise<Map<string, LogTuple[]>> {
  const changes = rows.flatMap(({ changeId }) => changeId ?? []);
  const lines = await ctx.db.rows<LogLine>({
    sql: `select ${LOG_COLUMNS} from change_log where change_id in (select value from json_each(?)) order by change_id, id`,
    args: [JSON.stringify(changes)],
  });
  const byChange = new Map<string, LogTuple[]>();
  for (const line of lines) {
    const mine = byChange.get(line.change_id);
    if (mine) mine.push(tupleOf(line));
    else byChange.set(line.change_id, [tupleOf(line)]);
  }
  return byChange;
}

const standing = (sign: AuditSign, row: AuditRow): Standing => ({ ...row, isGenuine: isGenuine(sign, row) });

const placed = (kind: AuditBreak["kind"], { seq, id, changeId, at }: AuditRow): AuditBreak => ({ kind, seq, id, changeId, at });
const gap = (kind: AuditBreak["kind"], seq: number): AuditBreak => ({ kind, seq, id: null, changeId: null, at: null });

async function nameBreak(ctx: Context, sign: AuditSign, head: AuditHead, [here, behind]: SealedRow[]): Promise<AuditBreak> {
  const nearby = await ctx.db.all(select(audit, sql`where seq is null or seq > ${head.seq} order by seq, id limit ${NEARBY}`));
  const all = nearby.map((row) => standing(sign, row));
  const found = [here, behind].map((row) => row && standing(sign, row)) as [Standing | undefined, Standing | undefined];
  const kind = breakOf(sign, head, found, all);
  const isMissing = kind === "deleted" || (kind === "reordered" && here?.seq !== head.seq + 1);
  return isMissing || !here ? gap(kind, head.seq + 1) : placed(kind, here);
}

/** Where the chain ends, it must have come as far as the head that is kept apart, and through it. */
function brokenEnd(head: AuditHead, kept: AuditHead | undefined, atKept: AuditRow | undefined): AuditBreak | null {
  if (!kept) return null;
  if (kept.seq > head.seq) return gap("tail_cut", head.seq + 1);
  return atKept?.seal === kept.seal ? null : gap("replaced", kept.seq);
}

/** Rows that are not sealed yet have digests all the same. One that was taken away with all its lines is missed by nobody. */
async function verifyTail(ctx: Context, after: string): Promise<Verification> {
  const [page, [summary]] = await ctx.db.read(
    select(audit, sql`where seq is null and id > ${after} order by id limit ${ROWS + 1}`, { lines: LINES_OF }),
    SUMMARY,
  );
  const sign = auditSign(ctx);
  const rows = withinLines(page as Counted[]);
  const log = await linesOf(ctx, rows);
  const altered = rows.find((row) => !isGenuine(sign, row));
  const without = altered ? undefined : rows.find((row) => !hasItsLog(sign, row, log));
  const broken = altered ? placed("altered", altered) : without ? placed("log_altered", without) : null;
  const answer = answerFrom(summary as Summary);
  const { total } = summary as Summary;
  if (broken) return answer(total, broken);
  const last = rows.at(-1);
  if (last && rows.length < page.length) return answer(total, null, sealCursor(ctx, LIST, last.id, TAIL));
  // As long as nothing is sealed, the audit has not taken over what the change log held before it.
  return answer(total, null, total > 0 ? sealCursor(ctx, LIST, "", "") : null);
}

/**
 * Each line was written by a change that the audit knows, or before there was an audit: up to the line that the chain names, and all of them
 * together as the chain's digest of them says. `digest` is that of those which earlier parts have met.
 */
async function verifyLog(ctx: Context, after: string, digest: string): Promise<Verification> {
  const [[summary], [begun], [page], unaudited] = await ctx.db.read(
    SUMMARY,
    begunSelect,
    plain<{ last: string | null; n: number }>(
      sql`select max(id) as last, count(*) as n from (select id from change_log where id > ${after} order by id limit ${LINES})`,
    ),
    plain<LogLine>(
      sql`select ${sql.raw(LOG_COLUMNS)} from (select * from change_log where id > ${after} order by id limit ${LINES}) as l
        where ${sql.raw(UNAUDITED)} order by id`,
    ),
  );
  const { total } = summary as Summary;
  const answer = answerFrom(summary as Summary);
  const stray = unaudited.find(({ id }) => id > (begun?.target ?? ""));
  if (stray) return answer(total, { kind: "log_added", seq: null, id: null, changeId: stray.change_id, at: null });
  const met = digestBehind(auditSign(ctx), digest, unaudited.map(tupleOf));
  const { last = null, n = 0 } = page ?? {};
  if (last !== null && n === LINES) return answer(total, null, sealCursor(ctx, LIST, last, met));
  const isAsBegun = met === (begun?.logDigest ?? "");
  return answer(total, isAsBegun || !begun ? null : placed("log_altered", begun));
}
