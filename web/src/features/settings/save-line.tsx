import type { Form } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { settingsWords } from "./words.ts";

/** Saves a form that stands on the page. What was typed survives a reload: it says so, and can be thrown away. */
export function SaveLine<T>({ form }: { form: Form<T> }) {
  const w = settingsWords();
  return (
    <div class="save-line">
      <Button type="submit" kind="primary" isBusy={form.isBusy} disabled={!form.isDirty}>
        {words().act.save}
      </Button>
      {form.isDirty && (
        <>
          <Button kind="quiet" onClick={form.reset}>
            {w.discard}
          </Button>
          <span class="dim" role="status">
            {w.unsaved}
          </span>
        </>
      )}
    </div>
  );
}
