import { sql } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import { plain } from "../../core/select.ts";
import { LEAD, LEADS, WIN } from "./definition.rules.ts";
import { filterPlan } from "./filter-plan.ts";
import { labelModelById } from "./label-queries.ts";
import type { Plan } from "./plan.ts";
import { winPlan } from "./win-plan.ts";

const FEWEST_BUYERS = 10;

/** Contacts who bought, as far as is quickly told. */
const buyers = plain<{ n: number }>(
  sql`select count(*) as n from (select distinct contact_id from orders where contact_id is not null and deleted_at is null
    union select contact_id from deals where contact_id is not null and status = 'won' and deleted_at is null limit ${FEWEST_BUYERS})`,
);

const leadPlan = filterPlan(LEADS, async (ctx) => ((await ctx.db.all(buyers))[0]?.n ?? 0) >= FEWEST_BUYERS);

/** How a subject is predicted; undefined where there is none of that name any more. */
export async function planOf(ctx: Context, subject: string): Promise<Plan | undefined> {
  if (subject === WIN) return winPlan;
  if (subject === LEAD) return leadPlan;
  const [own] = await ctx.db.all(labelModelById(subject));
  return own && filterPlan(own, async () => true);
}
