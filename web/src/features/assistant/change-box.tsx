import { WandSparkles } from "lucide-preact";
import { constraints } from "../../lib/constraints.gen.ts";
import { useKept } from "../../lib/kept.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import type { Composer } from "./composers.ts";
import { revise } from "./drafting.ts";
import { draftingWords } from "./drafting.words.ts";

/** Says what shall be different; the new text streams in, and Undo brings the old one back. */
export function ChangeBox({ composer: { about } }: { composer: Composer }) {
  const w = draftingWords();
  const wish = useKept(`change.${about.recordId}`, () => "");
  const ask = (instruction: string): void => {
    if (!instruction.trim()) return;
    wish.forget();
    void revise(about.recordId, instruction, () => wish.set(() => instruction));
  };
  return (
    <section class="change-box" aria-label={w.change}>
      <form
        class="change-line"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask(wish.value);
        }}
      >
        <TextField
          label={w.change}
          isLabelHidden
          placeholder={w.changePlaceholder}
          maxLength={constraints.draft.instruction.maxLength}
          value={wish.value}
          onText={(text) => wish.set(() => text)}
        />
        <Button type="submit" icon={WandSparkles} disabled={!wish.value.trim()}>
          {w.changeIt}
        </Button>
      </form>
      <div class="change-quick">
        {w.quick.map((one) => (
          <button key={one} type="button" class="chip" onClick={() => ask(one)}>
            {one}
          </button>
        ))}
      </div>
    </section>
  );
}
