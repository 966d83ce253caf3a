import { Sparkles } from "lucide-preact";
import type { Forecast } from "../../../../src/predictions/predictions.schema.ts";
import { draftHref } from "../assistant/draft-link.ts";
import { predictionWords } from "./words.ts";

/** To the customer's page, where the composer is open for a letter that wins them back. */
export function WinBack({ of: { id, kind, name } }: { of: Pick<Forecast, "id" | "kind" | "name"> }) {
  const w = predictionWords();
  return (
    <a class="btn btn-plain win-back" href={draftHref(kind, id, "win_back")} aria-label={w.winBackOf(name)} title={w.winBackOf(name)}>
      <Sparkles />
      <span class="btn-text">{w.winBack}</span>
    </a>
  );
}
