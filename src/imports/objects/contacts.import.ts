import { isNull, sql } from "drizzle-orm";
import { LIFECYCLE_STAGES } from "../../companies/companies.schema.ts";
import { type ContactRow, contactRecord } from "../../contacts/contacts.record.ts";
import { contactNames } from "../../contacts/contacts.rules.ts";
import { ADDRESS_FORMS, type ContactInput } from "../../contacts/contacts.schema.ts";
import { contactPoints, contacts } from "../../contacts/contacts.table.ts";
import { addContacts, contactRowPatch } from "../../contacts/contacts.ts";
import { languageOfName, type NameParts, nameParts } from "../../contacts/names.rules.ts";
import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { given } from "../../core/defaults.ts";
import { words as wordsIn } from "../../core/text.ts";
import { dayKey } from "../../core/time.ts";
import { businessDomainOf } from "../../mail/people.rules.ts";
import { wordsOf } from "../imports.words.ts";
import { sortDrafts } from "../matching.rules.ts";
import { oneOf, References } from "../references.ts";
import type { RowReader } from "../row-reader.ts";
import { addressFormOf, languageOf, lifecycleOf } from "../vocabulary.rules.ts";
import { countKnown, type ImportSettings, type ObjectImport, type Outcome, type Report, type WholeRow } from "./object-import.ts";

interface ContactValues {
  fields: ContactInput & { externalId?: string };
  /** Only what the row says itself; `fields.language` may be a guess. */
  isLanguageSaid: boolean;
  owner: string | undefined;
  company: string | undefined;
  domain: string | undefined;
}

export const contactImport: ObjectImport<ContactValues> = { read, write };

function read(row: RowReader): ContactValues {
  const emails = [row.email("email"), row.email("email2")].filter((address) => address !== undefined);
  const country = row.country("country");
  const saidLanguage = row.word("language", languageOf, ["vi", "en"]);
  const written = writtenName(row);
  const language = saidLanguage ?? (country === "VN" ? "vi" : languageOfName(written.full));
  const names = written.parts ? vietnameseParts(written.parts, language) : nameParts(written.full, language);
  if (emails.length === 0 && written.full === "") row.refuseNameless();
  const birthday = row.lenientDay("birthday");
  return {
    isLanguageSaid: saidLanguage !== undefined,
    owner: row.text("owner", 254),
    company: row.text("company", 200),
    domain: businessDomainOf(emails[0]),
    fields: given({
      ...(written.full === "" ? {} : names),
      language,
      externalId: row.text("externalId", 100),
      addressForm: row.word("addressForm", addressFormOf, ADDRESS_FORMS),
      title: row.text("title", 150),
      stage: row.word("stage", lifecycleOf, LIFECYCLE_STAGES),
      emails: emails.length > 0 ? [...new Set(emails)].map((address) => ({ address, label: "work" as const })) : undefined,
      phones: phonesOf(row, country),
      city: row.text("city", 100),
      country,
      birthday: birthday === undefined ? undefined : dayKey(birthday, "UTC"),
      description: row.prose("description", 10_000),
    }),
  };
}

function writtenName(row: RowReader): { full: string; parts: NameParts | undefined } {
  const parts = {
    givenName: row.text("givenName", 100) ?? "",
    middleName: row.text("middleName", 100) ?? "",
    familyName: row.text("familyName", 100) ?? "",
  };
  const joined = [parts.familyName, parts.middleName, parts.givenName].filter(Boolean).join(" ");
  return joined ? { full: joined, parts } : { full: row.text("name", 200) ?? "", parts: undefined };
}

/** Vietnamese lists often keep "Nguyễn Thị" in the column of family names. */
function vietnameseParts(parts: NameParts, language: "vi" | "en"): NameParts {
  const [family = "", ...rest] = parts.familyName.split(/\s+/);
  return language === "vi" && parts.middleName === "" && rest.length > 0
    ? { ...parts, familyName: family, middleName: rest.join(" ") }
    : parts;
}

