import { sql } from "drizzle-orm";
import { MASKABLE } from "../../access/fields.rules.ts";
import { readHistory } from "../../assistant/assistant.queries.ts";
import { buildPack, type Pack } from "../../assistant/evidence.ts";
import type { Access } from "../../core/access.ts";
import type { Context, Verb } from "../../core/context.ts";
import { sha256 } from "../../core/secrets.ts";

/** What a language model is told of a customer: only what everybody may see who sees the customer and what is said of them. */

const SEEN: readonly Verb[] = ["companies:read", "contacts:read", "activities:read"];

/**
 * The same work with the sight that all of them share: the customer's name and what happened with them. Deals, tasks, orders' entries and
 * fields that a role may be kept from are out of it, and so is what anybody keeps to themselves, shared or not.
 */
export function asEverybody(ctx: Context): Context {
  const access: Access = {
    memberId: ctx.access.memberId,
    reach: (verb) => (SEEN.includes(verb) ? "all" : undefined),
    hidden: (noun) => new Set(MASKABLE[noun]),
    locked: (noun) => new Set(MASKABLE[noun]),
  };
  return { ...ctx, access, may: (verb) => access.reach(verb) !== undefined };
}

/** Room for the newest and weightiest of what happened. */
const PACK_TOKENS = 3_000;

/** The evidence about one customer; `ctx` is everybody's. */
export async function evidenceAbout(ctx: Context, id: string): Promise<Pack> {
  const only = sql`exists (select 1 from json_each(activities.links) as link where link.value = ${id})`;
  const { history } = await readHistory(ctx, id, { only });
  const isPerson = id.startsWith("con_");
  const contact = isPerson && history.contact ? { ...history.contact, companyName: null } : null;
  const own = { ...history, contact, others: [], company: isPerson ? null : history.company };
  const pack = buildPack(own, { now: ctx.now, language: ctx.locale, budgetTokens: PACK_TOKENS });
  return { ...pack, items: pack.items.filter(({ ref }) => !ref.startsWith("s")) };
}

/** Names what a model is told that does not change with the day alone. */
export const keyOf = (pack: Pack, by: string, purchases: string, horizonDays: number): string =>
  sha256(
    JSON.stringify([
      ...[by, pack.language, purchases, horizonDays],
      pack.items.filter(({ kind }) => kind === "activity").map(({ recordId, title, text }) => [recordId, title, text]),
    ]),
  );
