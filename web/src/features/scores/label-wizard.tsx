import { useState } from "preact/hooks";
import type { LabelModel } from "../../../../src/predictions/scores/scores.schema.ts";
import { post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segments, Select, TextField } from "../../ui/field.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { type Picked, PRESETS, type PresetName, wishOf } from "./presets.ts";
import { useLabelPreview } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

const NOUNS: LabelModel["noun"][] = ["contacts", "companies", "deals"];
const DAYS = ["30", "60", "90", "180", "365"];

const firstOf = (noun: LabelModel["noun"]): Picked => ({
  ...{ noun, days: "90" },
  population: PRESETS[noun].populations[0] as PresetName,
  outcome: PRESETS[noun].outcomes[0] as PresetName,
});

/** Of whom, what, and within how many days; how much is known of that; and it is learned. */
export default function LabelWizard({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const w = scoreWords();
  const [picked, pick] = useState(firstOf("contacts"));
  const [name, setName] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const preview = useLabelPreview(wishOf(picked));
  const shownName = name ?? `${w.nouns[picked.noun]}: ${w.presets[picked.outcome]}`;
  const presets = (names: PresetName[]) => names.map((value) => ({ value, label: w.presets[value] }));
  const create = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await post<LabelModel>("/predictions/models", { ...wishOf(picked), name: shownName });
      refresh("prediction");
      onClose();
      onMade(data.id);
    } catch (error) {
      complain(explain(error));
      setBusy(false);
    }
  };
  const isEnough = preview.data !== undefined && preview.data.enoughFor !== "nothing";
  return (
    <Dialog
      title={w.wizard.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words().act.cancel}</Button>
          <Button kind="primary" isBusy={isBusy} disabled={!isEnough || !shownName.trim()} onClick={() => void create()}>
            {w.wizard.learn}
          </Button>
        </>
      }
    >
      <div class="form">
        <Segments
          label={w.wizard.whose}
          value={picked.noun}
          options={NOUNS.map((value) => ({ value, label: w.nouns[value] }))}
          onPick={(noun) => pick(firstOf(noun as LabelModel["noun"]))}
        />
        <Select
          label={w.wizard.population}
          value={picked.population}
          options={presets(PRESETS[picked.noun].populations)}
          onText={(population) => pick({ ...picked, population: population as PresetName })}
        />
        <Select
          label={w.wizard.outcome}
          value={picked.outcome}
          options={presets(PRESETS[picked.noun].outcomes)}
          onText={(outcome) => pick({ ...picked, outcome: outcome as PresetName })}
        />
        <Select
          label={w.wizard.horizon}
          value={picked.days}
          options={[...DAYS.map((value) => ({ value, label: w.wizard.days(Number(value)) })), { value: "", label: w.wizard.today }]}
          onText={(days) => pick({ ...picked, days })}
        />
        <TextField label={w.wizard.name} value={shownName} maxLength={120} onText={setName} />
        <Known preview={preview} />
      </div>
    </Dialog>
  );
}

function Known({ preview: { data, error } }: { preview: ReturnType<typeof useLabelPreview> }) {
  const w = scoreWords().wizard;
  if (error) return <p class="form-problem">{explain(error)}</p>;
  return (
    <div role="status" class={data?.enoughFor === "nothing" ? "notice" : ""}>
      {data ? (
        <>
          <p>
            <strong>{w.enough[data.enoughFor]}</strong>
          </p>
          <p class="faint num">
            {w.asked(number(data.asked))} {w.known(number(data.rows), number(data.positives))}
          </p>
        </>
      ) : (
        <p>{w.asking}</p>
      )}
    </div>
  );
}
