import { sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { given } from "../core/defaults.ts";
import { getLiveRow } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { type ContactRow, contactRecord } from "./contacts.record.ts";
import type { ContactInput } from "./contacts.schema.ts";
import { contacts } from "./contacts.table.ts";
import { addContacts, contactRowPatch } from "./contacts.ts";

export interface GivenContact extends ContactInput {
  externalId?: string;
  /** What it came by, if it is new. */
  source?: string;
}

export interface KeptContact {
  row: ContactRow;
  outcome: "created" | "updated" | "unchanged";
  /** Fields in which the record says something else and was left as it is. */
  left: string[];
}

/**
 * A contact that comes from outside: found by its id elsewhere, its address or its number, else made; in a change that the caller commits.
 * `overwrite` sets what is given and adds addresses and numbers. `fill` is for strangers: it fills empty fields only, and never adds an address
 * or number to somebody who is there, as mail meant for them would go to whoever wrote it into a form.
 */
export async function keepContact(ctx: Context, change: Change, input: GivenContact, how: "overwrite" | "fill"): Promise<KeptContact> {
  const found = await findContact(ctx, input);
  if (!found) {
    require(ctx, "contacts:create");
    const [row] = addContacts(ctx, change, [input]) as [ContactRow];
    return { row, outcome: "created", left: [] };
  }
  const before = await getLiveRow(ctx, contactRecord, { id: found }, "contacts:edit");
  const { patch, left } = how === "fill" ? filling(before, input) : { patch: overwriting(before, input), left: [] };
  const named = how === "overwrite" && input.externalId && before.externalId === null ? { externalId: input.externalId } : {};
  const [row] = change.update(contactRecord, [{ before, patch: { ...contactRowPatch(before, patch), ...named } }]) as [ContactRow];
  return { row, outcome: row === before ? "unchanged" : "updated", left };
}

/** The id of who has that id elsewhere, that address or that number, in this order. Refuses those in the bin and those the asker may not see. */
async function findContact(ctx: Context, { externalId, emails = [], phones = [] }: GivenContact): Promise<string | undefined> {
  const points = JSON.stringify([...emails.map(({ address }) => ["email", address]), ...phones.map(({ number }) => ["phone", number])]);
  const [match] = await ctx.db.all(
    select(
      contacts,
      sql`join (
          select id as found, 0 as rank from contacts where external_id = ${externalId ?? null}
          union all select p.contact_id, case p.kind when 'email' then 1 else 2 end from json_each(${points}) as given
            join contact_points p on p.kind = given.value ->> 0 and p.value = given.value ->> 1
        ) on found = contacts.id order by rank, contacts.deleted_at is not null, contacts.id limit 1`,
      { isVisible: sql`(1${andVisible(ctx, contactRecord)})` },
    ),
  );
  if (!match) return undefined;
  if (!match.isVisible) throw new Refusal("forbidden", "A contact with this address or number is there, but not yours to see");
  if (match.deletedAt !== null) throw new Refusal("in_bin", "The contact with this address or number is in the bin: restore it first");
  return match.id;
}

const NAMES = ["givenName", "middleName", "familyName"] as const;
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

function filling(
  before: ContactRow,
  { externalId, source, emails = [], phones = [], ...input }: GivenContact,
): { patch: ContactInput; left: string[] } {
  const isNamed = NAMES.some((name) => before[name]);
  const fields = Object.entries(given(input)).filter(
    ([field, value]) => !isEmpty(value) && !["language", "stage", "ownerId"].includes(field),
  );
  const isFree = ([field]: [string, unknown]) =>
    NAMES.some((name) => name === field) ? !isNamed : isEmpty(before[field as keyof ContactRow]);
  const differs = ([field, value]: [string, unknown]) => before[field as keyof ContactRow] !== value;
  const isNew = {
    emails: emails.some(({ address }) => !before.emails.some((own) => own.address === address)),
    phones: phones.some(({ number }) => !before.phones.some((own) => own.number === number)),
  };
  const left = fields.filter((entry) => !isFree(entry) && differs(entry)).map(([field]) => field);
  return {
    patch: Object.fromEntries(fields.filter(isFree)),
    left: [...left, ...(isNew.emails ? ["emails"] : []), ...(isNew.phones ? ["phones"] : [])],
  };
}

function overwriting(before: ContactRow, { externalId, source, emails = [], phones = [], ...input }: GivenContact): ContactInput {
  return { ...input, emails: [...before.emails, ...emails], phones: [...before.phones, ...phones] };
}
