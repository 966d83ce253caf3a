import { sql } from "drizzle-orm";
import { askersEvent } from "../audit/account-events.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { notFound, type Ref, requireKind, requireSeen } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { randomToken } from "../core/secrets.ts";
import { select } from "../core/select.ts";
import { makerOf } from "../identity/member-context.ts";
import { linkStatement, unlinkStatement } from "../links/links.ts";
import type { Form, FormInput, FormPatch, FormSetup } from "./forms.schema.ts";
import { type FormRow, forms } from "./forms.table.ts";

const MOST_FORMS = 100;

/** Forms that visitors of a site fill in, oldest first. */
export async function listForms(ctx: Context): Promise<Form[]> {
  require(ctx, "forms:manage");
  return (await ctx.db.all(select(forms, sql`order by created_at, id`))).map((row) => present(ctx, row));
}

export async function getForm(ctx: Context, id: string): Promise<Form> {
  return present(ctx, await getFormRow(ctx, { id }));
}

export async function createForm(ctx: Context, input: FormInput): Promise<Form> {
  require(ctx, "forms:manage");
  requireWriting(ctx);
  await requireOwner(ctx, input.setup);
  const [{ n } = { n: 0 }] = await ctx.db.rows<{ n: number }>({ sql: "select count(*) as n from forms", args: [] });
  if (n >= MOST_FORMS) throw new Refusal("conflict", `A workspace has at most ${MOST_FORMS} forms`);
  const row: FormRow = {
    ...{ id: newId("form", ctx.now), ...input, token: randomToken(), isOn: true, submissions: 0, lastSubmittedAt: null },
    ...{ ...makerOf(ctx), reason: null, noticeDue: 0, version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
  const link = { workspaceId: ctx.workspace.id, targetId: row.id };
  await ctx.directory.write([linkStatement("form", row.token, link, ctx.now), note(ctx, "form.created", row)]);
  return new Change(ctx).also(insertRows(forms, [row])).commit(present(ctx, row));
}

/** Whoever changes it becomes the one in whose name contacts and tasks are made. */
export async function editForm(ctx: Context, ref: Ref, patch: FormPatch): Promise<Form> {
  const before = await getFormRow(ctx, ref);
  requireWriting(ctx);
  if (patch.setup) await requireOwner(ctx, patch.setup);
  const after = {
    ...before,
    ...given(patch),
    ...makerOf(ctx),
    ...(patch.isOn ? { reason: null, noticeDue: 0 } : {}),
    version: before.version + 1,
    updatedAt: ctx.now,
  };
  await ctx.directory.write([note(ctx, "form.updated", after)]);
  const change = new Change(ctx).also(
    {
      sql: `update forms set name = ?, setup = ?, is_on = ?, member_id = ?, credential_id = ?, scopes = ?, reason = ?, notice_due = ?,
        version = version + 1, updated_at = ? where id = ? and version = ?`,
      args: [
        ...[after.name, JSON.stringify(after.setup), after.isOn ? 1 : 0, after.memberId, after.credentialId],
        ...[after.scopes && JSON.stringify(after.scopes), after.reason, after.noticeDue, ctx.now, before.id, before.version],
      ],
    },
    guard(1),
  );
  await change.commit(undefined);
  return present(ctx, after);
}

/** What came in by it stays. */
export async function deleteForm(ctx: Context, ref: Ref): Promise<Form> {
  const row = await getFormRow(ctx, ref);
  await ctx.directory.write([unlinkStatement({ workspaceId: ctx.workspace.id, targetId: row.id }), note(ctx, "form.deleted", row)]);
  const removal = { sql: "delete from forms where id = ? and version = ?", args: [row.id, row.version] };
  return new Change(ctx).also(removal, guard(1)).commit(present(ctx, row));
}

/** What every submission writes. A form without these rights would lose what visitors send. */
const WRITES = ["activities:create", "tasks:create"] as const;

function requireWriting(ctx: Context): void {
  for (const verb of WRITES) require(ctx, verb);
}

/** Whether the maker of a form may still take what visitors send. */
export const canTakeSubmissions = (maker: Context): boolean => WRITES.every((verb) => maker.may(verb));

async function requireOwner(ctx: Context, { ownerId }: FormSetup): Promise<void> {
  requireKind("setup.ownerId", ownerId, "user");
  if (ownerId === null) return;
  const [found] = await ctx.db.rows({ sql: "select 1 from members where id = ? and deleted_at is null", args: [ownerId] });
  if (!found) throw new Refusal("invalid", "There is no such member", { "setup.ownerId": "the id of a member" });
}

async function getFormRow(ctx: Context, { id, version }: Ref): Promise<FormRow> {
  require(ctx, "forms:manage");
  const [row] = await ctx.db.all(select(forms, sql`where id = ${id}`));
  if (!row) throw notFound("form");
  requireSeen(row, version);
  return row;
}

const note = (ctx: Context, action: string, { id, name }: FormRow): Statement => askersEvent(ctx, { action, target: id, detail: { name } });

/** A form as callers see it. */
const present = (ctx: Context, { token, noticeDue, ...row }: FormRow): Form => ({ ...row, url: `${ctx.ports.publicUrl}/f/${token}` });
