import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { ReadingField } from "../../../../src/reading/reading.schema.ts";
import { Badge } from "../../ui/badge.tsx";
import { useReading } from "./load.ts";
import { ReadingDetail } from "./reading-detail.tsx";
import { Suggestion } from "./suggestion.tsx";
import { saidIn, textOf, toneOf } from "./values.ts";
import { readingWords } from "./words.ts";
import "./reading.css";

/** Loaded with the strip: where one is worth showing, so is the other. */
export { ReadingFilter } from "./reading-filter.tsx";

const AddSaid = lazy(() => import("./add-said.tsx"));

interface Props {
  activity: Activity;
  canEdit: boolean;
  /** A person is adding what the reader has missed. */
  isAdding: boolean;
  onAdded: () => void;
}

/** What an activity says, as small badges; one of them open shows the words. Below stands what could follow. */
export default function ReadingStrip({ activity, canEdit, isAdding, onAdded }: Props) {
  const w = readingWords();
  const [open, setOpen] = useState<ReadingField>();
  const read = useReading(activity.id);
  if (!read?.reading) return isAdding && read ? <p class="faint">{w.notRead}</p> : null;
  const said = saidIn(read.reading);
  const shown = said.find(({ field }) => field === open);
  if (said.length === 0 && read.proposals.length === 0 && !isAdding) return null;
  return (
    <div class="reading">
      {said.length > 0 && (
        <ul class="reading-badges" aria-label={w.title}>
          {said.map((one) => (
            <li key={one.field}>
              <button
                type="button"
                class="reading-badge"
                aria-expanded={open === one.field}
                aria-label={`${w.fields[one.field]}: ${textOf(one.field, one.value)}`}
                title={w.fields[one.field]}
                onClick={() => setOpen(open === one.field ? undefined : one.field)}
              >
                <Badge tone={toneOf(one)}>{textOf(one.field, one.value)}</Badge>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <ReadingDetail key={shown.field} {...{ activity, reading: read.reading, said: shown, canEdit }} onDone={() => setOpen(undefined)} />
      )}
      {isAdding && canEdit && (
        <ErrorBoundary>
          <AddSaid activity={activity} reading={read.reading} onDone={onAdded} />
        </ErrorBoundary>
      )}
      {read.proposals.length > 0 && (
        <ul class="suggestions" aria-label={w.suggested}>
          {read.proposals.map((proposal) => (
            <li key={proposal.id}>
              <Suggestion proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
