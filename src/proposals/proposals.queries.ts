import { masked } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { insertTuples } from "../core/rows.ts";
import type { verbOf } from "./proposals.rules.ts";
import type { Proposal, ProposalAction, ProposalKind } from "./proposals.schema.ts";

export const OPEN_AT_MOST = 100;

/** A proposal of the asker's own. */
export async function findMine(ctx: Context, id: string): Promise<ProposalRow> {
  const [row] = await ctx.db.rows<ProposalRow>({
    sql: `select ${COLUMNS} from proposals where id = ? and member_id = ?`,
    args: [id, ctx.member.id],
  });
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
  digest: string;
  state: Proposal["state"];
  changeId: string | null;
  unasked: number;
  version: number;
  createdAt: number;
  expiresAt: number;
  decidedAt: number | null;
}

const FIELDS: Record<keyof ProposalRow, string> = {
  ...{ id: "id", memberId: "member_id", appId: "app_id", appName: "app_name", verb: "verb", kind: "kind" },
  ...{ recordId: "record_id", recordName: "record_name", recordVersion: "record_version", patch: "patch", before: "before" },
  ...{ reason: "reason", digest: "digest", state: "state", changeId: "change_id", unasked: "unasked", version: "version" },
  ...{ createdAt: "created_at", expiresAt: "expires_at", decidedAt: "decided_at" },
};

/** Of a record that was made, the id stands in the change that made it. */
const MADE =
  "coalesce(record_id, (select record_id from change_log l where l.change_id = proposals.change_id and l.record_kind = kind limit 1))";
export const COLUMNS = Object.entries(FIELDS)
  .map(([field, column]) => `${field === "recordId" ? MADE : `"${column}"`} as ${field}`)
  .join(", ");

export const insertProposal = (row: ProposalRow): Statement =>
  insertTuples(
    "proposals",
    Object.values(FIELDS).map((column) => `"${column}"`),
    [(Object.keys(FIELDS) as (keyof ProposalRow)[]).map((field) => row[field])],
  );

/** A proposal as callers see it. */
export function present(ctx: Context, { memberId, appId, appName, verb, digest, patch, before, unasked, ...row }: ProposalRow): Proposal {
  return {
    ...row,
    app: { id: appId, name: appName },
    action: verb.split(":")[1] as ProposalAction,
    patch: JSON.parse(patch) as Record<string, unknown>,
    // What the member may no longer see is not shown here either.
    before: masked(ctx, verb.split(":")[0] ?? "", JSON.parse(before) as Record<string, unknown>),
    unasked: unasked === 1,
  };
}