function phonesOf(row: RowReader, country: string | undefined): ContactInput["phones"] {
  const [phone, mobile] = [row.phone("phone", country), row.phone("mobile", country)];
  const phones = [
    ...(mobile ? [{ number: mobile, label: "mobile" as const }] : []),
    ...(phone && phone !== mobile ? [{ number: phone, label: "work" as const }] : []),
  ];
  return phones.length > 0 ? phones : undefined;
}

async function write(
  ctx: Context,
  change: Change,
  rows: WholeRow<ContactValues>[],
  settings: ImportSettings,
  report: Report,
): Promise<Outcome> {
  const found = await find(ctx, rows);
  const taken = withoutClashes(rows, found, settings, report);
  const references = await References.load(ctx, change, wantedBy(taken), settings.source);
  const companyOf = ({ company, domain }: ContactValues) => references.company(company) ?? references.companyOfDomain(domain);
  const drafts = taken.map(({ line, values }) => ({ line, keys: keysOf(values, companyOf(values)), values: { ...values, line } }));
  const { fresh, known, repeats } = sortDrafts(drafts, (key) => found.get(key));
  const linked = (values: ContactValues) => given({ ownerId: references.member(values.owner), companyId: companyOf(values) });
  const claim = claims(found, settings, report);
  const inputs = fresh
    .map((values) => ({ ...values.fields, ...claim(values, values), ...linked(values), source: settings.source }))
    .filter((input) => nameOf(input).name !== "");
  addContacts(ctx, change, inputs);
  const pairs = known.map(({ before, values }) => ({
    before,
    patch: patchOf(before, { ...values.fields, ...claim(values, before) }, values.isLanguageSaid, linked(values)),
  }));
  const { updated, unchanged } = countKnown(known, change.update(contactRecord, pairs));
  const repeated = repeats + fresh.length - inputs.length;
  return { created: inputs.length, updated, unchanged: unchanged + repeated, mentioned: references.mentioned };
}

/** Rows that would bring somebody back from the bin, or rename the person of an earlier row, are told and left out. */
function withoutClashes(
  rows: WholeRow<ContactValues>[],
  found: Map<string, ContactRow>,
  { locale, source }: ImportSettings,
  report: Report,
): WholeRow<ContactValues>[] {
  const words = wordsOf(locale);
  const seen = new Map<string, { line: number; name: string }>();
  return rows.filter(({ line, values: { fields } }) => {
    const addresses = (fields.emails ?? []).map(({ address }) => address);
    const before = keysOf({ fields }, undefined)
      .map((key) => found.get(key))
      .find((record) => record !== undefined);
    const say = (field: string | null, reason: string): false => {
      report.add(line, { field, reason, isFatal: true });
      return false;
    };
    if (before && before.deletedAt !== null) return say(null, words.inBin(before.name));
    const name = personKey(fields);
    const address = addresses.find((one) => seen.has(one)) ?? "";
    const earlier = seen.get(address);
    if (earlier && differ(earlier.name, name)) return say("email", words.sameEmail(address, String(earlier.line)));
    const isOfThisFile = !earlier && before?.source === source && addresses.some((one) => found.get(`email ${one}`) === before);
    if (isOfThisFile && differ(personKey(before), name)) return say("email", words.sameEmailBefore(addresses[0] ?? ""));
    for (const one of addresses) if (!seen.get(one)?.name) seen.set(one, { line: seen.get(one)?.line ?? line, name });
    return true;
  });
}

/** The words of a name in no order: "Lan Vu" and "Vu Lan" are one. Empty for whoever has none. */
const personKey = ({ givenName, middleName, familyName }: { [Part in keyof NameParts]?: string | undefined }): string =>
  wordsIn([givenName, middleName, familyName].join(" ")).sort().join(" ");

const differ = (left: string, right: string): boolean => left !== "" && right !== "" && left !== right;

const NAMELESS = { givenName: "", middleName: "", familyName: "", emails: [] };

