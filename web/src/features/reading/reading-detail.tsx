import { Check, Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Corrections, Reading, Span } from "../../../../src/reading/reading.schema.ts";
import { isProblem, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { Button } from "../../ui/button.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { ValueForm } from "./value-form.tsx";
import type { Said } from "./values.ts";
import { readingWords } from "./words.ts";

interface Props {
  activity: Activity;
  reading: Reading;
  said: Said;
  canEdit: boolean;
  onDone: () => void;
}

/** Why one thing is believed: the words with what stands around them, who read them, how sure; and what a person makes of it. */
export function ReadingDetail({ activity, reading, said, canEdit, onDone }: Props) {
  const w = readingWords();
  const { field, found, by, value } = said;
  const [isFixing, setFixing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const put = async (to: unknown): Promise<void> => {
    setBusy(true);
    const isDone = await correct(reading, { [field]: to });
    setBusy(false);
    if (isDone) onDone();
  };
  const about = [
    reading.engine === "model" ? w.model(reading.model ?? "AI") : w.builtIn,
    found && w.sure(Math.round(found.confidence * 100)),
    by === "confirmed" && w.confirmed,
    by === "corrected" && w.yours,
  ].filter(Boolean);
  return (
    <section class="reading-detail" aria-label={w.fields[field]}>
      {found && <Quote activity={activity} span={found.span} />}
      <p class="faint">{about.join(" · ")}</p>
      {canEdit && !isFixing && (
        <div class="reading-acts">
          {by === "reader" && (
            <Button kind="quiet" icon={Check} isBusy={isBusy} onClick={() => void put(value)}>
              {w.right}
            </Button>
          )}
          <Button kind="quiet" icon={Pencil} onClick={() => setFixing(true)}>
            {w.wrong}
          </Button>
        </div>
      )}
      {isFixing && <ValueForm said={said} isBusy={isBusy} onSave={(to) => void put(to)} onCancel={() => setFixing(false)} />}
    </section>
  );
}

const AROUND = 60;

/** The words themselves, marked, with a little of what stands before and after. */
function Quote({ activity, span: { field, start, end } }: { activity: Activity; span: Span }) {
  const text = activity[field];
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  return (
    <blockquote>
      <span class="sr-only">{readingWords().from}: </span>
      {from > 0 && "…"}
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, to)}
      {to < text.length && "…"}
    </blockquote>
  );
}

/** Says what it should have been. A reading that moved on meanwhile is shown anew. */
async function correct(reading: Reading, to: Corrections): Promise<boolean> {
  const isDone = await patch<Reading>(`/readings/${reading.activityId}`, to, reading.version).then(
    () => {
      say(readingWords().thanked);
      return true;
    },
    (error: unknown) => {
      complain(isProblem(error, "stale") ? readingWords().changed : explain(error));
      return false;
    },
  );
  await client.invalidateQueries({ queryKey: ["reading", reading.activityId] });
  return isDone;
}
