import type { WorkspaceShown } from "../../../../src/workspaces/workspaces.schema.ts";
import { post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { moveTo } from "./moving.ts";
import { workspaceWords } from "./words.ts";

/** A further workspace, which one is in as soon as it is there. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const w = workspaceWords();
  const form = useForm({
    keep: "workspace.new",
    initial: () => ({ name: "" }),
    rules: { name: { required: true, maxLength: 100 } },
    save: async ({ name }, attempt) => {
      const { data } = await post<WorkspaceShown>("/workspaces", { name }, { key: attempt });
      await moveTo(data.id);
    },
  });
  return (
    <Dialog title={w.createTitle} onClose={onClose}>
      <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
        <p class="dim">{w.createText}</p>
        <TextField
          label={w.name}
          value={form.values.name}
          error={form.errors.name ?? form.problem}
          autocomplete="organization"
          data-autofocus
          onText={(name) => form.set("name", name)}
        />
        <footer class="dialog-foot">
          {form.isBusy && (
            <span class="dim" role="status">
              {w.creating}
            </span>
          )}
          <Button onClick={onClose}>{words().act.cancel}</Button>
          <Button type="submit" kind="primary" isBusy={form.isBusy}>
            {w.createAct}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
