import { randomBytes } from "node:crypto";
import { actorIdOf, type Context } from "./context.ts";
import type { Statement } from "./database.ts";
import { kindOfId, newId } from "./ids.ts";
import type { Signer } from "./secrets.ts";
import { wakeSealer } from "./wake.ts";

/** What somebody did, past tense with its noun in front: `contact.updated`, `audit.exported`. */
export interface Act {
  action: string;
  /** An id, or an address where there is none. */
  target?: string | null | undefined;
  /** Counts, filters, names of fields; never a secret, never what a record says. */
  detail?: Record<string, unknown> | undefined;
}

/** An audit row as far as its digest goes. */
export interface AuditContent {
  id: string;
  at: number;
  memberId: string | null;
  via: string;
  action: string;
  target: string | null;
  /** JSON; null once erased, as are ip, userAgent and salt. */
  detail: string | null;
  changeId: string | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  salt: string | null;
  personal: string;
  logDigest: string | null;
}

/** A line of the change log in the order of its columns. */
export type LogTuple = [
  id: string,
  changeId: string,
  at: number,
  member: string | null,
  via: string,
  action: string,
  kind: string,
  record: string,
  fields: string,
  request: string | null,
  version: number | null,
];

export const AUDIT_COLUMNS =
  "id, at, member_id, via, action, target, detail, change_id, ip, user_agent, request_id, salt, personal, log_digest, digest".split(", ");

const USER_AGENT_LENGTH = 200;

/** The audit's own signing: each purpose and each workspace has another key, all under the deployment's master key. */
export const auditSign = (ctx: Pick<Context, "ports" | "workspace">) => auditSigner(ctx.ports.signer, ctx.workspace.id);
export type AuditSign = (purpose: "personal" | "row" | "log line" | "log" | "seal" | "erasure", parts: readonly unknown[]) => string;

const auditSigner =
  (signer: Signer, workspaceId: string): AuditSign =>
  (purpose, parts) =>
    signer.sign(`audit ${purpose} ${workspaceId}`, JSON.stringify(parts));

/** An id stays when personal content is erased; an address goes. */
export const isLasting = (target: string | null): boolean => target === null || kindOfId(target) !== undefined;

/** Stands for what may be erased. Without the salt it tells nothing about it, not even to who holds the key. */
export const personalDigest = (sign: AuditSign, row: Omit<AuditContent, "personal">): string =>
  sign("personal", [row.id, row.salt, row.detail, row.ip, row.userAgent, isLasting(row.target) ? null : row.target]);

/** Over all that stays of a row. */
export const rowDigest = (sign: AuditSign, row: AuditContent): string =>
  sign("row", [
    ...[row.id, row.at, row.memberId, row.via, row.action, isLasting(row.target) ? row.target : null],
    ...[row.changeId, row.requestId, row.personal, row.logDigest],
  ]);

export const logLineDigest = (sign: AuditSign, line: LogTuple): string => sign("log line", line);

/** Over the change log's lines of one change, in the order of their ids. */
export const logDigest = (sign: AuditSign, lineDigests: string[]): string => sign("log", lineDigests);

/** The row's values for AUDIT_COLUMNS. */
export function auditTuple(sign: AuditSign, given: Omit<AuditContent, "salt" | "personal">): (string | number | null)[] {
  const salted = { ...given, salt: randomBytes(12).toString("base64url") };
  const row = { ...salted, personal: personalDigest(sign, salted) };
  return [
    ...[row.id, row.at, row.memberId, row.via, row.action, row.target, row.detail, row.changeId, row.ip, row.userAgent],
    ...[row.requestId, row.salt, row.personal, row.logDigest, rowDigest(sign, row)],
  ];
}

const INSERT = `insert into audit (${AUDIT_COLUMNS.join(", ")}) values (${AUDIT_COLUMNS.map(() => "?").join(", ")})`;

/** An act as a statement for the batch that carries it out; `change` is what it changed of records. */
export function auditStatement(ctx: Context, act: Act, change?: { id: string; log: LogTuple[] }): Statement {
  const sign = auditSign(ctx);
  const lines = change?.log.map((line) => logLineDigest(sign, line)) ?? [];
  const row = {
    id: change ? auditIdOf(change.id) : newId("audit", ctx.now),
    ...{ at: ctx.now, memberId: actorIdOf(ctx), via: ctx.via, action: act.action, target: act.target ?? null },
    ...{ detail: JSON.stringify(act.detail ?? {}), changeId: lines.length > 0 ? (change?.id ?? null) : null },
    ...{ ip: ctx.origin.ip ?? null, userAgent: ctx.origin.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null, requestId: ctx.requestId },
    logDigest: lines.length > 0 ? logDigest(sign, lines) : null,
  };
  return { sql: INSERT, args: auditTuple(sign, row) };
}

/** The audit row of a change is found by the change's id. */
export const auditIdOf = (changeId: string): string => changeId.replace(/^chg_/, "aud_");

/** Writes down what somebody did that changes no record, such as taking data out. One round trip. */
export async function noteAct(ctx: Context, act: Act): Promise<void> {
  await ctx.db.write([auditStatement(ctx, act)]);
  wakeSealer(ctx);
}

/** Something that a change did to a record, or that it announces. */
export interface Happening {
  event: string;
  id: string;
}

/**
 * What a change is called in the audit: what it announces if anything, else what it did to its one record, or to how many of which kind.
 * Undefined for a change that neither touched a record nor announced anything.
 */
export function actOf(touched: Happening[], announced: Happening[]): Act | undefined {
  const [first] = touched;
  const [own] = announced;
  if (own) return { action: own.event, target: own.id, detail: touched.length > 0 ? { counts: countsOf(touched) } : {} };
  if (!first) return undefined;
  if (touched.length === 1) return { action: first.event, target: first.id };
  const counts = countsOf(touched);
  const isOne = Object.keys(counts).length === 1;
  return { action: isOne ? first.event : "records.changed", detail: { counts } };
}

function countsOf(touched: Happening[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { event } of touched) counts[event] = (counts[event] ?? 0) + 1;
  return counts;
}
