import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { eventStatement } from "../core/outbox.ts";
import { sha256 } from "../core/secrets.ts";
import { FIELDS, type ProposalRow } from "./proposals.queries.ts";
import { PROPOSAL_MS, verbOf } from "./proposals.rules.ts";
import type { ProposalKind } from "./proposals.schema.ts";
import { recordChanges } from "./record-changes.ts";

/** Who the assistant is among those who propose. */
export const ASSISTANT = { id: "assistant", name: "Relata" };

/** A change that the assistant has come upon in an activity. Without a record it would make a new one. */
export interface AssistantWish {
  kind: ProposalKind;
  record: { id: string; name: string; version: number } | undefined;
  patch: Record<string, unknown>;
  /** What the fields hold now. */
  before: Record<string, unknown>;
  activityId: string;
  /** The words it rests on, and where they stand in the activity. */
  quote: string;
  span: { field: "subject" | "body"; start: number; end: number };
  /** Whose page it is put on; null: everybody's who may do it. */
  memberId: string | null;
}

const LONGEST_QUOTE = 300;

/**
 * Statements that put them before whoever sees the activity and may do what is proposed. The same is never proposed again once it waits or was
 * dismissed, nor twice from one activity.
 */
export function assistantProposals(ctx: Context, wishes: AssistantWish[]): Statement[] {
  return wishes.flatMap((wish) => {
    const row = rowOf(ctx, wish);
    const event = { event: "proposal.created", kind: "proposal", id: row.id, version: 1, records: [wish.activityId] };
    return [insertOnce(row), eventStatement(ctx, event)];
  });
}

function rowOf(ctx: Context, wish: AssistantWish): ProposalRow {
  const { kind, record } = wish;
  const doors = recordChanges[kind];
  const action = record ? "edit" : "create";
  const patch = (record ? doors.patch : doors.input).parse(wish.patch) as Record<string, unknown>;
  // When a task is due says nothing of whether it is the same task.
  const { dueAt: _, ...same } = patch;
  return {
    ...{
      id: newId("proposal", ctx.now),
      memberId: wish.memberId ?? "",
      appId: ASSISTANT.id,
      appName: ASSISTANT.name,
      proposer: "assistant",
    },
    ...{ verb: verbOf(kind, action), kind, recordId: record?.id ?? null, recordVersion: record?.version ?? null },
    recordName: (record?.name ?? doors.nameOf(patch)).slice(0, 200),
    ...{
      patch: JSON.stringify(patch),
      before: JSON.stringify(wish.before),
      reason: wish.quote.replace(/\s+/g, " ").trim().slice(0, LONGEST_QUOTE),
    },
    ...{ digest: sha256(JSON.stringify([kind, action, record?.id ?? null, same])), state: "open", changeId: null, unasked: 0, version: 1 },
    ...{ activityId: wish.activityId, span: JSON.stringify(wish.span) },
    ...{ createdAt: ctx.now, expiresAt: ctx.now + PROPOSAL_MS, decidedAt: null },
  };
}

function insertOnce(row: ProposalRow): Statement {
  const fields = Object.keys(FIELDS) as (keyof ProposalRow)[];
  return {
    sql: `insert into proposals (${fields.map((field) => `"${FIELDS[field]}"`).join(", ")})
      select ${fields.map((_, index) => `value ->> ${index}`).join(", ")} from json_each(?)
      where not exists (select 1 from proposals where proposer = 'assistant' and digest = ? and (state in ('open', 'dismissed') or activity_id = ?))`,
    args: [JSON.stringify([fields.map((field) => row[field])]), row.digest, row.activityId],
  };
}
