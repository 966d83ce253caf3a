import { useState } from "preact/hooks";
import type { ModelCard, PredictionSettings, Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { saveRecord } from "../changes/save.ts";
import { mayOffers } from "../offers/use-offers.ts";
import { ModelChoice } from "../predictions-model/model-choice.tsx";
import { LearnPart } from "./learn-part.tsx";
import { MarginChoice } from "./margin-choice.tsx";
import { ReadingView } from "./reading-view.tsx";
import { settingsWords } from "./settings.words.ts";

const PRESETS = ["30", "60", "90", "180", "365"];
const OWN = "own";
const [LEAST, MOST] = [7, 365];

interface Values {
  isOn: boolean;
  /** A preset, or that a number is typed. */
  preset: string;
  days: string;
  readsWithModel: boolean;
  marginWeight: number;
}

const valuesOf = ({ isOn, horizonDays, readsWithModel, marginWeight }: PredictionSettings): Values => {
  const days = String(horizonDays);
  return { isOn, readsWithModel, marginWeight, days, preset: PRESETS.includes(days) ? days : OWN };
};
const daysIn = ({ preset, days }: Values): number => Number(preset === OWN ? days : preset);

function problemsIn(values: Values): Record<string, string> {
  const days = daysIn(values);
  return Number.isInteger(days) && days >= LEAST && days <= MOST ? {} : { days: settingsWords().whole };
}

/** The settings have no id of their own: their address is one. */
const named = (settings: PredictionSettings) => ({ ...settings, id: "settings" });

async function save(before: PredictionSettings, values: Values): Promise<void> {
  const read = async () => named((await get<Predictions>("/predictions")).settings);
  const { isOn, readsWithModel, marginWeight } = values;
  const patch = { isOn, horizonDays: daysIn(values), readsWithModel, marginWeight };
  await saveRecord("predictions", named(before), patch, (field) => settingsWords().on[field] ?? field, read);
  await client.invalidateQueries({ queryKey: ["predictions"] });
  say(words().state.saved);
}

/** Whether to predict and how far ahead; and learning at once. */
export default function SettingsView({ predictions }: { predictions: Predictions }) {
  return (
    <ReadingView title={words().nav.settings}>
      <SettingsForm key={predictions.settings.version} stored={predictions.settings} model={predictions.model} />
      {predictions.settings.isOn && <LearnPart predictions={predictions} />}
    </ReadingView>
  );
}

function SettingsForm({ stored, model }: { stored: PredictionSettings; model: ModelCard }) {
  const w = settingsWords();
  const [isAsking, ask] = useState(false);
  const form = useForm<Values>({
    keep: `predictions.${stored.version}`,
    initial: () => valuesOf(stored),
    rules: {},
    check: problemsIn,
    save: (values) => save(stored, values),
  });
  const { values, errors, set } = form;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (stored.isOn && !values.isOn) ask(true);
    else void form.submit();
  };
  return (
    <form class="form card-part" noValidate onSubmit={submit}>
      <div class="field">
        <label class="check">
          <input type="checkbox" checked={values.isOn} onChange={() => set("isOn", !values.isOn)} />
          <strong>{w.isOn}</strong>
        </label>
        <p class="field-hint">{w.isOnHint}</p>
      </div>
      <Select
        label={w.horizon}
        hint={w.horizonHint}
        value={values.preset}
        options={[...PRESETS, OWN].map((value) => ({ value, label: w.presets[value] ?? value }))}
        onText={(preset) => set("preset", preset)}
      />
      {values.preset === OWN && (
        <TextField
          label={w.ownDays}
          inputMode="numeric"
          value={values.days}
          error={errors.days}
          onText={(days) => set("days", days.trim())}
        />
      )}
      <p class="faint">{w.learnedTonight}</p>
      {mayOffers() && <MarginChoice value={values.marginWeight} onWeight={(weight) => set("marginWeight", weight)} />}
      <ModelChoice of={model} isOn={values.readsWithModel} onChange={(isOn) => set("readsWithModel", isOn)} />
      {form.problem && (
        <p class="form-problem" role="alert">
          {form.problem}
        </p>
      )}
      <div class="form-acts">
        <Button type="submit" kind="primary" isBusy={form.isBusy} disabled={!form.isDirty}>
          {words().act.save}
        </Button>
        {form.isDirty && (
          <Button kind="quiet" onClick={form.reset}>
            {words().act.cancel}
          </Button>
        )}
      </div>
      {isAsking && (
        <Confirm
          title={w.offAsk}
          text={w.offText}
          act={w.off}
          onYes={() => {
            ask(false);
            void form.submit();
          }}
          onNo={() => ask(false)}
        />
      )}
    </form>
  );
}
