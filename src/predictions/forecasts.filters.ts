import { sql } from "drizzle-orm";
import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { choiceOf, type FilterNoun } from "../core/filter-fields.ts";
import { andOrdersSeen } from "./forecast-rights.ts";
import { BANDS } from "./predictions.schema.ts";
import { forecasts } from "./predictions.table.ts";
import { SEGMENTS } from "./purchases/segments.rules.ts";

/** What companies and contacts can be filtered by of what is said of them: `prediction.band`. */
export const forecastFilters: FilterNoun = {
  record: {
    ...{ kind: "forecast", noun: "predictions" },
    table: forecasts as unknown as FilterNoun["record"]["table"],
    limit: (asker) => sql`true${andOrdersSeen(asker)}`,
  },
  fields: new Map([
    ["band", { ...choiceOf(BANDS), column: "forecasts.band" }],
    ["segment", { ...choiceOf(SEGMENTS), column: "forecasts.segment" }],
    ["probability", { type: "number", column: "forecasts.probability" }],
    ["valueAtStake", { type: "money", column: "forecasts.value_at_stake" }],
    ["currency", { type: "text", column: "coalesce(forecasts.currency, '')" }],
    ["yearAhead", { type: "money", column: "forecasts.year_ahead" }],
  ]),
  links: new Map(),
  related: new Map(),
};

companyFilters.links.set("prediction", { by: "companies.id", noun: forecastFilters });
contactFilters.links.set("prediction", { by: "contacts.id", noun: forecastFilters });
