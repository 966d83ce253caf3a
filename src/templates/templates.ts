import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { notFound, type Ref, requireSeen } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { select } from "../core/select.ts";
import { problemIn } from "./templates.rules.ts";
import type { Template, TemplateInput, TemplatePatch } from "./templates.schema.ts";
import { type TemplateRow, templates } from "./templates.table.ts";

const MOST_TEMPLATES = 300;

/** The team's texts, by name. Whoever drafts may use them. */
export async function listTemplates(ctx: Context): Promise<Template[]> {
  require(ctx, "assistant:create");
  return ctx.db.all(select(templates, sql`order by name collate nocase, id`));
}

export async function createTemplate(ctx: Context, input: TemplateInput): Promise<Template> {
  require(ctx, "templates:manage");
  requireSlots(input);
  const [{ n } = { n: 0 }] = await ctx.db.rows<{ n: number }>({ sql: "select count(*) as n from templates", args: [] });
  if (n >= MOST_TEMPLATES) throw new Refusal("conflict", `A workspace has at most ${MOST_TEMPLATES} templates`);
  const row: TemplateRow = {
    ...{ id: newId("template", ctx.now), ...input, used: 0, lastUsedAt: null, memberId: ctx.member.id },
    ...{ version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
  const change = new Change(ctx).also(insertRows(templates, [row]));
  change.called({ action: "template.created", target: row.id, detail: { name: row.name } });
  return change.commit(row);
}

/** Drafts that were written with it before stay as they are. */
export async function editTemplate(ctx: Context, ref: Ref, patch: TemplatePatch): Promise<Template> {
  const before = await getTemplateRow(ctx, ref);
  requireSlots(patch);
  const after: TemplateRow = { ...before, ...given(patch), version: before.version + 1, updatedAt: ctx.now };
  const { name, purpose, channel, language, subject, body } = after;
  const change = new Change(ctx).also(
    {
      sql: "update templates set name = ?, purpose = ?, channel = ?, language = ?, subject = ?, body = ?, version = version + 1, updated_at = ? where id = ? and version = ?",
      args: [name, purpose, channel, language, subject, body, ctx.now, before.id, before.version],
    },
    guard(1),
  );
  change.called({ action: "template.updated", target: before.id, detail: { name, fields: Object.keys(given(patch)) } });
  return change.commit(after);
}

export async function deleteTemplate(ctx: Context, ref: Ref): Promise<Template> {
  const row = await getTemplateRow(ctx, ref);
  const change = new Change(ctx).also({ sql: "delete from templates where id = ? and version = ?", args: [row.id, row.version] }, guard(1));
  change.called({ action: "template.deleted", target: row.id, detail: { name: row.name } });
  return change.commit(row);
}

/** Counts a use, in the batch of the draft that uses it. */
export const usedStatement = (ctx: Context, id: string): Statement => ({
  sql: "update templates set used = used + 1, last_used_at = ? where id = ?",
  args: [ctx.now, id],
});

function requireSlots(texts: { subject?: string | undefined; body?: string | undefined }): void {
  for (const field of ["subject", "body"] as const) {
    const problem = problemIn(texts[field] ?? "");
    if (!problem) continue;
    const said = problem.code === "unknown_slot" ? `there is no slot {${problem.slot}}` : "a brace that opens no slot, or closes none";
    throw new Refusal("invalid", `The template cannot be used as it stands: ${said}`, { [field]: said });
  }
}

async function getTemplateRow(ctx: Context, { id, version }: Ref): Promise<TemplateRow> {
  require(ctx, "templates:manage");
  const [row] = await ctx.db.all(select(templates, sql`where id = ${id}`));
  if (!row) throw notFound("template");
  requireSeen(row, version);
  return row;
}
