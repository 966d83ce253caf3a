import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { dealRecord } from "../deals/deals.record.ts";

/** Contacts, then deals, then companies among the ids of a subquery that the asker sees, as `id` and `name`. */
export const readableNames = (ctx: Context, ids: SQL): SQL =>
  sql.join(
    [contactRecord, dealRecord, companyRecord].map(
      (kind) => sql`select id, name from ${sql.raw(kind.noun)} where id in ${ids} and deleted_at is null${andVisible(ctx, kind)}`,
    ),
    sql` union all `,
  );
