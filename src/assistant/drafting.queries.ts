import { sql } from "drizzle-orm";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { select } from "../core/select.ts";
import { type TemplateRow, templates } from "../templates/templates.table.ts";
import { writingStyles } from "./assistant.table.ts";
import type { StyleProfile } from "./style.schema.ts";

/** What helps to write a draft beside the history. */
export interface Aids {
  template: TemplateRow | undefined;
  style: StyleProfile | undefined;
}

/** The template and the asker's own style, as far as they are wanted, in one round trip. */
export async function readAids(ctx: Context, wanted: { templateId?: string | null | undefined; asIWrite: boolean }): Promise<Aids> {
  const { templateId, asIWrite } = wanted;
  if (!templateId && !asIWrite) return { template: undefined, style: undefined };
  if (templateId) require(ctx, "assistant:create");
  const [[template], [style]] = await ctx.db.read(
    select(templates, sql`where id = ${templateId ?? ""}`),
    select(writingStyles, sql`where member_id = ${asIWrite ? ctx.member.id : ""}`),
  );
  if (templateId && !template) throw notFound("template");
  return { template, style: style?.profile };
}
