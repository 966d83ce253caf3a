import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { filterSql } from "../core/filters.ts";
import { getLiveRow, getRow, type Ref } from "../core/get.ts";
import { kindOfId, newId } from "../core/ids.ts";
import { toPage } from "../core/pages.ts";
import type { NewRow } from "../core/record.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { activityFilters } from "./activities.filters.ts";
import { type ActivityRow, activityRecord } from "./activities.record.ts";
import type { Activity, ActivityInput, ActivityPatch, TimelineQuery } from "./activities.schema.ts";
import type { activities } from "./activities.table.ts";
import { timelineName, timelineSelect, timelineSort } from "./timeline.queries.ts";

/** An activity as the asker sees it: without addresses where their role hides those of contacts. */
export function presentActivity({ access }: Pick<Context, "access">, row: ActivityRow): Activity {
  const { createdBy, ...activity } = row;
  return access.hidden("contacts").has("emails") ? { ...activity, meta: withoutAddresses(activity.meta) } : activity;
}

function withoutAddresses({ from, to, cc, ...meta }: Activity["meta"]): Activity["meta"] {
  const named = ({ name }: { name: string }) => ({ name: name.includes("@") ? "" : name, address: "" });
  return { ...meta, ...(from && { from: named(from) }), ...(to && { to: to.map(named) }), ...(cc && { cc: cc.map(named) }) };
}

/** What happened with a record, newest first. */
export async function listTimeline(ctx: Context, query: TimelineQuery): Promise<Page<Activity>> {
  require(ctx, "activities:read");
  const filtered = query.filter ? [await filterSql(ctx, activityFilters, query.filter)] : [];
  const rows = await ctx.db.all(timelineSelect(ctx, query, filtered));
  const page = toPage(ctx, timelineName(query.recordId), timelineSort, rows, query.limit);
  return { ...page, items: page.items.map((row) => presentActivity(ctx, row)) };
}

export async function getActivity(ctx: Context, id: string): Promise<Activity> {
  return presentActivity(ctx, await getRow(ctx, activityRecord, { id }, "activities:read"));
}

/** Notes what happened: a call, a meeting, a visit, a note. */
export async function logActivity(ctx: Context, input: ActivityInput): Promise<Activity> {
  const change = new Change(ctx);
  const links = await withCompanies(ctx, input.links);
  const [row] = addActivities(ctx, change, [ownActivity(ctx, { ...input, links })]) as [ActivityRow];
  return change.commit(presentActivity(ctx, row));
}

/** What a person notes is by them, and theirs alone if they say so. */
export const ownActivity = (ctx: Context, { isPrivate, ...input }: ActivityInput): NewActivity => ({
  ...input,
  privateTo: isPrivate ? ctx.member.id : null,
  authorId: ctx.member.id,
});

type NewActivity = Pick<NewRow<typeof activities>, "kind" | "links"> & {
  [K in keyof NewRow<typeof activities>]?: NewRow<typeof activities>[K] | undefined;
};

/** The many-form: adds activities of any kind to a change that the caller commits. Links are taken as given. */
export function addActivities(ctx: Context, change: Change, inputs: NewActivity[]): ActivityRow[] {
  return change.create(
    activityRecord,
    inputs.map((input) => newActivityRow(ctx, input)),
  );
}

export const newActivityRow = (ctx: Context, input: NewActivity) => ({
  ...withDefaults({ ...EMPTY, occurredAt: ctx.now }, input),
  id: input.id ?? newId("activity", ctx.now),
});

export async function editActivity(ctx: Context, ref: Ref, patch: ActivityPatch): Promise<Activity> {
  const before = await getLiveRow(ctx, activityRecord, ref, "activities:edit");
  requireEditable(before, patch);
  const links = patch.links ? await withCompanies(ctx, patch.links) : undefined;
  const change = new Change(ctx);
  const after = { ...activityRowPatch(ctx, before, patch), ...(links ? { links } : {}) };
  const [row] = change.update(activityRecord, [{ before, patch: after }]) as [ActivityRow];
  return change.commit(presentActivity(ctx, row));
}

/** A patch as the row takes it. */
export function activityRowPatch(ctx: Context, before: ActivityRow, { isPrivate, ...fields }: ActivityPatch): Partial<ActivityRow> {
  return { ...fields, ...(isPrivate === undefined ? {} : { privateTo: privacyOf(ctx, before, isPrivate) }) } as Partial<ActivityRow>;
}

