import { sql } from "drizzle-orm";
import { runQuery } from "../ask/run.ts";
import { andVisible } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { given } from "../core/defaults.ts";
import { getLiveRow, getRow, type Ref } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import { fold } from "../core/text.ts";
import { type ViewRow, viewRecord } from "./views.record.ts";
import type { View, ViewInput, ViewPatch } from "./views.schema.ts";
import { views } from "./views.table.ts";

const MOST = 500;

function presentView({ sortName, createdBy, ...view }: ViewRow): View {
  return view;
}

/** One's own views and those that are shared, by name. */
export async function listViews(ctx: Context): Promise<View[]> {
  require(ctx, "views:read");
  const rows = await ctx.db.all(
    select(views, sql`where deleted_at is null${andVisible(ctx, viewRecord)} order by sort_name, id limit ${MOST}`),
  );
  return rows.map(presentView);
}

export const getView = async (ctx: Context, id: string): Promise<View> => presentView(await getRow(ctx, viewRecord, { id }, "views:read"));

/** Keeps a query under a name. */
export async function createView(ctx: Context, input: ViewInput): Promise<View> {
  require(ctx, "views:create");
  const [counted] = await ctx.db.all(
    plain<{ n: number }>(sql`select count(*) as n from views where deleted_at is null and owner_id = ${ctx.member.id}`),
  );
  if ((counted?.n ?? 0) >= MOST) throw new Refusal("conflict", `A member keeps at most ${MOST} views`);
  const row = { id: newId("view", ctx.now), name: input.name, sortName: fold(input.name), query: input.query };
  const change = new Change(ctx);
  const [made] = change.create(viewRecord, [{ ...row, isShared: input.isShared ?? false, ownerId: ctx.member.id, source: null }]) as [
    ViewRow,
  ];
  return change.commit(presentView(made));
}

export async function editView(ctx: Context, ref: Ref, patch: ViewPatch): Promise<View> {
  const before = await getLiveRow(ctx, viewRecord, ref, "views:edit");
  requireOwn(ctx, before);
  const change = new Change(ctx);
  const [row] = change.update(viewRecord, [{ before, patch: given(patch) }]) as [ViewRow];
  return change.commit(presentView(row));
}

/** Puts a view into the bin. */
export async function deleteView(ctx: Context, ref: Ref): Promise<View> {
  const before = await getLiveRow(ctx, viewRecord, ref, "views:delete");
  requireOwn(ctx, before);
  const change = new Change(ctx);
  const [row] = change.remove(viewRecord, [before]) as [ViewRow];
  return change.commit(presentView(row));
}

export async function restoreView(ctx: Context, ref: Ref): Promise<View> {
  const before = await getRow(ctx, viewRecord, ref, "views:edit");
  requireOwn(ctx, before);
  const change = new Change(ctx);
  const [row] = change.restore(viewRecord, [before]) as [ViewRow];
  return change.commit(presentView(row));
}

/** A shared view is everybody's to look at and its owner's to change; who runs the workspace may as well. */
function requireOwn(ctx: Context, { ownerId }: ViewRow): void {
  if (ownerId !== ctx.member.id && !ctx.may("settings:edit")) throw new Refusal("forbidden", "Only its owner may change this view");
}

/** Answers a view anew, with the rights of whoever asks. */
export async function answerView(ctx: Context, id: string) {
  const { query } = await getView(ctx, id);
  return runQuery(ctx, query);
}
