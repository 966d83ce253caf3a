import { sql } from "drizzle-orm";
import { type AuditSign, auditSign, type LogTuple } from "../core/audit.ts";
import { type AuditHead, type Context, require } from "../core/context.ts";
import { openCursor, sealCursor } from "../core/pages.ts";
import { plain, select } from "../core/select.ts";
import type { AuditBreak, Verification } from "./audit.schema.ts";
import { type AuditRow, audit, type SealedRow } from "./audit.table.ts";
import { breakOf, EMPTY_CHAIN, follows, type Standing } from "./chain.rules.ts";
import { isGenuine, isLogOf } from "./digests.ts";
import { LOG_COLUMNS, type LogLine, tupleOf } from "./log-lines.ts";

/** So much is looked at in one call: some tens of milliseconds. */
const ROWS = 1_000;
const LINES = 5_000;
const UNSEALED = 1_000;
/** How far on the row that belongs into a gap is looked for. */
const NEARBY = 5_000;

const LIST = "audit verification";

type Counted = SealedRow & { lines: number };
type Summary = { total: number; sealedUntil: number | null; unsealed: number; oldestAt: number | null };

/**
 * Looks at a part of the audit: first the chain, with the change log of its changes, then whether the change log knows changes that the audit
 * does not. Without a cursor from the beginning; `nextCursor` is null when all has been looked at, or something is broken.
 */
export async function verifyAudit(ctx: Context, cursor: string | undefined): Promise<Verification> {
  require(ctx, "audit:read");
  const [place, rest] = cursor ? openCursor(ctx, LIST, cursor) : [0, ""];
  if (typeof place === "string") return verifyLog(ctx, place);
  return verifyChain(ctx, cursor ? { seq: place, seal: rest } : undefined);
}

async function verifyChain(ctx: Context, from: AuditHead | undefined): Promise<Verification> {
  // Before the rows: sealing goes on meanwhile, and the head never runs ahead of the chain.
  const kept = await ctx.ports.hub.auditHead();
  const [page, [summary], [atKept]] = await ctx.db.read(
    select(audit, sql`where seq is not null and seq > ${from?.seq ?? Number.MIN_SAFE_INTEGER} order by seq, id limit ${ROWS + 1}`, {
      lines: sql`(select count(*) from change_log where change_log.change_id = audit.change_id)`,
    }),
    SUMMARY,
    select(audit, sql`where seq = ${kept?.seq ?? 0}`),
  );
  const rows = withinLines(page as Counted[]);
  const answer = answerFrom(summary as Summary);
  const { head, broken } = await walk(ctx, from ?? EMPTY_CHAIN, rows, page as Counted[]);
  if (broken) return answer(head.seq, broken);
  if (rows.length < page.length) return answer(head.seq, null, sealCursor(ctx, LIST, head.seq, head.seal));
  const atEnd = brokenEnd(head, kept, atKept) ?? (await brokenTail(ctx));
  return answer(head.seq, atEnd, atEnd ? null : await firstLine(ctx));
}

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
    if (row.logDigest !== null && !isLogOf(sign, row, log.get(row.changeId ?? "") ?? []))
      return { head, broken: placed("log_altered", row) };
    head = { seq: row.seq, seal: row.seal };
  }
  return { head };
}

async function linesOf(ctx: Context, rows: Counted[]): Promise<Map<string, LogTuple[]>> {
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

/** Rows that are not sealed yet have digests all the same. */
async function brokenTail(ctx: Context): Promise<AuditBreak | null> {
  const sign = auditSign(ctx);
  const waiting = await ctx.db.all(select(audit, sql`where seq is null order by id limit ${UNSEALED}`));
  const wrong = waiting.find((row) => !isGenuine(sign, row));
  return wrong ? placed("altered", wrong) : null;
}

/** Where the change log that the audit knows begins: what is older was written before there was an audit. */
async function firstLine(ctx: Context): Promise<string | null> {
  const [first] = await ctx.db.rows<{ id: string | null }>({
    sql: `select min(id) as id from change_log where change_id =
      (select change_id from audit where change_id is not null and seq is not null order by seq limit 1)`,
    args: [],
  });
  return first?.id ? sealCursor(ctx, LIST, first.id, "log") : null;
}

async function verifyLog(ctx: Context, after: string): Promise<Verification> {
  const [[summary], [found]] = await ctx.db.read(
    SUMMARY,
    plain<{ last: string | null; n: number; stray: string | null }>(sql`
      with page as materialized (select id, change_id from change_log where id > ${after} order by id limit ${LINES})
      select max(id) as last, count(*) as n,
        (select change_id from page where not exists (select 1 from audit where audit.id = 'aud_' || substr(page.change_id, 5)) limit 1) as stray
      from page`),
  );
  const answer = answerFrom(summary as Summary);
  const { last = null, n = 0, stray = null } = found ?? {};
  const total = (summary as Summary).total;
  if (stray) return answer(total, { kind: "log_added", seq: null, id: null, changeId: stray, at: null });
  return answer(total, null, last !== null && n === LINES ? sealCursor(ctx, LIST, last, "log") : null);
}
