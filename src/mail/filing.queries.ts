import { inArray, sql } from "drizzle-orm";
import type { ActivityMeta } from "../activities/activities.schema.ts";
import { activities } from "../activities/activities.table.ts";
import { companies } from "../companies/companies.table.ts";
import type { ContactRow } from "../contacts/contacts.record.ts";
import { contactPoints, contacts } from "../contacts/contacts.table.ts";
import type { Context } from "../core/context.ts";
import { plain } from "../core/select.ts";
import { matchName } from "../core/text.ts";
import { members } from "../members/members.table.ts";
import type { Person } from "./addresses.rules.ts";
import { businessDomainOf, companyNameOf } from "./people.rules.ts";
import type { ReadMail } from "./read-mail.ts";
import { type KnownThreads, type ThreadedMail, threadPrefix } from "./threads.rules.ts";

/** What the database knows of the mails of a batch and the people in them. */
export interface FoundForFiling {
  /** Mails that are on the timeline already. */
  channels: Set<string>;
  /** Those of them that are one member's alone. */
  privateMails: { id: string; privateTo: string }[];
  byAddress: Map<string, ContactRow>;
  companyByDomain: Map<string, string>;
  /** Companies that no domain is known of. */
  companyByName: Map<string, string>;
  /** Members by address. */
  authors: Map<string, string>;
  threads: KnownThreads;
}

interface KindredRow {
  threadId: string;
  at: number;
  meta: string;
}

/** One round trip, every part of it over an index. */
export async function findForFiling(ctx: Context, mails: { mail: ReadMail; people: Person[] }[]): Promise<FoundForFiling> {
  const { orm } = ctx.db;
  const people = mails.flatMap((one) => one.people);
  const domains = people.flatMap(({ address }) => businessDomainOf(address) ?? []);
  const channels = listed(mails.flatMap(({ mail }) => [mail.channelId, ...mail.answers]));
  const asked = new Set(mails.map(({ mail }) => mail.channelId));
  const addresses = listed(people.map(({ address }) => address));
  const names = listed(domains.map((domain) => matchName(companyNameOf(domain))));
  const prefixes = listed(mails.flatMap(({ mail }) => threadPrefix(mail.subject) ?? []));
  const [byChannel, known, firms, authors, kindred] = await ctx.db.read(
    orm
      .select({ id: activities.id, channelId: activities.channelId, threadId: activities.threadId, privateTo: activities.privateTo })
      .from(activities)
      .where(sql`${activities.channelId} in ${channels}`),
    orm
      .select()
      .from(contacts)
      .where(
        sql`${contacts.id} in (select contact_id from contact_points where ${contactPoints.kind} = 'email' and ${contactPoints.value} in ${addresses})`,
      ),
    orm
      .select({ id: companies.id, domain: companies.domain, matchName: companies.matchName })
      .from(companies)
      .where(sql`(${companies.domain} in ${listed(domains)} or ${companies.matchName} in ${names}) and ${companies.deletedAt} is null`),
    orm
      .select({ id: members.id, email: members.email })
      .from(members)
      .where(inArray(members.email, [...new Set(mails.flatMap(({ mail }) => mail.from?.address ?? []))])),
    plain<KindredRow>(
      sql`select thread_id as threadId, occurred_at as at, meta from ${prefixes} as subject cross join activities where thread_id between subject.value || '_' and subject.value || '_~'`,
    ),
  );
  return {
    channels: new Set(byChannel.flatMap(({ channelId }) => channelId ?? [])),
    privateMails: byChannel.flatMap(({ id, privateTo, channelId }) => (privateTo && asked.has(channelId ?? "") ? [{ id, privateTo }] : [])),
    byAddress: new Map(known.flatMap((row) => row.emails.map(({ address }): [string, ContactRow] => [address, row]))),
    companyByDomain: new Map(firms.flatMap(({ id, domain }): [string, string][] => (domain ? [[domain, id]] : []))),
    companyByName: new Map(firms.flatMap(({ id, domain, matchName: name }): [string, string][] => (domain ? [] : [[name, id]]))),
    authors: new Map(authors.map(({ id, email }) => [email ?? "", id])),
    threads: { byMessage: threadsOf(byChannel), bySubject: bySubject(kindred) },
  };
}

/** Any number of values as one argument, for `in` and for `from`. */
const listed = (values: string[]) => sql`(select value from json_each(${JSON.stringify([...new Set(values)])}))`;

const threadsOf = (rows: { channelId: string | null; threadId: string | null }[]): Map<string, string> =>
  new Map(rows.flatMap(({ channelId, threadId }): [string, string][] => (channelId && threadId ? [[channelId, threadId]] : [])));

function bySubject(rows: KindredRow[]): Map<string, ThreadedMail[]> {
  const mails = new Map<string, ThreadedMail[]>();
  for (const { threadId, at, meta } of rows) {
    const prefix = threadId.slice(0, threadId.lastIndexOf("_"));
    const { from, to = [], cc = [] } = JSON.parse(meta) as ActivityMeta;
    const people = [...(from ? [from] : []), ...to, ...cc].map(({ address }) => address);
    const known = mails.get(prefix);
    if (known) known.push({ threadId, at, people });
    else mails.set(prefix, [{ threadId, at, people }]);
  }
  return mails;
}
