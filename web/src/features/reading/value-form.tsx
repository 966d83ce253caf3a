import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { decimalsOf } from "../../../../src/core/money.ts";
import { fold } from "../../../../src/core/text.ts";
import { GRAINS } from "../../../../src/reading/reading.rules.ts";
import type { Values } from "../../../../src/reading/reading.schema.ts";
import { get } from "../../lib/api.ts";
import { number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { minorOf } from "./amounts.ts";
import { periodAt } from "./periods.ts";
import { choicesOf, type Said } from "./values.ts";
import { readingWords } from "./words.ts";

interface Props {
  said: Said;
  isBusy: boolean;
  /** With null where nothing of the kind is said. */
  onSave: (value: unknown) => void;
  onCancel: () => void;
}

interface InputProps {
  label: string;
  value: unknown;
  error: string | undefined;
  /** With undefined while what stands there is no value. */
  onValue: (value: unknown) => void;
}

/** What it should have been: a value of its kind, or nothing of the kind. */
export function ValueForm({ said: { field, value }, isBusy, onSave, onCancel }: Props) {
  const w = readingWords();
  const [next, setNext] = useState<unknown>(value);
  const [error, setError] = useState<string>();
  const Input = INPUTS[field];
  const save = (event: Event): void => {
    event.preventDefault();
    if (next === undefined) setError(w.notSo[field]);
    else onSave(next);
  };
  const change = (to: unknown): void => {
    setNext(to);
    setError(undefined);
  };
  return (
    <form class="reading-fix" onSubmit={save}>
      {Input ? (
        <Input label={w.shouldBe(w.fields[field])} value={value} error={error} onValue={change} />
      ) : (
        <Select
          label={w.shouldBe(w.fields[field])}
          options={choicesOf(field)}
          value={String(next ?? "")}
          onText={(text) => change(text || null)}
        />
      )}
      <span class="reading-fix-acts">
        <Button type="submit" isBusy={isBusy}>
          {w.save}
        </Button>
        {Input && (
          <Button kind="quiet" onClick={() => onSave(null)}>
            {w.nothing}
          </Button>
        )}
        <Button kind="quiet" onClick={onCancel}>
          {words().act.cancel}
        </Button>
      </span>
    </form>
  );
}

function Competitor({ label, value, error, onValue }: InputProps) {
  const [text, setText] = useState(String(value));
  const type = (to: string): void => {
    setText(to);
    onValue(to.trim() || undefined);
  };
  return <TextField label={label} value={text} maxLength={100} error={error} onText={type} />;
}

const CURRENCIES = ["VND", "USD", "EUR"];

function Budget({ label, value, error, onValue }: InputProps) {
  const w = readingWords();
  const { amount, currency: first } = value as Values["budget"];
  const [text, setText] = useState(number(amount / 10 ** decimalsOf(first)));
  const [currency, setCurrency] = useState(first);
  const tell = (typed: string, of: string): void => {
    setText(typed);
    setCurrency(of);
    const minor = minorOf(typed, of);
    onValue(minor === undefined ? undefined : { amount: minor, currency: of });
  };
  const options = [...new Set([first, ...CURRENCIES])].map((code) => ({ value: code, label: code }));
  return (
    <>
      <TextField label={label} value={text} inputMode="numeric" error={error} onText={(typed) => tell(typed, currency)} />
      <Select label={w.currency} options={options} value={currency} onText={(code) => tell(text, code)} />
    </>
  );
}

function Timing({ label, value, error, onValue }: InputProps) {
  const w = readingWords();
  const period = value as Values["timing"];
  const [day, setDay] = useState(period.from);
  const [grain, setGrain] = useState(period.grain);
  const tell = (at: string, by: Values["timing"]["grain"]): void => {
    setDay(at);
    setGrain(by);
    onValue(at ? periodAt(at, by) : undefined);
  };
  const options = GRAINS.map((each) => ({ value: each, label: w.grains[each] ?? each }));
  return (
    <>
      <TextField label={label} type="date" value={day} error={error} onText={(at) => tell(at, grain)} />
      <Select label={w.grain} options={options} value={grain} onText={(by) => tell(day, by as Values["timing"]["grain"])} />
    </>
  );
}

const PRODUCTS_AT_ONCE = 6;

/** One of the workspace's products, or what the customer calls it. */
function Product({ label, value, error, onValue }: InputProps) {
  const w = readingWords();
  const [chosen, choose] = useState(value as Values["product"]);
  const [typed, setTyped] = useState("");
  const found = useQuery({
    queryKey: ["products", "named", typed],
    queryFn: ({ signal }) =>
      get<{ items: { id: string; name: string }[] }>("/products", { q: typed || undefined, limit: PRODUCTS_AT_ONCE }, signal),
  });
  const tell = (to: Values["product"]): void => {
    choose(to);
    onValue(to);
  };
  const products = (found.data?.items ?? []).map(({ id, name }) => ({ id, label: name }));
  const own = typed.trim();
  const asWritten =
    own && !products.some(({ label: name }) => fold(name) === fold(own))
      ? [{ id: null, label: own, note: w.asWritten, run: () => tell({ id: null, name: own.slice(0, 200) }) }]
      : [];
  return (
    <Combobox
      {...{ label, error }}
      value={chosen.name}
      options={[...products, ...asWritten]}
      onQuery={setTyped}
      onPick={(pick) => tell({ id: pick.id, name: pick.label })}
    />
  );
}

const INPUTS: Partial<Record<Said["field"], (props: InputProps) => preact.JSX.Element>> = {
  ...{ competitor: Competitor, budget: Budget, timing: Timing, product: Product },
};
