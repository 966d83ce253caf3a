import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { decimalsOf } from "../../../../src/core/money.ts";
import { fold } from "../../../../src/core/text.ts";
import { GRAINS } from "../../../../src/reading/reading.rules.ts";
import type { ReadingField, Values } from "../../../../src/reading/reading.schema.ts";
import { get } from "../../lib/api.ts";
import { number } from "../../lib/format.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { currencyOf } from "../identity/session.ts";
import { minorOf } from "./amounts.ts";
import { periodAt } from "./periods.ts";
import { readingWords } from "./words.ts";

interface InputProps {
  label: string;
  /** What stands there first; undefined for a field of which nothing is known. */
  value: unknown;
  error: string | undefined;
  /** With undefined while what stands there is no value. */
  onValue: (value: unknown) => void;
}

function Competitor({ label, value, error, onValue }: InputProps) {
  const [text, setText] = useState(typeof value === "string" ? value : "");
  const type = (to: string): void => {
    setText(to);
    onValue(to.trim() || undefined);
  };
  return <TextField label={label} value={text} maxLength={100} error={error} onText={type} />;
}

const CURRENCIES = ["VND", "USD", "EUR"];

function Budget({ label, value, error, onValue }: InputProps) {
  const w = readingWords();
  const known = value as Values["budget"] | undefined;
  const first = known?.currency ?? currencyOf();
  const [text, setText] = useState(known ? number(known.amount / 10 ** decimalsOf(first)) : "");
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
  const period = value as Values["timing"] | undefined;
  const [day, setDay] = useState(period?.from ?? "");
  const [grain, setGrain] = useState(period?.grain ?? "day");
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
  const [chosen, choose] = useState(value as Values["product"] | undefined);
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
      value={chosen?.name ?? ""}
      options={[...products, ...asWritten]}
      onQuery={setTyped}
      onPick={(pick) => tell({ id: pick.id, name: pick.label })}
    />
  );
}

/** How a value of a field is entered; fields of which only a few things can be said have none. */
export const INPUTS: Partial<Record<ReadingField, (props: InputProps) => preact.JSX.Element>> = {
  ...{ competitor: Competitor, budget: Budget, timing: Timing, product: Product },
};
