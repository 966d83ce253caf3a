import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Template } from "../../../../src/templates/templates.schema.ts";
import { get } from "../../lib/api.ts";
import { Select } from "../../ui/field.tsx";
import { contactWords } from "../contacts/words.ts";
import type { Writing } from "./composers.ts";
import { draftingWords } from "./drafting.words.ts";
import { OwnManner } from "./own-manner.tsx";

interface Props {
  writing: Writing;
  hasContact: boolean;
  set: (part: Partial<Writing>) => void;
}

/** What is seldom changed stays folded away, unless something of it is set. */
export function FurtherOptions(props: Props) {
  const { addressForm, templateId, asIWrite } = props.writing;
  const [isOpen, open] = useState(Boolean(addressForm || templateId || asIWrite));
  return (
    <details class="further" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{draftingWords().more}</summary>
      {isOpen && <Further {...props} />}
    </details>
  );
}

function Further({ writing, hasContact, set }: Props) {
  const w = draftingWords();
  const { data } = useQuery({
    queryKey: ["templates"],
    queryFn: ({ signal }) => get<{ items: Template[] }>("/templates", undefined, signal),
  });
  const fitting = data?.items.filter(({ channel, language }) => channel === writing.channel && language === writing.language) ?? [];
  const takeTemplate = (id: string): void => {
    const found = fitting.find((template) => template.id === id);
    set({ templateId: found?.id, ...(found?.purpose && { purpose: found.purpose }) });
  };
  return (
    <div class="writing-options">
      {hasContact && (
        <Select
          label={w.addressForm}
          value={writing.addressForm ?? ""}
          options={[
            { value: "", label: w.asOnRecord },
            ...Object.entries(contactWords().forms).map(([value, label]) => ({ value, label })),
          ]}
          onText={(form) => set({ addressForm: (form || undefined) as Writing["addressForm"] })}
        />
      )}
      <Select
        label={w.template}
        value={fitting.some(({ id }) => id === writing.templateId) ? (writing.templateId ?? "") : ""}
        disabled={fitting.length === 0}
        hint={data && fitting.length === 0 ? w.noneFits : undefined}
        options={[{ value: "", label: w.noTemplate }, ...fitting.map(({ id, name }) => ({ value: id, label: name }))]}
        onText={takeTemplate}
      />
      <OwnManner isOn={writing.asIWrite} onTurn={(asIWrite) => set({ asIWrite })} />
    </div>
  );
}
