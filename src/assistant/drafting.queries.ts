import { sql } from "drizzle-orm";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { select } from "../core/select.ts";
import { type NamedProduct, productsNamedIn } from "../predictions/offering/named-products.queries.ts";
import { type TemplateRow, templates } from "../templates/templates.table.ts";
import { writingStyles } from "./assistant.table.ts";
import type { StyleProfile } from "./style.schema.ts";

/** What helps to write a draft beside the history. */
export interface Aids {
  template: TemplateRow | undefined;
  style: StyleProfile | undefined;
  /** Products that the sender's wish names. */
  products: NamedProduct[];
}

interface Wanted {
  recordId: string;
  templateId?: string | null | undefined;
  asIWrite: boolean;
  instruction?: string | undefined;
}

/** The template, the asker's own style and the products that are named, as far as they are wanted. */
export async function readAids(ctx: Context, { recordId, templateId, asIWrite, instruction = "" }: Wanted): Promise<Aids> {
  if (templateId) require(ctx, "assistant:create");
  const products = await productsNamedIn(ctx, instruction, recordId);
  if (!templateId && !asIWrite) return { template: undefined, style: undefined, products };
  const [[template], [style]] = await ctx.db.read(
    select(templates, sql`where id = ${templateId ?? ""}`),
    select(writingStyles, sql`where member_id = ${asIWrite ? ctx.member.id : ""}`),
  );
  if (templateId && !template) throw notFound("template");
  return { template, style: style?.profile, products };
}
