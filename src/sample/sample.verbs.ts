import { eq, isNull } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { eraseLogOf } from "../audit/erasure.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { companies } from "../companies/companies.table.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { insertTuples } from "../core/rows.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { memberRecord } from "../members/members.record.ts";
import { members } from "../members/members.table.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { productRecord } from "../products/products.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { MEMBERS } from "./members.ts";
import { alsoRemovedQuery, goneQuery, removalStatements, sampleIds } from "./removal.ts";
import type { SampleRecords } from "./rows.ts";

export const sampleCompanyName = "Mộc Giang";

/** Who works at the sample company, the owner first. */
export const samplePeople = () =>
  MEMBERS.map(({ name, email, role }) => ({ name, email, role })) as [
    Pick<SampleRecords["members"][number], "name" | "role"> & { email: string },
  ];

export interface SampleCounts {
  companies: number;
  contacts: number;
  activities: number;
}

/** Loads the sample company's records, with the asker in the owner's place; the whole of them, or without the web shop. */
export async function loadSample(
  ctx: Context,
  { withShop = true } = {},
): Promise<SampleCounts & { members: { id: string; name: string; email: string; role: SampleRecords["members"][number]["role"] }[] }> {
  require(ctx, "sample:manage");
  const [loaded] = await ctx.db.orm.select({ id: companies.id }).from(companies).where(eq(companies.source, "sample")).limit(1);
  if (loaded) throw new Refusal("conflict", "The sample is already loaded");
  const sample = asOwner((await ctx.ports.workshop("/sample", { now: ctx.now, withShop })) as SampleRecords, ctx.member.id);
  const change = new Change({ ...ctx, via: "import" });
  const [, ...colleagues] = sample.members;
  change.create(memberRecord, await withoutTakenAddresses(ctx, colleagues));
  change.create(companyRecord, sample.companies);
  change.create(contactRecord, sample.contacts);
  change.create(productRecord, sample.products);
  change.create(dealRecord, sample.deals);
  change.also(
    insertTuples(
      "deal_stage_events",
      ["deal_id", "entered_at", "stage"],
      sample.dealStageEvents.map((event) => [event.dealId, event.enteredAt, event.stage]),
    ),
  );
  change.create(orderRecord, sample.orders);
  change.create(activityRecord, sample.activities);
  change.create(taskRecord, sample.tasks);
  change.announce("sample.loaded", "sample", ctx.workspace.id, 1);
  await change.commit(undefined);
  return { ...countsOf(sample), members: colleagues.flatMap(({ id, name, email, role }) => (email ? [{ id, name, email, role }] : [])) };
}

/** The sample's owner is whoever loads it: one id in every row. */
function asOwner(sample: SampleRecords, memberId: string): SampleRecords {
  const ownerId = sample.members[0]?.id ?? "";
  return JSON.parse(JSON.stringify(sample).replaceAll(ownerId, memberId)) as SampleRecords;
}

async function withoutTakenAddresses(ctx: Context, colleagues: SampleRecords["members"]): Promise<SampleRecords["members"]> {
  const rows = await ctx.db.rows<{ email: string }>({ sql: "select email from members where email is not null", args: [] });
  const taken = new Set(rows.map((row) => row.email));
  return colleagues.map((member) => (member.email && taken.has(member.email) ? { ...member, email: null } : member));
}

/**
 * Takes every sample record out for good, with what hangs on it. What people added themselves stays, but for mails and notes that are
 * about nothing but sample records: `alsoRemoved` counts them.
 */
export async function removeSample(ctx: Context): Promise<SampleCounts & { alsoRemoved: number }> {
  require(ctx, "sample:manage");
  const count = (table: string) =>
    ctx.db.rows<{ n: number }>({ sql: `select count(*) as n from ${table} where source = 'sample'`, args: [] });
  const [[firms], [people], [events], [others]] = await Promise.all([
    count("companies"),
    count("contacts"),
    count("activities"),
    ctx.db.rows<{ n: number }>(alsoRemovedQuery),
  ]);
  const gone = await ctx.db.rows<{ kind: string; id: string; version: number }>(goneQuery);
  const change = new Change(ctx);
  change.also(await eraseLogOf(ctx, sampleIds), ...removalStatements());
  for (const record of gone) change.forget(record.kind, [record]);
  change.announce("sample.removed", "sample", ctx.workspace.id, 1);
  await change.commit(undefined);
  await ctx.directory.write([
    {
      sql: "delete from memberships where workspace_id = ? and user_id not in (select value from json_each(?))",
      args: [ctx.workspace.id, JSON.stringify(await remainingMembers(ctx))],
    },
  ]);
  return { companies: firms?.n ?? 0, contacts: people?.n ?? 0, activities: events?.n ?? 0, alsoRemoved: others?.n ?? 0 };
}

async function remainingMembers(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.orm.select({ id: members.id }).from(members).where(isNull(members.deletedAt));
  return rows.map((row) => row.id);
}

const countsOf = (sample: SampleRecords): SampleCounts => ({
  companies: sample.companies.length,
  contacts: sample.contacts.length,
  activities: sample.activities.length + sample.orders.length,
});
