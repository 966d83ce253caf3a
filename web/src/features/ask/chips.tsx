import { X } from "lucide-preact";
import type { AskAnswer, AskQuery } from "../../../../src/ask/ask.schema.ts";
import type { Filter } from "../../../../src/core/filters.schema.ts";
import { queryNames } from "./query-names.ts";
import { conditionWords, isMoney, partsOf, saidParts, shapeWords } from "./query-words.ts";
import { askWords } from "./words.ts";

/** What the question was understood as; each condition can be taken away. */
export function Chips({ answer: { query, names }, onChange }: { answer: AskAnswer; onChange: (query: AskQuery) => void }) {
  const w = askWords();
  const parts = partsOf(query.filter);
  return (
    <div class="ask-chips">
      <span class="dim">{w.understood}</span>
      <span class="ask-chip is-noun">{queryNames().nouns[query.noun] ?? query.noun}</span>
      {saidParts(parts).map((part, index) => {
        const text = conditionWords(part, names, parts);
        return (
          <span key={index} class="ask-chip">
            {text}
            <button type="button" aria-label={w.remove(text)} title={w.remove(text)} onClick={() => onChange(without(query, part))}>
              <X />
            </button>
          </span>
        );
      })}
      {shapeWords(query, names).map((text) => (
        <span key={text} class="ask-chip is-shape">
          {text}
        </span>
      ))}
    </div>
  );
}

/** The query without a condition; the currency of an amount goes with it. */
function without({ filter, ...query }: AskQuery, part: Filter): AskQuery {
  const left = partsOf(filter).filter((each) => each !== part);
  const isAlone = "field" in part && isMoney(part.field) && !left.some((each) => "field" in each && isMoney(each.field));
  const kept = isAlone ? left.filter((each) => !("field" in each && each.field === "currency")) : left;
  const [only] = kept;
  return { ...query, ...(kept.length > 1 ? { filter: { all: kept } } : only ? { filter: only } : {}) };
}
