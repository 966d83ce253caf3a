import { Check, Pencil } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Reading, Span } from "../../../../src/reading/reading.schema.ts";
import { Button } from "../../ui/button.tsx";
import { tookOver } from "../assistant/model-failure.words.ts";
import { correct } from "./correcting.ts";
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
  const self = useRef<HTMLElement>(null);
  useEffect(() => self.current?.scrollIntoView({ block: "nearest" }), [isFixing]);
  const span = reading.spans[field] ?? found?.span;
  const about = [
    by !== "added" && (reading.engine === "model" ? w.model(reading.model ?? "AI") : w.builtIn),
    found && w.sure(Math.round(found.confidence * 100)),
    by === "confirmed" && w.confirmed,
    by === "corrected" && w.yours,
    by === "added" && w.added,
  ].filter(Boolean);
  return (
    <section ref={self} class="reading-detail" aria-label={w.fields[field]}>
      {span && <Quote activity={activity} span={span} />}
      <p class="faint">{about.join(" · ")}</p>
      {reading.reason && by !== "added" && <p class="faint">{tookOver(reading.reason, "message")}</p>}
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
