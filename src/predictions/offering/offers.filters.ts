import { sql } from "drizzle-orm";
import { companyFilters } from "../../companies/companies.filters.ts";
import { contactFilters } from "../../contacts/contacts.filters.ts";
import { choiceOf, type FilterNoun, referenceTo } from "../../core/filter-fields.ts";
import { andOrdersSeen } from "../forecast-rights.ts";
import { withoutConsent } from "./consent.queries.ts";
import { LISTS } from "./offers.rules.ts";
import { offers } from "./offers.table.ts";
import { standsNow } from "./standing-offers.queries.ts";

/** What companies and contacts can be filtered by of what may be offered to them: `offer.product`. */
export const offerFilters: FilterNoun = {
  record: {
    ...{ kind: "offer", noun: "predictions" },
    table: offers as unknown as FilterNoun["record"]["table"],
    limit: (asker) =>
      asker.access.reach("products:read")
        ? sql`${standsNow} and not ${withoutConsent(sql.raw("offers.id"))}${andOrdersSeen(asker, sql.raw("offers.id"))}`
        : sql`false`,
  },
  fields: new Map([
    ["product", { ...referenceTo("product"), column: "offers.product_id" }],
    ["list", { ...choiceOf(LISTS), column: "offers.list" }],
  ]),
  links: new Map(),
  related: new Map(),
};

companyFilters.links.set("offer", { by: "companies.id", noun: offerFilters });
contactFilters.links.set("offer", { by: "contacts.id", noun: offerFilters });
