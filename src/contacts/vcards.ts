import { sql } from "drizzle-orm";
import { companyNameOf } from "../companies/companies.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { type ContactRow, contactRecord } from "./contacts.record.ts";
import type { VcardQuery } from "./contacts.schema.ts";
import { contacts } from "./contacts.table.ts";
import { listContacts, presentContact } from "./contacts.ts";
import { type VcardVersion, vcardOf } from "./vcard.rules.ts";

const MOST_CARDS = 1_000;

export interface CardFile {
  fileName: string;
  text: string;
}

/** One contact's card, as far as the asker sees the contact. */
export async function getVcard(ctx: Context, id: string, version: VcardVersion): Promise<CardFile> {
  const [contact] = await contactsOf(ctx, [id]);
  if (!contact) throw notFound("contact");
  const bare = contact.name.replace(/[^\p{L}\p{N} ._-]/gu, "").trim();
  return { fileName: `${bare || "contact"}.vcf`, text: vcardOf(contact, version) };
}

/** The cards of the named contacts, or of those that a list's search and filter find: at most 1,000 in one file. */
export async function listVcards(ctx: Context, { ids, version, ...query }: VcardQuery): Promise<CardFile> {
  const found = ids
    ? await contactsOf(ctx, ids)
    : (await listContacts(ctx, { ...query, limit: MOST_CARDS, count: false, bin: false })).items;
  if (found.length === 0) throw new Refusal("not_found", "No contact was found to make a card of");
  return { fileName: "contacts.vcf", text: found.map((contact) => vcardOf(contact, version)).join("") };
}

async function contactsOf(ctx: Context, ids: string[]) {
  require(ctx, "contacts:read");
  const rows = await ctx.db.all(
    select(
      contacts,
      sql`where id in (select value from json_each(${JSON.stringify(ids)})) and deleted_at is null${andVisible(ctx, contactRecord)} order by sort_name, id`,
      { companyName: companyNameOf(ctx, "contacts") },
    ),
  );
  return rows.map((row) => ({ ...presentContact(ctx, row as ContactRow), companyName: row.companyName as string | null }));
}
