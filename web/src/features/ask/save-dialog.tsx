import { useState } from "preact/hooks";
import type { AskAnswer } from "../../../../src/ask/ask.schema.ts";
import type { View } from "../../../../src/views/views.schema.ts";
import { post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { act } from "../changes/changes.ts";
import { queryTitle } from "./query-words.ts";
import { askWords } from "./words.ts";

/** Keeps a question under a name, for oneself or for everybody. */
export function SaveDialog({ answer, onClose }: { answer: AskAnswer; onClose: () => void }) {
  const w = askWords();
  const [name, setName] = useState(queryTitle(answer.query, answer.names));
  const [isShared, share] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const made = await act({
      text: w.saved(name.trim()),
      run: () => post<View>("/views", { name: name.trim(), query: answer.query, isShared }),
    });
    setBusy(false);
    if (!made) return;
    await client.invalidateQueries({ queryKey: ["views"] });
    onClose();
  };
  return (
    <Dialog
      title={w.saveTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words().act.cancel}</Button>
          <Button kind="primary" type="submit" form="save-question" isBusy={isBusy} disabled={!name.trim()}>
            {words().act.save}
          </Button>
        </>
      }
    >
      <form id="save-question" class="ask-save" onSubmit={(event) => void save(event)}>
        <TextField label={w.name} value={name} onText={setName} maxLength={120} required data-autofocus />
        <label class="ask-check">
          <input type="checkbox" checked={isShared} onChange={(event) => share(event.currentTarget.checked)} />
          <span>
            {w.share}
            <small class="block dim">{w.shareHint}</small>
          </span>
        </label>
      </form>
    </Dialog>
  );
}
