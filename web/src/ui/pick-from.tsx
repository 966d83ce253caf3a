import { useState } from "preact/hooks";
import { fold } from "../../../src/core/text.ts";
import { Combobox } from "./combobox.tsx";

interface Item {
  id: string;
  label: string;
  note?: string;
}

interface Props {
  label: string;
  /** The label of what is chosen now. */
  value?: string;
  placeholder?: string;
  error?: string | undefined;
  isAutofocus?: boolean;
  from: Item[];
  onPick: (item: Item) => void;
}

const AT_ONCE = 8;

/** A text box that finds one of a known list as one types; marks do not matter. */
export function PickFrom({ from, value = "", onPick, ...rest }: Props) {
  const [typed, setTyped] = useState("");
  const wanted = fold(typed);
  const options = from.filter(({ label }) => fold(label).includes(wanted)).slice(0, AT_ONCE);
  return (
    <Combobox
      {...rest}
      value={value}
      options={options}
      onQuery={setTyped}
      onPick={({ id }) => {
        const item = from.find((one) => one.id === id);
        if (item) onPick(item);
      }}
    />
  );
}
