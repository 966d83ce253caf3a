import { useEffect, useState } from "preact/hooks";
import { guessFields } from "../../../../src/inbound/guess.rules.ts";
import type { DryRun, InboundHook } from "../../../../src/inbound/inbound.schema.ts";
import { type FieldSource, type Mapping, placesIn, TARGET_FIELDS, TARGETS, type Target } from "../../../../src/inbound/mapping.rules.ts";
import { patch, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { reloadIntake } from "./reload.ts";
import { intakeWords } from "./words.ts";

const FIXED = "=";

/** Which place of the sample becomes which field; tried out before it is in force. */
export function MappingEditor({ of: hook }: { of: InboundHook }) {
  const w = intakeWords();
  const [tried, setTried] = useState<DryRun>();
  const [isGuessed, setGuessed] = useState(false);
  const places = placesIn(hook.sample);
  const form = useForm<Mapping>({
    keep: `mapping.${hook.id}.${hook.version}`,
    initial: () => hook.mapping,
    rules: {},
    save: async (mapping) => {
      await patch(`/inbound-hooks/${hook.id}`, { mapping }, hook.version);
      say(words().state.saved);
      await reloadIntake();
    },
  });
  const { target, fields } = form.values;
  const set = (next: FieldSource[]): void => {
    setTried(undefined);
    form.set("fields", next);
  };
  const put = (next: FieldSource[]): void => {
    setGuessed(false);
    set(next);
  };
  const guess = (of: Target): FieldSource[] => {
    const found = guessFields(
      of,
      places.map(({ path }) => path),
    );
    setGuessed(found.length > 0);
    return found;
  };
  const retarget = (next: string): void => {
    const fitting = fields.filter(({ field }) => TARGET_FIELDS[next as Target].some((each) => each.replace("!", "") === field));
    set(isGuessed || fitting.length === 0 ? guess(next as Target) : fitting);
    form.set("target", next as Target);
  };
  useEffect(() => {
    if (fields.length === 0) set(guess(target));
  }, []);
  const dryRun = async (): Promise<void> => {
    const mapping = { target, fields };
    await post<DryRun>(`/inbound-hooks/${hook.id}/dry-run`, { mapping }).then(
      ({ data }) => setTried(data),
      (error: unknown) => complain(explain(error)),
    );
  };
  return (
    <form class="form mapping" noValidate aria-label={w.mapping} onSubmit={(event) => void form.submit(event)}>
      <Select
        label={w.becomes}
        value={target}
        options={TARGETS.map((each) => ({ value: each, label: w.targets[each] ?? each }))}
        hint={isGuessed ? w.guessed : undefined}
        onText={retarget}
      />
      {TARGET_FIELDS[target].map((named) => {
        const field = named.replace("!", "");
        return (
          <SourceRow
            key={field}
            field={field}
            isNeeded={named.startsWith("!")}
            places={places}
            source={fields.find((each) => each.field === field)}
            onSet={(source) => put([...fields.filter((each) => each.field !== field), ...(source ? [source] : [])])}
          />
        );
      })}
      {form.problem && (
        <p class="form-problem" role="alert">
          {form.problem}
        </p>
      )}
      {Object.values(form.errors)[0] && (
        <p class="form-problem" role="alert">
          {Object.values(form.errors)[0]}
        </p>
      )}
      {tried && <Tried of={tried} />}
      <div class="hook-acts">
        <Button type="submit" kind="primary" isBusy={form.isBusy} disabled={!form.isDirty || fields.length === 0}>
          {words().act.save}
        </Button>
        <Button disabled={fields.length === 0} onClick={() => void dryRun()}>
          {w.tryIt}
        </Button>
      </div>
    </form>
  );
}

interface Row {
  field: string;
  isNeeded: boolean;
  places: { path: string; text: string }[];
  source: FieldSource | undefined;
  onSet: (source: FieldSource | undefined) => void;
}

function SourceRow({ field, isNeeded, places, source, onSet }: Row) {
  const w = intakeWords();
  const label = w.targetFields[field] ?? field;
  const options = [
    { value: "", label: w.nothing },
    ...places.map(({ path, text }) => ({ value: path, label: `${path}  (${text.slice(0, 40)})` })),
    ...(source?.path && !places.some(({ path }) => path === source.path) ? [{ value: source.path, label: source.path }] : []),
    { value: FIXED, label: w.fixed },
  ];
  const pick = (value: string): void =>
    onSet(value === "" ? undefined : value === FIXED ? { field, constant: "" } : { field, path: value });
  const choices = source?.choices?.map(({ from, to }) => `${from} = ${to}`).join("\n") ?? "";
  return (
    <div class="mapping-row">
      <Select
        label={isNeeded ? `${label} *` : label}
        value={source?.path ?? (source?.constant === undefined ? "" : FIXED)}
        options={options}
        onText={pick}
      />
      {source?.constant !== undefined && (
        <TextField
          label={w.fixedValue(label)}
          isLabelHidden
          value={source.constant}
          maxLength={500}
          onText={(constant) => onSet({ field, constant })}
        />
      )}
      {source?.path !== undefined && (field === "stage" || field === "language" || choices !== "") && (
        <details class="form-more">
          <summary>{w.choices}</summary>
          <ChoicesField label={w.choicesOf(label)} initial={choices} onSet={(next) => onSet({ field, path: source.path, choices: next })} />
        </details>
      )}
    </div>
  );
}

function ChoicesField({
  label,
  initial,
  onSet,
}: {
  label: string;
  initial: string;
  onSet: (choices: { from: string; to: string }[]) => void;
}) {
  const w = intakeWords();
  const [text, setText] = useState(initial);
  const change = (next: string): void => {
    setText(next);
    const pairs = next.split("\n").flatMap((line) => {
      const [from = "", to = ""] = line.split("=").map((part) => part.trim());
      return from && to ? [{ from, to }] : [];
    });
    onSet(pairs);
  };
  return <TextArea label={label} hint={w.choicesHint} rows={3} value={text} onText={change} />;
}

function Tried({ of: { outcome, values, detail } }: { of: DryRun }) {
  const w = intakeWords();
  return (
    <div class="tried" role="status">
      <p>
        <strong>{w.wouldBe[outcome]}</strong>
      </p>
      <dl>
        {Object.entries(values).map(([field, value]) => (
          <div key={field}>
            <dt>{w.targetFields[field] ?? field}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {detail && <p class="dim">{detail}</p>}
    </div>
  );
}
