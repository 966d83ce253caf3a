import { sql } from "drizzle-orm";
import { requireUnlocked } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require, requireSession } from "../core/context.ts";
import { constraintOf, guard, type Statement } from "../core/database.ts";
import { claimKey } from "../core/idempotency.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { sha256 } from "../core/secrets.ts";
import { isAllowed } from "./allowances.ts";
import {
  decidableQuery,
  findMine,
  insertProposal,
  OPEN_AT_MOST,
  offered,
  openOnes,
  type ProposalRow,
  present,
} from "./proposals.queries.ts";
import { PROPOSAL_MS, valuesOf, verbOf } from "./proposals.rules.ts";
import type { Proposal, ProposalAction, ProposalKind, ProposalNow } from "./proposals.schema.ts";
import { recordChanges, type Shown } from "./record-changes.ts";

/** What an app would change. Without a version it is taken to have seen the newest. */
export interface Wish {
  action: ProposalAction;
  kind: ProposalKind;
  id?: string | undefined;
  version?: number | undefined;
  fields?: Record<string, unknown> | undefined;
  reason: string;
}

/** An app that acts in the asker's name. */
export interface ActingApp {
  id: string;
  name: string;
}

type Outcome = { proposal: Proposal; record?: Shown };

/** Puts a change before the member, or makes it where the member has allowed this app that verb. The same change is proposed once. */
export async function propose(ctx: Context, app: ActingApp, wish: Wish): Promise<Outcome> {
  const verb = verbOf(wish.kind, wish.action);
  require(ctx, verb);
  const draft = await draftOf(ctx, app, wish);
  if (await isAllowed(ctx, app.id, verb)) return makeNow(ctx, draft);
  const open = await openOnes(ctx, app.id);
  const same = open.find((row) => row.digest === draft.digest);
  if (same) return { proposal: present(ctx, same) };
  if (open.length >= OPEN_AT_MOST) throw new Refusal("too_many", `${OPEN_AT_MOST} proposals of this app wait for an answer already`);
  const change = new Change(ctx);
  change.also(expireDigest(ctx, draft), insertProposal(draft));
  change.announce("proposal.created", "proposal", draft.id, 1);
  try {
    return await change.commit({ proposal: present(ctx, draft) });
  } catch (thrown) {
    const winner = constraintOf(thrown) ? (await openOnes(ctx, app.id)).find((row) => row.digest === draft.digest) : undefined;
    if (!winner) throw thrown;
    return { proposal: present(ctx, winner) };
  }
}

async function makeNow(ctx: Context, draft: ProposalRow): Promise<Outcome> {
  let done = draft;
  const record = await act(ctx, draft, draft.recordVersion, (change) => {
    done = { ...draft, state: "accepted", unasked: 1, changeId: change.id, decidedAt: ctx.now };
    change.also(insertProposal(done));
    change.announce("proposal.accepted", "proposal", draft.id, 1);
  });
  return { proposal: { ...present(ctx, done), recordId: record.id }, record };
}

async function draftOf(ctx: Context, app: ActingApp, wish: Wish): Promise<ProposalRow> {
  const { kind, action } = wish;
  const doors = recordChanges[kind];
  const record = action === "create" ? undefined : await seen(ctx, wish);
  const patch = action === "delete" ? {} : onlyNew((action === "create" ? doors.input : doors.patch).parse(wish.fields ?? {}), record);
  requireUnlocked(ctx, verbOf(kind, action).split(":")[0] ?? "", Object.keys(patch));
  if (action === "edit" && Object.keys(patch).length === 0)
    throw new Refusal("invalid", "Nothing would change: these are the values it has", { fields: "at least one other value" });
  const before = record ? valuesOf(record, patch) : {};
  const recordId = record?.id ?? null;
  return {
    ...{
      proposer: "app",
      activityId: null,
      span: null,
      id: newId("proposal", ctx.now),
      memberId: ctx.member.id,
      appId: app.id,
      appName: app.name,
      verb: verbOf(kind, action),
      kind,
    },
    ...{ recordId, recordName: doors.nameOf({ ...(record ?? patch) }).slice(0, 200), recordVersion: record?.version ?? null },
    ...{ patch: JSON.stringify(patch), before: JSON.stringify(before), reason: wish.reason },
    ...{ digest: sha256(JSON.stringify([kind, action, recordId, patch])), state: "open", changeId: null, unasked: 0, version: 1 },
    ...{ createdAt: ctx.now, expiresAt: ctx.now + PROPOSAL_MS, decidedAt: null },
  };
}

/** Without what the record says already. */
function onlyNew(patch: Record<string, unknown>, record: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!record) return patch;
  const now = valuesOf(record, patch);
  return Object.fromEntries(Object.entries(patch).filter(([field, value]) => JSON.stringify(now[field]) !== JSON.stringify(value)));
}

async function seen(ctx: Context, { kind, id, version }: Wish): Promise<Shown & Record<string, unknown>> {
  if (!id) throw new Refusal("invalid", "Say which record", { id: `the id of a ${kind}` });
  const record = await recordChanges[kind].get(ctx, id);
  if (record.deletedAt !== null) throw new Refusal("in_bin", `This ${kind} is in the bin`);
  if (version !== undefined && version !== record.version)
    throw new Refusal("stale", `It was changed since: it is at version ${record.version} now`, { version: String(record.version) });
  return { ...record };
}

