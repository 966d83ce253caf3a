import { isNotNull } from "drizzle-orm";
import type { ActivityRow } from "../activities/activities.record.ts";
import { addActivities } from "../activities/activities.ts";
import { addCompanies } from "../companies/companies.ts";
import { type ContactRow, contactRecord } from "../contacts/contacts.record.ts";
import { addContacts, contactRowPatch } from "../contacts/contacts.ts";
import { hasVietnameseMarks, languageOfName, nameParts } from "../contacts/names.rules.ts";
import type { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { newId } from "../core/ids.ts";
import { insertTuples } from "../core/rows.ts";
import { matchName } from "../core/text.ts";
import { members } from "../members/members.table.ts";
import { nameInAddress, type Person } from "./addresses.rules.ts";
import { type FoundForFiling, findForFiling } from "./filing.queries.ts";
import { businessDomainOf, companyNameOf, customersAmong, isOwn, type OwnPeople } from "./people.rules.ts";
import type { ReadMail } from "./read-mail.ts";
import { assignThreads, type ThreadMail } from "./threads.rules.ts";

/** Why a mail does not go onto a timeline. */
export type LeftOut = "automatic" | "colleagues" | "nobody";

export interface DatedMail extends ReadMail {
  sentAt: number;
}

export interface Filed {
  added: ActivityRow[];
  /** Mails that the timeline has already. */
  known: number;
  leftOut: Record<LeftOut, number>;
  contacts: number;
  companies: number;
}

interface Customers {
  mail: DatedMail;
  people: Person[];
}

/** A mail to more people than this makes no contacts of all of them: only of who wrote it. */
const CROWD = 25;

/** Addresses that belong to this business: those given, and the members'. With `byDomain` everybody at their firms' domains. */
export async function ownPeople(ctx: Context, given: string[], byDomain: boolean): Promise<OwnPeople> {
  const rows = await ctx.db.orm.select({ email: members.email }).from(members).where(isNotNull(members.email));
  const addresses = new Set([...given.map((address) => address.toLowerCase()), ...rows.flatMap(({ email }) => email ?? [])]);
  return { addresses, domains: new Set(byDomain ? [...addresses].flatMap((address) => businessDomainOf(address) ?? []) : []) };
}

/** Where mails come from: an import, if it was one, and whose mailbox. Unless it is shared its mails are that member's alone. */
export interface Mailbox {
  source: string | null;
  reader: string | null;
  isShared: boolean;
}

/** Puts mails onto the timelines of the customers in them, with contacts and companies for those who are new. One read, then the caller's commit. */
export async function fileMails(
  ctx: Context,
  change: Change,
  mails: DatedMail[],
  own: OwnPeople,
  { source, reader, isShared }: Mailbox,
): Promise<Filed> {
  const leftOut = { automatic: 0, colleagues: 0, nobody: 0 };
  const wanted = distinct(mails).flatMap((mail): Customers[] => {
    const people = customersIn(mail, own);
    if (typeof people !== "string") return [{ mail, people }];
    leftOut[people] += 1;
    return [];
  });
  const found = await findForFiling(ctx, wanted);
  const fresh = wanted.filter(({ mail }) => !found.channels.has(mail.channelId));
  const firms = companiesFor(ctx, change, fresh, found, source);
  const people = contactsFor(ctx, change, fresh, found, firms.ofDomain, source);
  const threads = assignThreads(fresh.map(threadMailOf), found.threads);
  const added = addActivities(
    ctx,
    change,
    fresh
      .map((one) => activityOf(one, own, people.ofAddress, found.authors, threads, source))
      .map((activity) => ({
        ...activity,
        privateTo: isShared ? null : reader,
      })),
  );
  if (reader) openTo(ctx, change, found.privateMails, reader);
  const repeated = mails.length - distinct(mails).length;
  return { added, known: wanted.length - fresh.length + repeated, leftOut, contacts: people.made, companies: firms.made };
}

/** A mail that lies in two members' mailboxes is read by both. */
function openTo(ctx: Context, change: Change, mails: FoundForFiling["privateMails"], reader: string): void {
  const others = mails.filter(({ privateTo }) => privateTo !== reader);
  const shares = others.map(({ id }) => [newId("share", ctx.now), id, "activity", reader, "read", reader, ctx.now]);
  if (shares.length > 0) change.also(insertTuples("record_shares", SHARE_COLUMNS, shares, "on conflict do nothing"));
}

const SHARE_COLUMNS = ["id", "record_id", "record_kind", "grantee", "level", "created_by", "created_at"];

const distinct = (mails: DatedMail[]): DatedMail[] => [...new Map(mails.map((mail) => [mail.channelId, mail])).values()];

/** The customers that a mail concerns, or why it concerns none. */
function customersIn(mail: DatedMail, own: OwnPeople): Person[] | LeftOut {
  const isOurs = mail.from !== undefined && isOwn(own, mail.from.address);
  if (mail.isAutomatic && !isOurs) return "automatic";
  const everybody = [...(mail.from ? [mail.from] : []), ...mail.to, ...mail.cc, ...mail.bcc];
  const customers = [...new Map(customersAmong(everybody, own).map((person) => [person.address, person])).values()];
  if (customers.length > 0) return customers;
  return everybody.some(({ address }) => !isOwn(own, address)) ? (isOurs ? "nobody" : "automatic") : "colleagues";
}

/** The people of a mail who become contacts: of a crowd only who wrote to us. */
const namedBy = ({ mail, people }: Customers): Person[] =>
  people.length <= CROWD ? people : people.filter(({ address }) => address === mail.from?.address);

function companiesFor(
  ctx: Context,
  change: Change,
  fresh: Customers[],
  found: FoundForFiling,
  source: string | null,
): { ofDomain: Map<string, string>; made: number } {
  const ofDomain = new Map(found.companyByDomain);
  const newcomers = fresh.flatMap(namedBy).filter(({ address }) => !found.byAddress.has(address));
  const domains = [...new Set(newcomers.flatMap(({ address }) => businessDomainOf(address) ?? []))].filter(
    (domain) => !ofDomain.has(domain),
  );
  const unknown = domains.filter((domain) => {
    const id = found.companyByName.get(matchName(companyNameOf(domain)));
    if (id) ofDomain.set(domain, id);
    return !id;
  });
  const rows = addCompanies(
    ctx,
    change,
    unknown.map((domain) => ({ name: companyNameOf(domain), domain, ...(source ? { source } : {}) })),
  );
  for (const row of rows) ofDomain.set(row.domain ?? "", row.id);
  return { ofDomain, made: rows.length };
}

type Linked = Pick<ContactRow, "id" | "companyId">;

function contactsFor(
  ctx: Context,
  change: Change,
  fresh: Customers[],
  found: FoundForFiling,
  ofDomain: Map<string, string>,
  source: string | null,
): { ofAddress: Map<string, Linked>; made: number } {
  const names = bestNames(fresh.flatMap(namedBy));
  const vietnamese = new Set(
    fresh.filter(({ mail }) => hasVietnameseMarks(mail.body)).flatMap(({ people }) => people.map(({ address }) => address)),
  );
  const newcomers = [...names].filter(([address]) => !found.byAddress.has(address));
  const inputs = newcomers.map(([address, name]) => {
    const language = vietnamese.has(address) ? ("vi" as const) : languageOfName(name);
    const companyId = ofDomain.get(businessDomainOf(address) ?? "");
    return {
      ...nameParts(name || nameInAddress(address), language),
      language,
      emails: [{ address, label: "work" as const }],
      ...(companyId ? { companyId } : {}),
      ...(source ? { source } : {}),
    };
  });
  const rows = addContacts(ctx, change, inputs);
  nameTheNameless(change, names, found);
  const ofAddress = new Map<string, Linked>(found.byAddress);
  for (const row of rows) for (const { address } of row.emails) ofAddress.set(address, row);
  return { ofAddress, made: rows.length };
}

/** Of all the names that an address goes by the one that says the most. */
function bestNames(people: Person[]): Map<string, string> {
  const names = new Map<string, string>();
  const worth = (name: string) => (name.includes(" ") ? 100 : 0) + Math.min(name.length, 60);
  for (const { address, name } of people)
    if (worth(name) > worth(names.get(address) ?? "") || !names.has(address)) names.set(address, name);
  return names;
}

/** A contact who was only an address so far gets the name that a later mail gives. */
function nameTheNameless(change: Change, names: Map<string, string>, found: FoundForFiling): void {
  const pairs = [...names].flatMap(([address, name]) => {
    const before = found.byAddress.get(address);
    const isNameless = before && before.deletedAt === null && !before.givenName && !before.familyName;
    return isNameless && name ? [{ before, patch: contactRowPatch(before, nameParts(name, before.language)) }] : [];
  });
  change.update(contactRecord, [...new Map(pairs.map((pair) => [pair.before.id, pair])).values()]);
}

const threadMailOf = ({ mail, people }: Customers): ThreadMail => ({
  channelId: mail.channelId,
  answers: mail.answers,
  subject: mail.subject,
  at: mail.sentAt,
  people: people.map(({ address }) => address),
});

function activityOf(
  { mail, people }: Customers,
  own: OwnPeople,
  contacts: Map<string, Linked>,
  authors: Map<string, string>,
  threads: Map<string, string>,
  source: string | null,
) {
  const linked = people.flatMap(({ address }) => contacts.get(address) ?? []);
  const links = [...new Set(linked.flatMap(({ id, companyId }) => (companyId ? [id, companyId] : [id])))];
  const isOurs = mail.from !== undefined && isOwn(own, mail.from.address);
  return {
    kind: "email" as const,
    direction: isOurs ? ("out" as const) : ("in" as const),
    subject: mail.subject,
    body: mail.body,
    quoted: mail.quoted,
    occurredAt: mail.sentAt,
    authorId: (isOurs && authors.get(mail.from?.address ?? "")) || null,
    channelId: mail.channelId,
    threadId: threads.get(mail.channelId) ?? null,
    links: links.slice(0, MAX_LINKS),
    source,
    meta: {
      ...(mail.from ? { from: mail.from } : {}),
      to: mail.to,
      cc: mail.cc,
      ...(mail.attachments.length > 0 ? { attachments: mail.attachments } : {}),
      ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    },
  };
}

const MAX_LINKS = 200;
