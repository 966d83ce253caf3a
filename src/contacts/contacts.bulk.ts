import { sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { BulkAnswer, BulkInput } from "../core/bulk.schema.ts";
import { bulk } from "../core/bulk.ts";
import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { type ContactRow, contactRecord } from "./contacts.record.ts";
import { contactInput, contactPatch } from "./contacts.schema.ts";
import { contactRowPatch, newContactRow } from "./contacts.ts";

/** Many contacts in one change. */
export const bulkContacts = (ctx: Context, given: BulkInput): Promise<BulkAnswer> =>
  bulk(
    ctx,
    {
      ...{ record: contactRecord, input: contactInput, patch: contactPatch },
      newRow: newContactRow,
      rowPatch: (_ctx, before, patch) => ({ patch: contactRowPatch(before, patch) }),
      obstacles: takenAddresses,
    },
    given,
  );

/** An address belongs to one contact: to the one that has it, or to the first of those that are given it here. */
async function takenAddresses(ctx: Context, rows: ContactRow[]): Promise<Map<string, Refusal>> {
  const addresses = rows.flatMap(({ emails }) => emails.map(({ address }) => address));
  if (addresses.length === 0) return new Map();
  const held = await ctx.db.all(
    plain<{ value: string; holder: string; seen: number }>(
      sql`select value, contact_id as holder, contacts.id is not null as seen from contact_points
        left join contacts on contacts.id = contact_id${andVisible(ctx, contactRecord)}
        where kind = 'email' and value in (select value from json_each(${JSON.stringify(addresses)}))`,
    ),
  );
  const holders = new Map(held.map(({ value, holder }) => [value, holder]));
  const seen = new Set(held.flatMap(({ holder, seen: isSeen }) => (isSeen ? [holder] : [])));
  const refused = new Map<string, Refusal>();
  for (const { id, emails } of rows) {
    const taken = emails.map(({ address }) => holders.get(address)).find((holder) => holder !== undefined && holder !== id);
    if (taken) refused.set(id, duplicate(seen.has(taken) ? taken : undefined));
    else for (const { address } of emails) holders.set(address, id);
  }
  return refused;
}

/** Names the holder to those who may see them. */
const duplicate = (contactId: string | undefined): Refusal =>
  new Refusal("duplicate", "Another contact already has this e-mail address. It may be in the bin.", {
    emails: "belongs to another contact",
    ...(contactId ? { contactId } : {}),
  });
