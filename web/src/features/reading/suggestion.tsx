import { Check, Lightbulb, X } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Proposal, ProposalNow } from "../../../../src/proposals/proposals.schema.ts";
import { fullDay, money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { dealWords } from "../deals/words.ts";
import { acceptOne, dismissOne } from "../proposals/deciding.ts";
import { readingWords } from "./words.ts";

/** What could follow from an activity, in one line, with the decision. */
export function Suggestion({ proposal }: { proposal: Proposal }) {
  const w = readingWords();
  const [conflict, setConflict] = useState<ProposalNow>();
  const [isBusy, setBusy] = useState(false);
  const accept = async (): Promise<void> => {
    setBusy(true);
    const decided = await acceptOne(proposal, conflict?.currentVersion ?? undefined);
    if (!decided.isDone) setConflict(decided.conflict);
    setBusy(false);
  };
  return (
    <div class="suggestion">
      <Lightbulb />
      <span class="suggestion-what">
        <span class="sr-only">{w.suggested}: </span>
        {lineOf(proposal)}
        {conflict && <span class="suggestion-conflict"> {w.changed}</span>}
      </span>
      <span class="suggestion-acts">
        <Button kind="quiet" icon={X} onClick={() => void dismissOne(proposal)}>
          {w.dismiss}
        </Button>
        <Button icon={Check} isBusy={isBusy} disabled={conflict?.current === null} onClick={() => void accept()}>
          {conflict ? w.anyway : w.accept}
        </Button>
      </span>
    </div>
  );
}

function lineOf({ kind, patch, recordName }: Proposal): string {
  const w = readingWords();
  if (kind === "task")
    return [w.newTask(recordName), typeof patch.dueAt === "number" && w.due(fullDay(patch.dueAt))].filter(Boolean).join(", ");
  if (typeof patch.amount === "number") return w.amount(money(patch.amount, String(patch.currency ?? "")), recordName);
  if (typeof patch.expectedCloseAt === "number") return w.closing(fullDay(patch.expectedCloseAt), recordName);
  if (typeof patch.nextStep === "string") return w.step(patch.nextStep, recordName);
  const stages: Record<string, string> = kind === "deal" ? dealWords().stages : words().stage;
  return w.stage(stages[String(patch.stage)] ?? String(patch.stage ?? ""), recordName);
}
