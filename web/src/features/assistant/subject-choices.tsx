import type { Composer } from "./composers.ts";
import { edit } from "./drafting.ts";
import { draftingWords } from "./drafting.words.ts";

/** Subject lines that were offered beside the one that stands. */
export function SubjectChoices({ composer: { about, subject, subjects, phase } }: { composer: Composer }) {
  const w = draftingWords();
  const others = subjects.filter((line) => line !== subject);
  if (others.length === 0 || phase === "writing") return null;
  return (
    <fieldset class="envelope-more subject-choices">
      <legend class="sr-only">{w.subjects}</legend>
      {others.map((line) => (
        <button key={line} type="button" class="chip clip" title={line} onClick={() => edit(about.recordId, { subject: line })}>
          {line}
        </button>
      ))}
    </fieldset>
  );
}
