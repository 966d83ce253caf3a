import { useState } from "preact/hooks";
import type { Member } from "../../../../src/members/members.schema.ts";
import { post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { loadMe } from "../identity/session.ts";
import { memberWords } from "./members.words.ts";
import { ProofDialog, withProof } from "./proof.tsx";

interface Props {
  member: Member;
  onClose: () => void;
}

/** Asks who gets the records, then ends the member's access. */
export function RemoveDialog({ member, others, onClose }: Props & { others: Member[] }) {
  const w = memberWords();
  const [heir, setHeir] = useState("");
  const run = () => post(`/members/${member.id}/remove`, { newOwnerId: heir || null });
  return (
    <Ask title={w.removeTitle(member.name)} text={w.removeText} act={w.removeAct} done={w.removed(member.name)} run={run} onClose={onClose}>
      <Select
        label={w.recordsTo}
        value={heir}
        options={[{ value: "", label: w.nobody }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        onText={setHeir}
      />
    </Ask>
  );
}

export function TransferDialog({ member, onClose }: Props) {
  const w = memberWords();
  const run = () => withProof(() => post("/workspace/transfer", { memberId: member.id }));
  return (
    <Ask
      title={w.transferTitle(member.name)}
      text={w.transferText(member.name)}
      act={w.transferAct}
      done={w.transferred(member.name)}
      run={run}
      onClose={onClose}
    />
  );
}

interface AskProps {
  title: string;
  text: string;
  act: string;
  done: string;
  run: () => Promise<unknown>;
  onClose: () => void;
  children?: preact.ComponentChildren;
}

function Ask({ title, text, act, done, run, onClose, children }: AskProps) {
  const [isBusy, setBusy] = useState(false);
  const yes = async (): Promise<void> => {
    setBusy(true);
    try {
      // Undefined: the proof that was asked for was not given.
      if ((await run()) === undefined) return setBusy(false);
      say(done);
      await Promise.all([loadMe(), client.invalidateQueries()]);
      onClose();
    } catch (error) {
      complain(explain(error));
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            {words().act.cancel}
          </Button>
          <Button kind="danger" isBusy={isBusy} onClick={() => void yes()}>
            {act}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {children}
      <ProofDialog />
    </Dialog>
  );
}
