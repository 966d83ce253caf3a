import { sql } from "drizzle-orm";
import { companyNameOf } from "../companies/companies.ts";
import { andVisible, masked } from "../core/access.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { given, withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref, requireKind } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows, nameAndTimeSorts } from "../core/list.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { contactFilters } from "./contacts.filters.ts";
import { type ContactRow, contactRecord } from "./contacts.record.ts";
import { contactNames, requireName } from "./contacts.rules.ts";
import type { Contact, ContactInput, ContactPatch, ContactQuery } from "./contacts.schema.ts";
import { contacts } from "./contacts.table.ts";
import { toE164 } from "./phones.ts";

const SORTS = nameAndTimeSorts<ContactRow>("contacts");

/** A contact as callers see it. */
export function presentContact(ctx: Context, row: ContactRow): Contact {
  const { sortName, createdBy, ...contact } = row;
  return masked(ctx, "contacts", contact);
}

export async function listContacts(ctx: Context, query: ContactQuery): Promise<Page<Contact>> {
  const where = query.companyId ? [sql`${contacts.companyId} = ${query.companyId}`] : [];
  const page = await listRows(ctx, {
    kind: contactRecord,
    filters: contactFilters,
    verb: "contacts:read",
    sorts: SORTS,
    defaultSort: "name",
    query,
    where,
    extra: { companyName: companyNameOf(ctx, "contacts") },
  });
  return { ...page, items: page.items.map((row) => presentContact(ctx, row)) };
}

export async function getContact(ctx: Context, id: string): Promise<Contact> {
  return presentContact(ctx, await getRow(ctx, contactRecord, { id }, "contacts:read"));
}

export async function createContact(ctx: Context, input: ContactInput): Promise<Contact> {
  const change = new Change(ctx);
  const [row] = addContacts(ctx, change, [input]) as [ContactRow];
  return commitNamingHolder(ctx, change, row);
}

/** The many-form: adds new contacts to a change that the caller commits. */
export function addContacts(
  ctx: Context,
  change: Change,
  inputs: (ContactInput & { externalId?: string; source?: string })[],
): ContactRow[] {
  return change.create(
    contactRecord,
    inputs.map((input) => newContactRow(ctx, input)),
  );
}

export function newContactRow(ctx: Context, input: ContactInput & { externalId?: string; source?: string }) {
  requireLinks(input);
  const ownerId = ctx.via === "import" || ctx.via === "mail" ? null : ctx.member.id;
  const contact = withDefaults({ ...EMPTY, ownerId }, withPoints(input));
  requireName(contact);
  return { ...contact, ...contactNames(contact), id: newId("contact", ctx.now) };
}

export async function editContact(ctx: Context, ref: Ref, patch: ContactPatch): Promise<Contact> {
  const before = await getLiveRow(ctx, contactRecord, ref, "contacts:edit");
  const change = new Change(ctx);
  const [row] = change.update(contactRecord, [{ before, patch: contactRowPatch(before, patch) }]) as [ContactRow];
  return commitNamingHolder(ctx, change, row);
}

/** Says of an address that is taken which contact has it, and whether that lies in the bin. */
async function commitNamingHolder(ctx: Context, change: Change, row: ContactRow): Promise<Contact> {
  try {
    return await change.commit(presentContact(ctx, row));
  } catch (thrown) {
    const isTaken = thrown instanceof Refusal && thrown.code === "duplicate";
    throw (isTaken ? await holderRefusal(ctx, row) : undefined) ?? thrown;
  }
}

async function holderRefusal(ctx: Context, { id, emails }: ContactRow): Promise<Refusal | undefined> {
  const addresses = JSON.stringify(emails.map(({ address }) => address));
  const [holder] = await ctx.db.all(
    plain<{ id: string; name: string; deleted_at: number | null }>(
      sql`select contacts.id, contacts.name, contacts.deleted_at from contact_points p join contacts on contacts.id = p.contact_id
        where p.kind = 'email' and p.value in (select value from json_each(${addresses})) and contacts.id <> ${id}${andVisible(ctx, contactRecord)} limit 1`,
    ),
  );
  if (!holder) return undefined;
  const isInBin = holder.deleted_at !== null;
  return new Refusal(
    "duplicate",
    isInBin ? `${holder.name}, who has this e-mail address, is in the bin: restore it` : `${holder.name} has this e-mail address already`,
    { emails: `belongs to another contact${isInBin ? ", which is in the bin" : ""}`, contactId: holder.id },
  );
}

/** A patch with numbers as E.164, read as the contact's country writes them. */
export function contactRowPatch({ country }: ContactRow, patch: ContactPatch): Partial<ContactRow> {
  requireLinks(patch);
  return given(withPoints({ country, ...patch })) as Partial<ContactRow>;
}

export async function deleteContact(ctx: Context, ref: Ref): Promise<Contact> {
  const before = await getLiveRow(ctx, contactRecord, ref, "contacts:delete");
  const change = new Change(ctx);
  const [row] = change.remove(contactRecord, [before]) as [ContactRow];
  return change.commit(presentContact(ctx, row));
}

export async function restoreContact(ctx: Context, ref: Ref): Promise<Contact> {
  const before = await getRow(ctx, contactRecord, ref, "contacts:edit");
  const change = new Change(ctx);
  const [row] = change.restore(contactRecord, [before]) as [ContactRow];
  return change.commit(presentContact(ctx, row));
}

/** Numbers as E.164; an address or a number that is given twice counts once. */
function withPoints<I extends ContactInput | ContactPatch>(input: I): I {
  const country = input.country ?? undefined;
  const { emails, phones } = input;
  const numbered = phones?.map((phone, index) => ({ ...phone, number: toE164(phone.number, country, `phones.${index}.number`) }));
  return {
    ...input,
    ...(emails ? { emails: distinctBy(emails, ({ address }) => address) } : {}),
    ...(numbered ? { phones: distinctBy(numbered, ({ number }) => number) } : {}),
  };
}

const distinctBy = <P>(points: P[], keyOf: (point: P) => string): P[] =>
  points.filter((point, index) => points.findIndex((other) => keyOf(other) === keyOf(point)) === index);

function requireLinks(input: { companyId?: string | null | undefined; ownerId?: string | null | undefined }): void {
  requireKind("companyId", input.companyId, "company");
  requireKind("ownerId", input.ownerId, "user");
}

const EMPTY = {
  givenName: "",
  middleName: "",
  familyName: "",
  addressForm: null as Contact["addressForm"],
  language: "vi" as Contact["language"],
  title: null,
  stage: "lead" as Contact["stage"],
  companyId: null,
  emails: [] as Contact["emails"],
  phones: [] as Contact["phones"],
  city: null,
  country: null,
  birthday: null,
  description: null,
  externalId: null,
  source: null,
  lastActivityAt: 0,
};
