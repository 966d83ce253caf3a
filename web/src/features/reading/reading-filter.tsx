import type { Filter } from "../../../../src/core/filters.schema.ts";
import { COMPLAINTS, INTENTS, SENTIMENTS } from "../../../../src/reading/reading.rules.ts";
import { readingWords } from "./words.ts";

interface Props {
  /** A filter of activities as JSON; undefined for all of them. */
  value: string | undefined;
  onPick: (filter: string | undefined) => void;
}

const text = (filter: Filter): string => JSON.stringify(filter);
const said = (field: string, value: string): string => text({ field, op: "is", value });

/** Shows only activities that say something: a mood, a complaint, a competitor, a wish. */
export function ReadingFilter({ value, onPick }: Props) {
  const w = readingWords();
  const named = (field: string, values: readonly string[], names: Record<string, string>) =>
    values.map((each) => (
      <option key={each} value={said(field, each)}>
        {names[each]}
      </option>
    ));
  return (
    <select
      class={`chip reading-filter ${value ? "is-on" : ""}`}
      aria-label={w.filter}
      value={value ?? ""}
      onChange={(event) => onPick(event.currentTarget.value || undefined)}
    >
      <option value="">{w.anything}</option>
      <optgroup label={w.fields.sentiment}>{named("sentiment", SENTIMENTS, w.sentiments)}</optgroup>
      <optgroup label={w.fields.complaint}>
        <option value={text({ field: "complaint", op: "notEmpty" })}>{w.anyComplaint}</option>
        {named("complaint", COMPLAINTS, w.complaints)}
      </optgroup>
      <optgroup label={w.fields.competitor}>
        <option value={text({ field: "competitor", op: "notEmpty" })}>{w.anyCompetitor}</option>
      </optgroup>
      <optgroup label={w.fields.intent}>
        {named(
          "intent",
          INTENTS.filter((intent) => intent !== "complaint"),
          w.intents,
        )}
      </optgroup>
    </select>
  );
}
