import { type SQL, sql } from "drizzle-orm";
import type { Activity } from "../activities/activities.schema.ts";
import { plain, type Query } from "../core/select.ts";
import type { ReaderInput } from "./built-in/read.ts";

/** What the reader knows besides the text: who we are, whom it is about, and what we sell. */
export interface World {
  ours: string[];
  products: { id: string; name: string }[];
  currency: string;
  timeZone: string;
}

const MOST_PRODUCTS = 500;

/** The workspace's people and products, as queries for a batch; `worldFrom` puts them together. */
export const worldQueries = (): [members: Query<{ name: string }>, products: Query<{ id: string; name: string }>] => [
  plain(sql`select name from members`),
  plain(sql`select id, name from products where deleted_at is null limit ${MOST_PRODUCTS}`),
];

export const worldFrom = (
  { name, currency, timeZone }: { name: string; currency: string; timeZone: string },
  members: { name: string }[],
  products: World["products"],
): World => ({ ours: [name, ...members.map((member) => member.name)], products, currency, timeZone });

/** Names of the records that an activity is about, as a JSON list. */
export const namesOfLinks: SQL = sql`(select json_group_array(name) from (
  select name from contacts where id in (select value from json_each(activities.links))
  union all select name from companies where id in (select value from json_each(activities.links))))`;

type Text = Pick<Activity, "kind" | "direction" | "subject" | "body" | "occurredAt">;

export const inputOf = ({ kind, direction, subject, body, occurredAt }: Text, world: World, customers: string[]): ReaderInput => ({
  ...{ kind, direction, subject, body, occurredAt },
  ...world,
  customers,
});