/** Whose alone it is from now on. Only its member opens what is private; only what one has noted or brought in oneself can be withdrawn from the others. */
function privacyOf(ctx: Context, before: ActivityRow, isPrivate: boolean): string | null {
  if (!isPrivate && before.privateTo && before.privateTo !== ctx.member.id)
    throw new Refusal("forbidden", "Only the member whose own it is may show this to all", {
      isPrivate: "true: it is another member's own",
    });
  if (!isPrivate) return null;
  if (before.privateTo === ctx.member.id || (before.authorId ?? before.createdBy) === ctx.member.id) return ctx.member.id;
  throw new Refusal("forbidden", "Only who noted this may keep it to themselves", { isPrivate: "false: somebody else noted it" });
}

/** Refuses to change what a mail says, and the entry of an order. */
export function requireEditable({ kind }: ActivityRow, patch: ActivityPatch): void {
  requireOwn({ kind });
  const isMail = kind === "email" && (patch.body !== undefined || patch.subject !== undefined || patch.direction !== undefined);
  if (isMail) throw new Refusal("conflict", "A mail stays as it was sent or received");
}

/** An order's entry goes by the order: it is changed, put into the bin and restored with it alone. */
function requireOwn({ kind }: Pick<ActivityRow, "kind">): void {
  if (kind === "order") throw ofOrder();
}

export const ofOrder = (): Refusal => new Refusal("conflict", "This stands on the timeline for an order: change the order instead");

export async function deleteActivity(ctx: Context, ref: Ref): Promise<Activity> {
  const before = await getLiveRow(ctx, activityRecord, ref, "activities:delete");
  requireOwn(before);
  const change = new Change(ctx);
  const [row] = change.remove(activityRecord, [before]) as [ActivityRow];
  return change.commit(presentActivity(ctx, row));
}

export async function restoreActivity(ctx: Context, ref: Ref): Promise<Activity> {
  const before = await getRow(ctx, activityRecord, ref, "activities:edit");
  requireOwn(before);
  const change = new Change(ctx);
  const [row] = change.restore(activityRecord, [before]) as [ActivityRow];
  return change.commit(presentActivity(ctx, row));
}

/** What concerns a contact concerns its company. Refuses links to what is not there. */
export async function withCompanies(ctx: Context, links: string[]): Promise<string[]> {
  const [found] = await withCompaniesEach(ctx, [links]);
  if (found instanceof Refusal) throw found;
  return found as string[];
}

type Linked = Parameters<typeof andVisible>[1];

/** The same for the links of many, looked up at once: each list with its companies, or why it is refused. */
export async function withCompaniesEach(ctx: Context, lists: string[][]): Promise<(string[] | Refusal)[]> {
  const ids = JSON.stringify([...new Set(lists.flat())]);
  const among = (kind: Linked, company: SQL): SQL =>
    sql`select id, ${company} as company from ${sql.raw(kind.noun)} where id in (select value from json_each(${ids}))${andVisible(ctx, kind)}`;
  const known = await ctx.db.all(
    plain<{ id: string; company: string | null }>(
      sql`${among(contactRecord, sql`company_id`)} union all ${among(companyRecord, sql`null`)} union all ${among(dealRecord, sql`null`)} union all ${among(orderRecord, sql`company_id`)}`,
    ),
  );
  const companies = new Map(known.map(({ id, company }) => [id, company]));
  return lists.map(
    (links) => linksRefusal(links, companies) ?? [...new Set([...links, ...links.flatMap((id) => companies.get(id) ?? [])])],
  );
}

function linksRefusal(links: string[], known: Map<string, string | null>): Refusal | undefined {
  if (links.length === 0 || links.some((id) => !["contact", "company", "deal", "order"].includes(kindOfId(id) ?? "")))
    return new Refusal("invalid", "An activity is about contacts, companies, deals or orders", {
      links: "ids of contacts, companies, deals or orders, at least one",
    });
  if (links.every((id) => known.has(id))) return undefined;
  return new Refusal("invalid", "A record that this activity is about does not exist", { links: "ids of records that exist" });
}

const EMPTY = {
  direction: null,
  subject: "",
  body: "",
  quoted: null,
  durationMin: null,
  authorId: null,
  privateTo: null,
  channelId: null,
  threadId: null,
  meta: {},
  source: null,
};
