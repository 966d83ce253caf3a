import { type SQL, sql } from "drizzle-orm";

/**
 * Who does not want to be offered anything, as far as the records know: a person who did not agree to the terms of the form that they
 * filled in last, of those forms that ask; a company of whose people nobody may be contacted. Nothing else in the records says no.
 */
const hasRefused = (contactId: SQL): SQL =>
  sql`coalesce((select activities.meta ->> '$.hasConsent' from activity_links join activities on activities.id = activity_id
    where record_id = ${contactId} and activities.kind = 'form' and activities.deleted_at is null
      and activities.meta ->> '$.hasConsent' is not null order by activity_links.occurred_at desc limit 1), 1) = 0`;

/** Condition: the customer with this id (an expression), a company or a contact, may not be offered anything. */
export const withoutConsent = (id: SQL): SQL =>
  sql`(case when substr(${id}, 1, 4) = 'con_' then ${hasRefused(id)}
    else exists (select 1 from contacts as p where p.company_id = ${id} and p.deleted_at is null)
      and not exists (select 1 from contacts as p where p.company_id = ${id} and p.deleted_at is null and not ${hasRefused(sql.raw("p.id"))}) end)`;
