import type { Gap } from "../../../../src/assistant/assistant.schema.ts";
import { draftingWords } from "./drafting.words.ts";

interface Props {
  gaps: Gap[];
  /** Writes it for the purpose that would fit. */
  onPurpose?: (purpose: NonNullable<Gap["purpose"]>) => void;
}

/** What the draft could not do, said plainly; a purpose that does not fit comes with the one that would. */
export function Gaps({ gaps, onPurpose }: Props) {
  const w = draftingWords();
  if (gaps.length === 0) return null;
  return (
    <div role="status">
      <ul class="notice gaps">
        {gaps.map(({ code, detail, purpose }) => (
          <li key={code + detail}>
            {w.gaps[code]?.(detail) ?? code}{" "}
            {purpose && onPurpose && (
              <button type="button" class="chip" onClick={() => onPurpose(purpose)}>
                {w.writeAs(w.purposes[purpose] ?? purpose)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
