import { Check, Pencil, Plus, RotateCcw, Trash2, Undo2, X } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Proposal, ProposalNow } from "../../../../src/proposals/proposals.schema.ts";
import { dayAndClock, whenIn } from "../../lib/format.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { undo } from "../changes/changes.ts";
import { Value } from "../records/value.tsx";
import { acceptOne, dismissOne, reopen } from "./deciding.ts";
import { fieldsShown, labelOf } from "./fields.ts";
import { proposalWords } from "./words.ts";

const ICONS = { create: Plus, edit: Pencil, delete: Trash2 };
const PLACES: Record<string, string> = { contact: "contacts", company: "companies", task: "tasks", activity: "activities", deal: "deals" };

/** One change that an app would make: what, why, field by field, and the decision. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const w = proposalWords();
  const [conflict, setConflict] = useState<ProposalNow>();
  const [isBusy, setBusy] = useState(false);
  const { action, kind, recordId, recordName, app, reason, state } = proposal;
  const Icon = ICONS[action];
  const isOurs = proposal.proposer === "assistant";
  const decide = async (seen?: number): Promise<void> => {
    setBusy(true);
    const decided = await acceptOne(proposal, seen);
    if (!decided.isDone) setConflict(decided.conflict);
    setBusy(false);
  };
  return (
    <article class={`proposal is-${action}`} aria-label={`${w[action](kindWords().kind[kind] ?? kind)}: ${recordName}`}>
      <header class="proposal-head">
        <span class="proposal-icon">
          <Icon />
        </span>
        <div class="proposal-what">
          <h2>
            <span class="dim">{w[action](kindWords().kind[kind] ?? kind)}</span>{" "}
            {recordId ? <a href={`/${PLACES[kind]}/${recordId}`}>{recordName}</a> : recordName}
          </h2>
          <p class="faint" title={dayAndClock(proposal.createdAt)}>
            {[isOurs ? w.byAssistant : w.by(app.name), whenIn(proposal.decidedAt ?? proposal.createdAt)].join(" · ")}
            {proposal.unasked && ` · ${w.unasked}`}
          </p>
        </div>
        {state === "open" && <Decision {...{ proposal, conflict, isBusy }} onAccept={(seen) => void decide(seen)} />}
        {state === "accepted" && proposal.changeId && (
          <Button icon={Undo2} onClick={() => void undo(proposal.changeId ?? "")}>
            {words().act.undo}
          </Button>
        )}
        {state === "dismissed" && (
          <Button icon={RotateCcw} onClick={() => void reopen(proposal.id)}>
            {w.reopen}
          </Button>
        )}
      </header>
      {reason && (
        <blockquote class="proposal-reason">
          <span class="sr-only">{isOurs ? w.words : w.reason}: </span>
          {isOurs ? <mark>{reason}</mark> : reason}
          {proposal.activityId && (
            <a class="proposal-source" href={`/activities/${proposal.activityId}`}>
              {w.source}
            </a>
          )}
        </blockquote>
      )}
      {conflict && (
        <p class="proposal-conflict" role="alert">
          {conflict.current ? w.changed : w.gone}
        </p>
      )}
      {action === "delete" ? <p class="dim">{w.deletes}</p> : <Diff proposal={proposal} current={conflict?.current} />}
    </article>
  );
}

interface DecisionProps {
  proposal: Proposal;
  conflict: ProposalNow | undefined;
  isBusy: boolean;
  onAccept: (seen?: number) => void;
}

function Decision({ proposal, conflict, isBusy, onAccept }: DecisionProps) {
  const w = proposalWords();
  const isGone = conflict !== undefined && conflict.current === null;
  return (
    <div class="proposal-acts">
      <Button kind="quiet" icon={X} onClick={() => void dismissOne(proposal)}>
        {w.dismiss}
      </Button>
      <Button icon={Check} isBusy={isBusy} disabled={isGone} onClick={() => onAccept(conflict?.currentVersion ?? undefined)}>
        {conflict ? w.acceptAnyway : w.accept}
      </Button>
    </div>
  );
}

/** Field by field: what stands there and what would. */
function Diff({ proposal, current }: { proposal: Proposal; current: Record<string, unknown> | null | undefined }) {
  const w = proposalWords();
  const { kind, action, patch, before } = proposal;
  const isEdit = action === "edit";
  return (
    <table class="plain-table proposal-diff">
      <colgroup>
        <col />
        {isEdit && <col />}
        <col />
      </colgroup>
      <thead class={isEdit ? undefined : "sr-only"}>
        <tr>
          <th scope="col">{w.field}</th>
          {isEdit && <th scope="col">{w.was}</th>}
          <th scope="col">{w.value}</th>
        </tr>
      </thead>
      <tbody>
        {fieldsShown(patch).map((field) => (
          <tr key={field}>
            <th scope="row">{labelOf(kind, field)}</th>
            {isEdit && (
              <td class="was">
                <Value {...{ kind, field }} value={(current ?? before)[field]} currency={(current ?? before).currency} />
              </td>
            )}
            <td class="will">
              <Value {...{ kind, field }} value={patch[field]} currency={patch.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
