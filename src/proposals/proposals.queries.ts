import { type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible, masked, reachSql } from "../core/access.ts";
import type { Context, Verb } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { insertTuples } from "../core/rows.ts";
import { plain, type Query } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import type { verbOf } from "./proposals.rules.ts";
import type { Proposal, ProposalAction, ProposalKind } from "./proposals.schema.ts";

export const OPEN_AT_MOST = 100;

const EDITED = [contactRecord, companyRecord, dealRecord, taskRecord];

/**
 * Proposals that are the asker's to decide: what an app proposes in their name, and what the assistant has from an activity that they see, as
 * far as they may do it with that very record. Those of another member's are found by their activity alone.
 */
export function decidable(ctx: Context): SQL {
  const reached = EDITED.map((kind) => {
    const reach = ctx.may(`${kind.noun}:edit` as Verb) ? reachSql(ctx, kind, `${kind.noun}:edit` as Verb) : sql`false`;
    return sql`(proposals.kind = ${kind.kind} and exists (select 1 from ${sql.raw(kind.noun)}
      where ${sql.raw(kind.noun)}.id = proposals.record_id and ${sql.raw(kind.noun)}.deleted_at is null${reach ? sql` and ${reach}` : sql``}))`;
  });
  const made = ctx.may("tasks:create") ? sql`(proposals.kind = 'task' and proposals.record_id is null)` : sql`false`;
  return sql`((proposals.proposer = 'app' and proposals.member_id = ${ctx.member.id}) or (proposals.proposer = 'assistant'
    and ${ctx.may("activities:read") ? sql`true` : sql`false`} and exists (select 1 from activities
      where activities.id = proposals.activity_id and activities.deleted_at is null${andVisible(ctx, activityRecord)})
    and (${made} or ${sql.join(reached, sql` or `)})))`;
}

/** The query for proposals that may be the asker's to decide, after a further condition; `offered` takes the rest out. */
export const decidableQuery = (ctx: Context, rest: SQL): Query<ProposalRow> =>
  plain<ProposalRow>(sql`select ${sql.raw(COLUMNS)} from proposals where ${decidable(ctx)} and ${rest}`);

/** Without those that touch a field which the asker may not change. */
export const offered = (ctx: Context, rows: ProposalRow[]): ProposalRow[] =>
  rows.filter((row) => row.proposer === "app" || !touchesLocked(ctx, row));

export const decidableRows = async (ctx: Context, rest: SQL): Promise<ProposalRow[]> =>
  offered(ctx, await ctx.db.all(decidableQuery(ctx, rest)));

/** A field that the asker may not change is not put before them. */
function touchesLocked(ctx: Context, { verb, patch }: ProposalRow): boolean {
  const locked = ctx.access.locked(verb.split(":")[0] ?? "");
  return Object.keys(JSON.parse(patch) as object).some((field) => locked.has(field));
}

/** A proposal that is the asker's to decide. */
export async function findMine(ctx: Context, id: string): Promise<ProposalRow> {
  const [row] = await decidableRows(ctx, sql`proposals.id = ${id}`);
  if (!row) throw notFound("proposal");
  return row;
}

/** What an app has waiting for the asker. */
export const openOnes = (ctx: Context, appId: string): Promise<ProposalRow[]> =>
  ctx.db.rows<ProposalRow>({
    sql: `select ${COLUMNS} from proposals where member_id = ? and state = 'open' and app_id = ? and expires_at > ? limit ?`,
    args: [ctx.member.id, appId, ctx.now, OPEN_AT_MOST],
  });

export interface ProposalRow {
  id: string;
  memberId: string;
  proposer: "app" | "assistant";
  appId: string;
  appName: string;
  verb: ReturnType<typeof verbOf>;
  kind: ProposalKind;
  recordId: string | null;
  recordName: string;
  recordVersion: number | null;
  patch: string;
  before: string;
  reason: string;
  activityId: string | null;
  span: string | null;
  digest: string;
  state: Proposal["state"];
  changeId: string | null;
  unasked: number;
  version: number;
  createdAt: number;
  expiresAt: number;
  decidedAt: number | null;
}

export const FIELDS: Record<keyof ProposalRow, string> = {
  ...{ id: "id", memberId: "member_id", appId: "app_id", appName: "app_name", verb: "verb", kind: "kind" },
  ...{ recordId: "record_id", recordName: "record_name", recordVersion: "record_version", patch: "patch", before: "before" },
  ...{ reason: "reason", digest: "digest", state: "state", changeId: "change_id", unasked: "unasked", version: "version" },
  ...{ proposer: "proposer", activityId: "activity_id", span: "span" },
  ...{ createdAt: "created_at", expiresAt: "expires_at", decidedAt: "decided_at" },
};

/** Of a record that was made, the id stands in the change that made it. */
const MADE =
  "coalesce(proposals.record_id, (select l.record_id from change_log l where l.change_id = proposals.change_id and l.record_kind = proposals.kind limit 1))";
export const COLUMNS = Object.entries(FIELDS)
  .map(([field, column]) => `${field === "recordId" ? MADE : `proposals."${column}"`} as ${field}`)
  .join(", ");

export const insertProposal = (row: ProposalRow): Statement =>
  insertTuples(
    "proposals",
    Object.values(FIELDS).map((column) => `"${column}"`),
    [(Object.keys(FIELDS) as (keyof ProposalRow)[]).map((field) => row[field])],
  );

/** A proposal as callers see it. */
export function present(
  ctx: Context,
  { memberId, appId, appName, verb, digest, patch, before, unasked, span, ...row }: ProposalRow,
): Proposal {
  return {
    ...row,
    app: { id: appId, name: appName },
    action: verb.split(":")[1] as ProposalAction,
    patch: JSON.parse(patch) as Record<string, unknown>,
    // What the member may no longer see is not shown here either.
    before: masked(ctx, verb.split(":")[0] ?? "", JSON.parse(before) as Record<string, unknown>),
    unasked: unasked === 1,
    span: span === null ? null : (JSON.parse(span) as Proposal["span"]),
  };
}
