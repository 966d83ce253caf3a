import { CheckCheck } from "lucide-preact";
import { useState } from "preact/hooks";
import { isAddition } from "../../../../src/proposals/proposals.rules.ts";
import type { Proposal } from "../../../../src/proposals/proposals.schema.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Value } from "../records/value.tsx";
import { acceptAll } from "./deciding.ts";
import { fieldsShown, labelOf } from "./fields.ts";
import { proposalWords } from "./words.ts";

/** Several at once, from a list: what only adds is ticked beforehand, what writes over something or deletes is for the person to tick. */
export function AcceptMany({ proposals }: { proposals: Proposal[] }) {
  const w = proposalWords();
  const [isAsking, ask] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const accept = async (chosen: Proposal[]): Promise<void> => {
    ask(false);
    setBusy(true);
    await acceptAll(chosen);
    setBusy(false);
  };
  return (
    <>
      <Button icon={CheckCheck} isBusy={isBusy} onClick={() => ask(true)}>
        {w.acceptMany}
      </Button>
      {isAsking && <Choosing proposals={proposals} onClose={() => ask(false)} onAccept={(chosen) => void accept(chosen)} />}
    </>
  );
}

interface ChoosingProps {
  proposals: Proposal[];
  onClose: () => void;
  onAccept: (chosen: Proposal[]) => void;
}

function Choosing({ proposals, onClose, onAccept }: ChoosingProps) {
  const w = proposalWords();
  const [ticked, setTicked] = useState(() => new Set(proposals.filter(isAddition).map(({ id }) => id)));
  const chosen = proposals.filter(({ id }) => ticked.has(id));
  const toggle = (id: string): void =>
    setTicked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const footer = (
    <>
      <Button data-autofocus onClick={onClose}>
        {words().act.cancel}
      </Button>
      <Button kind="primary" disabled={chosen.length === 0} onClick={() => onAccept(chosen)}>
        {w.acceptChosen(chosen.length)}
      </Button>
    </>
  );
  return (
    <Dialog title={w.acceptWhich} onClose={onClose} footer={footer}>
      <p class="dim">{w.acceptManyText}</p>
      <ul class="proposal-choices">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <label class="proposal-choice">
              <input type="checkbox" checked={ticked.has(proposal.id)} onChange={() => toggle(proposal.id)} />
              <span>
                <Told proposal={proposal} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** The change in a line or two: of what, and what stands there against what would. */
function Told({ proposal }: { proposal: Proposal }) {
  const { action, kind, recordName, patch, before } = proposal;
  return (
    <>
      <span class="dim">{proposalWords()[action](kindWords().kind[kind] ?? kind)}</span> {recordName}
      {action === "edit" &&
        fieldsShown(patch).map((field) => (
          <span key={field} class="block faint">
            {labelOf(kind, field)}:{" "}
            {!isEmpty(before[field]) && (
              <>
                <s>
                  <Value {...{ kind, field }} value={before[field]} currency={before.currency} />
                </s>{" "}
                →{" "}
              </>
            )}
            <Value {...{ kind, field }} value={patch[field]} currency={patch.currency} />
          </span>
        ))}
    </>
  );
}