/** An address belongs to one contact: to whoever has it, else to the first of the file that says it. The others are told. */
function claims(found: Map<string, ContactRow>, { locale }: ImportSettings, report: Report) {
  const owners = new Map<string, unknown>(found);
  const words = wordsOf(locale);
  return ({ line, fields }: ContactValues & { line: number }, owner: unknown): Pick<ContactInput, "emails"> => {
    const mine = (fields.emails ?? []).filter(({ address }) => {
      const key = `email ${address}`;
      if (!owners.has(key)) owners.set(key, owner);
      const isMine = owners.get(key) === owner;
      if (!isMine) report.add(line, { field: "email", reason: words.takenEmail(address), isFatal: false });
      return isMine;
    });
    return fields.emails ? { emails: mine } : {};
  };
}

const wantedBy = (rows: WholeRow<ContactValues>[]) => ({
  companies: rows.flatMap(({ values }) => (values.company ? [{ name: values.company, domain: values.domain }] : [])),
  domains: rows.map(({ values }) => values.domain),
  members: rows.map(({ values }) => values.owner),
});

/** A contact is known by its addresses, by its id in the source, else by name and company. */
function keysOf({ fields }: Pick<ContactValues, "fields">, companyId: string | undefined): string[] {
  const emails = (fields.emails ?? []).map(({ address }) => `email ${address}`);
  const ids = fields.externalId ? [`id ${fields.externalId}`] : [];
  return emails.length + ids.length > 0 ? [...emails, ...ids] : [`name ${sortNameOf(fields)} ${companyId ?? ""}`];
}

const nameOf = (fields: ContactInput): ReturnType<typeof contactNames> =>
  contactNames({ ...NAMELESS, ...given(fields), language: fields.language ?? "vi" });

const sortNameOf = (fields: ContactInput): string => nameOf(fields).sortName;

async function find(ctx: Context, rows: WholeRow<ContactValues>[]): Promise<Map<string, ContactRow>> {
  const addresses = rows.flatMap(({ values }) => values.fields.emails ?? []).map(({ address }) => address);
  const ids = rows.flatMap(({ values }) => values.fields.externalId ?? []);
  const names = rows.filter(({ values }) => keysOf(values, "")[0]?.startsWith("name ")).map(({ values }) => sortNameOf(values.fields));
  const { orm } = ctx.db;
  const [byAddress, byId, byName] = await ctx.db.read(
    orm
      .select()
      .from(contacts)
      .where(
        sql`${contacts.id} in (select contact_id from contact_points where ${contactPoints.kind} = 'email' and ${oneOf(contactPoints.value, addresses)})`,
      ),
    orm.select().from(contacts).where(oneOf(contacts.externalId, ids)),
    orm
      .select()
      .from(contacts)
      .where(sql`${oneOf(contacts.sortName, names)} and ${isNull(contacts.deletedAt)}`),
  );
  const one = new Map<string, ContactRow>();
  const same = (row: ContactRow) => one.get(row.id) ?? one.set(row.id, row).get(row.id);
  const byKey = new Map<string, ContactRow>();
  for (const row of byName) byKey.set(`name ${row.sortName} ${row.companyId ?? ""}`, same(row) ?? row);
  for (const row of byId) byKey.set(`id ${row.externalId}`, same(row) ?? row);
  for (const row of byAddress) for (const { address } of row.emails) byKey.set(`email ${address}`, same(row) ?? row);
  return byKey;
}

/** What the row says over what is known: addresses and numbers are added. */
function patchOf(
  before: ContactRow,
  fields: ContactValues["fields"],
  isLanguageSaid: boolean,
  links: { ownerId?: string; companyId?: string },
): Partial<ContactRow> {
  const { emails = [], phones = [], externalId, language, ...said } = fields;
  const more = {
    emails: [...before.emails, ...emails.filter(({ address }) => !before.emails.some((one) => one.address === address))],
    phones: [...before.phones, ...phones.filter(({ number }) => !before.phones.some((one) => one.number === number))],
    ...(isLanguageSaid ? given({ language }) : {}),
  };
  return { ...contactRowPatch(before, { ...said, ...links, ...more }), ...given({ externalId }) } as Partial<ContactRow>;
}
