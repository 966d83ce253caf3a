import type { Gap } from "../../../../src/assistant/assistant.schema.ts";
import { draftingWords } from "./drafting.words.ts";

/** What the draft could not do, said plainly. */
export function Gaps({ gaps }: { gaps: Gap[] }) {
  const w = draftingWords();
  if (gaps.length === 0) return null;
  return (
    <ul class="notice gaps" role="status">
      {gaps.map(({ code, detail }) => (
        <li key={code + detail}>{w.gaps[code]?.(detail) ?? code}</li>
      ))}
    </ul>
  );
}
