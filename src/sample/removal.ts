import type { Statement } from "../core/database.ts";

const RECORDS = ["tasks", "activities", "orders", "deals", "contacts", "companies", "products", "members"];
const ids = (table: string) => `select id from ${table} where source = 'sample'`;

/** Activities that people added and that are about nothing but the sample: they go with it. */
const ONLY_ABOUT_SAMPLE = `source is not 'sample' and deleted_at is null and not exists (
    select 1 from activity_links l where l.activity_id = activities.id and l.record_id not in (${RECORDS.map(ids).join(" union all ")}))`;

/** How many they are. */
export const alsoRemovedQuery: Statement = { sql: `select count(*) as n from activities where ${ONLY_ABOUT_SAMPLE}`, args: [] };

const KINDS: Record<string, string> = { companies: "company", activities: "activity" };

/** What is taken out, of every kind, for the log. */
export const goneQuery: Statement = {
  sql: [
    ...RECORDS.map((table) => `select '${KINDS[table] ?? table.slice(0, -1)}' as kind, id, version from ${table} where source = 'sample'`),
    `select 'activity', id, version from activities where ${ONLY_ABOUT_SAMPLE}`,
  ].join(" union all "),
  args: [],
};

/** Ids of every sample record, as SQL. */
export const sampleIds = RECORDS.map(ids).join(" union all ");

/** Statements that take the sample out, in the order that foreign keys allow. */
export function removalStatements(): Statement[] {
  const ofRecords = sampleIds;
  return [
    ...detach("tasks", { contact_id: "contacts", company_id: "companies", deal_id: "deals", assignee_id: "members" }),
    ...detach("deals", { contact_id: "contacts", company_id: "companies", product_id: "products", owner_id: "members" }),
    ...detach("orders", { contact_id: "contacts", company_id: "companies", deal_id: "deals", owner_id: "members" }),
    `update orders set lines = (select json_group_array(json(iif(value ->> '$.productId' in (${ids("products")}), json_set(value, '$.productId', null), value)))
        from json_each(orders.lines)) where source is not 'sample' and id in (select order_id from order_lines where product_id in (${ids("products")}))`,
    `update order_lines set product_id = null where product_id in (${ids("products")})`,
    ...detach("contacts", { company_id: "companies", owner_id: "members" }),
    ...detach("companies", { parent_id: "companies", owner_id: "members" }),
    ...detach("members", { manager_id: "members" }),
    ...detach("activities", { author_id: "members" }),
    `update activities set links = (select json_group_array(value) from json_each(links) where value not in (${ofRecords}))
      where source is not 'sample' and id in (select activity_id from activity_links where record_id in (${ofRecords}))`,
    `delete from activity_links where record_id in (${ofRecords}) or activity_id in (${ids("activities")})`,
    "delete from search_documents where kind = 'activity' and record_id not in (select activity_id from activity_links)",
    ...["summaries where record_id", "note_actions where activity_id"].map((rows) => `delete from ${rows} in (${ids("activities")})`),
    "delete from activities where source = 'sample' or (deleted_at is null and id not in (select activity_id from activity_links))",
    `delete from contact_points where contact_id in (${ids("contacts")})`,
    `delete from order_lines where order_id in (${ids("orders")})`,
    `delete from deal_stage_events where deal_id in (${ids("deals")})`,
    `delete from search_documents where record_id in (${ofRecords})`,
    ...["drafts", "summaries", "assistant_runs", "record_looks"].map((table) => `delete from ${table} where record_id in (${ofRecords})`),
    `delete from model_readings where id in (${ofRecords})`,
    `delete from outgoing_mail where exists (select 1 from json_each(record_ids) where value in (${ofRecords}))`,
    ...RECORDS.map((table) => `delete from ${table} where source = 'sample'`),
  ].map((sql) => ({ sql, args: [] }));
}

/** What people added themselves lets go of sample records. */
const detach = (table: string, links: Record<string, string>): string[] =>
  Object.entries(links).map(
    ([column, target]) => `update ${table} set ${column} = null where ${column} in (${ids(target)}) and source is not 'sample'`,
  );
