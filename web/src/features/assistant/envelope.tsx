import { useState } from "preact/hooks";
import { constraints } from "../../lib/constraints.gen.ts";
import { TextField } from "../../ui/field.tsx";
import { type Composer, update } from "./composers.ts";
import { edit } from "./drafting.ts";
import { addressesIn } from "./sending.ts";
import { SubjectChoices } from "./subject-choices.tsx";
import { assistantWords } from "./words.ts";

/** To, Cc and subject; the people of a company are offered. */
export function Envelope({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const { recordId, addresses } = composer.about;
  const [hasCc, setCc] = useState(composer.cc !== "");
  const chosen = addressesIn(composer.to);
  const offered = addresses.filter(({ address }) => !chosen.includes(address)).slice(0, 4);
  const isShared = (name: string): boolean => addresses.filter((one) => one.name === name).length > 1;
  return (
    <div class="envelope">
      <div class="envelope-line">
        <TextField
          label={w.to}
          value={composer.to}
          autocomplete="off"
          inputMode="email"
          spellcheck={false}
          onText={(to) => update(recordId, { to, isToChosen: true })}
        />
        {!hasCc && (
          <button type="button" class="text-button" onClick={() => setCc(true)}>
            {w.cc}
          </button>
        )}
      </div>
      {offered.length > 0 && (
        <div class="envelope-more">
          {offered.map(({ name, address }) => (
            <button
              key={address}
              type="button"
              class="chip"
              title={address}
              onClick={() => update(recordId, { to: [...chosen, address].join(", "), isToChosen: true })}
            >
              + {isShared(name) ? address : name}
            </button>
          ))}
        </div>
      )}
      {hasCc && (
        <div class="envelope-line">
          <TextField
            label={w.cc}
            value={composer.cc}
            autocomplete="off"
            inputMode="email"
            spellcheck={false}
            onText={(cc) => update(recordId, { cc })}
          />
        </div>
      )}
      <div class="envelope-line">
        <TextField
          label={w.subject}
          value={composer.subject}
          autocomplete="off"
          maxLength={constraints.mail.subject.maxLength}
          disabled={composer.phase === "writing"}
          onText={(subject) => edit(recordId, { subject })}
        />
      </div>
      <SubjectChoices composer={composer} />
    </div>
  );
}