/** Carries a change out through the noun's own door, in the member's name, with the proposal's row in the same batch. */
async function act(ctx: Context, row: ProposalRow, version: number | null, alongside: (change: Change) => void): Promise<Shown> {
  require(ctx, row.verb);
  const { idempotency, ...rest } = ctx;
  const acting: Context = { ...rest, via: "assistant", alongside };
  const doors = recordChanges[row.kind];
  const ref = { id: row.recordId ?? "", version: version ?? undefined };
  const patch: unknown = JSON.parse(row.patch);
  const record = await (row.verb.endsWith(":create")
    ? doors.create(acting, patch)
    : row.verb.endsWith(":edit")
      ? doors.edit(acting, ref, patch)
      : doors.delete(acting, ref));
  if (acting.lastChangeId) ctx.lastChangeId = acting.lastChangeId;
  return record;
}

/** Accepts: the change is made, through its ordinary verb, against the version that was seen. Of many at once one is carried out. */
export async function acceptProposal(ctx: Context, id: string, recordVersion: number | undefined): Promise<Proposal> {
  requireSession(ctx);
  const row = await openOne(ctx, id);
  const decided = (change: Change): void => {
    change.also(...decide(ctx, row, "accepted", change.id));
    change.also(...claimKey(ctx, change.id, undefined));
    change.announce("proposal.accepted", "proposal", id, row.version + 1);
  };
  const record = await act(ctx, row, recordVersion ?? row.recordVersion, decided).catch(async (thrown: unknown) => {
    if (thrown instanceof Refusal && thrown.code === "stale") await openOne(ctx, id);
    throw thrown;
  });
  if (ctx.idempotency) ctx.idempotency.state = "taken";
  const after: ProposalRow = {
    ...row,
    state: "accepted",
    decidedAt: ctx.now,
    version: row.version + 1,
    changeId: ctx.lastChangeId ?? null,
  };
  return { ...present(ctx, after), recordId: record.id };
}

export async function dismissProposal(ctx: Context, id: string): Promise<Proposal> {
  return settle(ctx, await openOne(ctx, id), "dismissed");
}

/** Takes a dismissal back. */
export async function reopenProposal(ctx: Context, id: string): Promise<Proposal> {
  const row = await findMine(ctx, id);
  if (row.state !== "dismissed" || row.expiresAt <= ctx.now)
    throw new Refusal("conflict", "Only what was dismissed and has not run out can be reopened");
  return settle(ctx, row, "open");
}

async function settle(ctx: Context, row: ProposalRow, state: "dismissed" | "open"): Promise<Proposal> {
  requireSession(ctx);
  const change = new Change(ctx);
  change.also(...decide(ctx, row, state, null));
  change.announce(`proposal.${state === "open" ? "reopened" : state}`, "proposal", row.id, row.version + 1);
  return change.commit(present(ctx, { ...row, state, decidedAt: state === "open" ? null : ctx.now, version: row.version + 1 }));
}

const decide = (ctx: Context, row: ProposalRow, state: ProposalRow["state"], changeId: string | null): Statement[] => [
  {
    sql: "update proposals set state = ?, change_id = ?, decided_at = ?, version = version + 1 where id = ? and version = ?",
    args: [state, changeId, state === "open" ? null : ctx.now, row.id, row.version],
  },
  guard(1),
];

/** More that wait are not counted. */
const MOST_COUNTED = 200;

/** What waits for the asker, newest first, or what was decided; and how many wait. */
export async function listProposals(
  ctx: Context,
  query: { state: Proposal["state"]; limit: number },
): Promise<{ items: Proposal[]; open: number }> {
  const mine = sql`proposals.member_id in (${ctx.member.id}, '')`;
  const live = sql`proposals.expires_at > ${ctx.now}`;
  const asked = sql`${mine} and proposals.state = ${query.state} and ${query.state === "open" ? live : sql`true`}`;
  const [rows, waiting] = await ctx.db.read(
    decidableQuery(ctx, sql`${asked} order by proposals.id desc limit ${query.limit}`),
    decidableQuery(ctx, sql`${mine} and proposals.state = 'open' and ${live} limit ${MOST_COUNTED}`),
  );
  return { items: offered(ctx, rows).map((row) => present(ctx, row)), open: offered(ctx, waiting).length };
}

/** A proposal beside what its record holds now, for who decides about it. */
export async function getProposal(ctx: Context, id: string): Promise<ProposalNow> {
  const row = await findMine(ctx, id);
  const proposal = present(ctx, row);
  if (!row.recordId) return { ...proposal, current: null, currentVersion: null };
  const record = await recordChanges[row.kind].get(ctx, row.recordId).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  });
  const isThere = record && record.deletedAt === null;
  return {
    ...proposal,
    current: isThere ? valuesOf({ ...record }, proposal.patch) : null,
    currentVersion: isThere ? record.version : null,
  };
}

/** For cron: nobody decides about what has waited for a month. */
export const expireProposals = (now: number): Statement => ({
  sql: "update proposals set state = 'expired', decided_at = expires_at, version = version + 1 where state = 'open' and expires_at <= ?",
  args: [now],
});

const expireDigest = (ctx: Context, { appId, digest }: ProposalRow): Statement => ({
  sql: "update proposals set state = 'expired', version = version + 1 where member_id = ? and app_id = ? and digest = ? and state = 'open' and expires_at <= ?",
  args: [ctx.member.id, appId, digest, ctx.now],
});

async function openOne(ctx: Context, id: string): Promise<ProposalRow> {
  const row = await findMine(ctx, id);
  if (row.state !== "open") throw new Refusal("conflict", `This proposal is ${row.state} already`);
  if (row.expiresAt <= ctx.now) throw new Refusal("conflict", "This proposal has run out");
  return row;
}
