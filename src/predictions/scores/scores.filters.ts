import { contactFilters } from "../../contacts/contacts.filters.ts";
import { choiceOf, type FilterField, type FilterNoun } from "../../core/filter-fields.ts";
import { dealFilters } from "../../deals/deals.filters.ts";
import { BANDS } from "../predictions.schema.ts";
import { LEAD, WIN } from "./definition.rules.ts";
import { labelScores } from "./scores.table.ts";

/** What deals and contacts can be filtered by of what is said of them: `score.win`, `score.winBand`, `score.lead`. */
function scoreFilters(subject: string): FilterNoun {
  // A record has a score of each subject: the field is looked up in its own.
  const of = (column: string) =>
    `(select said.${column} from label_scores as said where said.id = label_scores.id and said.subject = '${subject}')`;
  const fields: [string, FilterField][] = [
    [subject, { type: "number", column: of("probability"), sql: of("probability") }],
    [`${subject}Band`, { ...choiceOf(BANDS), column: of("band"), sql: of("band") }],
  ];
  return {
    record: { kind: "score", noun: "predictions", table: labelScores as unknown as FilterNoun["record"]["table"] },
    fields: new Map(fields),
    links: new Map(),
    related: new Map(),
  };
}

dealFilters.links.set("score", { by: "deals.id", noun: scoreFilters(WIN) });
contactFilters.links.set("score", { by: "contacts.id", noun: scoreFilters(LEAD) });
