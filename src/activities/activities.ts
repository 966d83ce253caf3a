import { inArray, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { andVisible } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref } from "../core/get.ts";
import { kindOfId, newId } from "../core/ids.ts";
import { toPage } from "../core/pages.ts";
import type { NewRow } from "../core/record.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { type ActivityRow, activityRecord } from "./activities.record.ts";
import type { Activity, ActivityInput, ActivityPatch, TimelineQuery } from "./activities.schema.ts";
import type { activities } from "./activities.table.ts";
import { timelineName, timelineSelect, timelineSort } from "./timeline.queries.ts";

/** An activity as callers see it. */
export function presentActivity(row: ActivityRow): Activity {
  const { createdBy, ...activity } = row;
  return activity;
}

/** What happened with a record, newest first. */
export async function listTimeline(ctx: Context, query: TimelineQuery): Promise<Page<Activity>> {
  require(ctx, "activities:read");
  const rows = await ctx.db.all(timelineSelect(ctx, query));
  const page = toPage(ctx, timelineName(query.recordId), timelineSort, rows, query.limit);
  return { ...page, items: page.items.map(presentActivity) };
}

export async function getActivity(ctx: Context, id: string): Promise<Activity> {
  return presentActivity(await getRow(ctx, activityRecord, { id }, "activities:read"));
}

/** Notes what happened: a call, a meeting, a visit, a note. */
export async function logActivity(ctx: Context, input: ActivityInput): Promise<Activity> {
  const change = new Change(ctx);
  const links = await withCompanies(ctx, input.links);
  const { isPrivate, ...fields } = input;
  const privateTo = isPrivate ? ctx.member.id : null;
  const [row] = addActivities(ctx, change, [{ ...fields, links, privateTo, authorId: ctx.member.id }]) as [ActivityRow];
  return change.commit(presentActivity(row));
}

type NewActivity = Pick<NewRow<typeof activities>, "kind" | "links"> & {
  [K in keyof NewRow<typeof activities>]?: NewRow<typeof activities>[K] | undefined;
};

/** The many-form: adds activities of any kind to a change that the caller commits. Links are taken as given. */
export function addActivities(ctx: Context, change: Change, inputs: NewActivity[]): ActivityRow[] {
  return change.create(
    activityRecord,
    inputs.map((input) => ({
      ...withDefaults({ ...EMPTY, occurredAt: ctx.now }, input),
      id: input.id ?? newId("activity", ctx.now),
    })),
  );
}

export async function editActivity(ctx: Context, ref: Ref, patch: ActivityPatch): Promise<Activity> {
  const before = await getLiveRow(ctx, activityRecord, ref, "activities:edit");
  const isMail = before.kind === "email" && (patch.body !== undefined || patch.subject !== undefined || patch.direction !== undefined);
  if (isMail) throw new Refusal("conflict", "A mail stays as it was sent or received");
  const { isPrivate, ...fields } = patch;
  const links = patch.links ? await withCompanies(ctx, patch.links) : undefined;
  const privacy = isPrivate === undefined ? {} : { privateTo: privacyOf(ctx, before, isPrivate) };
  const change = new Change(ctx);
  const after = { ...fields, ...privacy, ...(links ? { links } : {}) } as Partial<ActivityRow>;
  const [row] = change.update(activityRecord, [{ before, patch: after }]) as [ActivityRow];
  return change.commit(presentActivity(row));
}

/** Whose alone it is from now on. Only what one has noted or brought in oneself can be withdrawn from the others. */
function privacyOf(ctx: Context, before: ActivityRow, isPrivate: boolean): string | null {
  if (!isPrivate) return null;
  if (before.privateTo === ctx.member.id || (before.authorId ?? before.createdBy) === ctx.member.id) return ctx.member.id;
  throw new Refusal("forbidden", "Only who noted this may keep it to themselves", { isPrivate: "false: somebody else noted it" });
}

export async function deleteActivity(ctx: Context, ref: Ref): Promise<Activity> {
  const before = await getLiveRow(ctx, activityRecord, ref, "activities:delete");
  const change = new Change(ctx);
  const [row] = change.remove(activityRecord, [before]) as [ActivityRow];
  return change.commit(presentActivity(row));
}

export async function restoreActivity(ctx: Context, ref: Ref): Promise<Activity> {
  const before = await getRow(ctx, activityRecord, ref, "activities:edit");
  const change = new Change(ctx);
  const [row] = change.restore(activityRecord, [before]) as [ActivityRow];
  return change.commit(presentActivity(row));
}

/** What concerns a contact concerns its company. Refuses links to what is not there. */
export async function withCompanies(ctx: Context, links: string[]): Promise<string[]> {
  const people = links.filter((id) => kindOfId(id) === "contact");
  const others = links.filter((id) => ["company", "deal"].includes(kindOfId(id) ?? ""));
  if (people.length + others.length !== links.length || links.length === 0)
    throw new Refusal("invalid", "An activity is about contacts, companies or deals", {
      links: "ids of contacts, companies or deals, at least one",
    });
  const ids = JSON.stringify([...new Set(links)]);
  const [found, known] = await ctx.db.read(
    ctx.db.orm.select({ companyId: contacts.companyId }).from(contacts).where(inArray(contacts.id, people)),
    plain<{ id: string }>(
      sql.join(
        [contactRecord, companyRecord, dealRecord].map((kind) => {
          const among = sql`id in (select value from json_each(${ids}))${andVisible(ctx, kind)}`;
          return sql`select id from ${sql.raw(kind.noun)} where ${among}`;
        }),
        sql` union all `,
      ),
    ),
  );
  if (known.length !== new Set(links).size)
    throw new Refusal("invalid", "A record that this activity is about does not exist", { links: "ids of records that exist" });
  return [...new Set([...links, ...found.flatMap((contact) => contact.companyId ?? [])])];
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
