import { useId, useState } from "preact/hooks";
import { useKept } from "../../lib/kept.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import type { Composer } from "./composers.ts";
import { draftingWords } from "./drafting.words.ts";
import { noteCall } from "./sending.ts";

const EMPTY = { body: "", outcome: "", minutes: "" };
const LONGEST = { body: 20_000, outcome: 200 };

/** After the call: what was said and what came of it, for the timeline. What was typed is kept until it is noted. */
export default function LogCall({ composer: { about }, onClose }: { composer: Composer; onClose: () => void }) {
  const w = draftingWords();
  const id = useId();
  const said = useKept(`call.${about.recordId}`, () => EMPTY);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { body, outcome, minutes } = said.value;
  const set = (change: Partial<typeof EMPTY>): void => {
    said.set((now) => ({ ...now, ...change }));
    setProblem(undefined);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!body.trim()) return setProblem(w.needsSaid);
    setBusy(true);
    const isNoted = await noteCall(about.recordId, { body, outcome, minutes: minutes ? Number(minutes) : undefined });
    setBusy(false);
    if (!isNoted) return;
    said.forget();
    onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{words().act.cancel}</Button>
      <Button kind="primary" type="submit" form={id} isBusy={isBusy}>
        {w.logCall}
      </Button>
    </>
  );
  return (
    <Dialog title={w.to.call(about.name)} onClose={onClose} footer={footer}>
      <form id={id} noValidate class="form" onSubmit={(event) => void submit(event)}>
        <TextArea
          label={w.said}
          hint={w.saidHint}
          error={problem}
          rows={6}
          maxLength={LONGEST.body}
          value={body}
          data-autofocus
          onText={(text) => set({ body: text })}
        />
        <TextField
          label={w.ended}
          placeholder={w.endedHint}
          maxLength={LONGEST.outcome}
          value={outcome}
          onText={(text) => set({ outcome: text })}
        />
        <TextField
          label={w.minutes}
          inputMode="numeric"
          maxLength={4}
          value={minutes}
          onText={(text) => set({ minutes: text.replace(/\D/g, "") })}
        />
      </form>
    </Dialog>
  );
}
