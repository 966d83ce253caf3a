import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Channel, Length, Purpose, Tone } from "../../../../src/assistant/assistant.schema.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { words } from "../../lib/words.ts";
import { LabelledSegments, type Option, Select, TextArea } from "../../ui/field.tsx";
import { type Composer, PURPOSES, update, type Writing } from "./composers.ts";
import { draftingWords } from "./drafting.words.ts";
import { FurtherOptions } from "./further-options.tsx";
import { assistantWords } from "./words.ts";

const OfferChips = lazy(() => import("../offers/offer-chips.tsx"));

const TONES: Tone[] = ["friendly", "formal", "direct"];
const LENGTHS: Length[] = ["short", "medium", "long"];
const CHANNELS: Channel[] = ["mail", "chat", "call"];

const optionsOf = (values: readonly string[], labels: Record<string, string>): Option[] =>
  values.map((value) => ({ value, label: labels[value] ?? value }));

/** Channel, purpose, tone, length, language, what the person wants said, and what is seldom changed. */
export function WritingOptions({ composer: { about, writing, phase } }: { composer: Composer }) {
  const w = assistantWords();
  const d = draftingWords();
  const set = (part: Partial<Writing>): void => update(about.recordId, { writing: { ...writing, ...part } });
  return (
    <div class="writing-options">
      <Select
        label={w.purpose}
        data-autofocus={phase === "setup"}
        value={writing.purpose}
        options={optionsOf(PURPOSES, d.purposes)}
        onText={(purpose) => set({ purpose: purpose as Purpose })}
      />
      <LabelledSegments
        label={d.channel}
        value={writing.channel}
        options={optionsOf(CHANNELS, d.channels)}
        onPick={(channel) => set({ channel: channel as Channel, templateId: undefined })}
      />
      <LabelledSegments
        label={w.tone}
        value={writing.tone}
        options={optionsOf(TONES, w.tones)}
        onPick={(tone) => set({ tone: tone as Tone })}
      />
      <LabelledSegments
        label={w.length}
        value={writing.length}
        options={optionsOf(LENGTHS, w.lengths)}
        onPick={(length) => set({ length: length as Length })}
      />
      <LabelledSegments
        label={w.language}
        value={writing.language}
        options={optionsOf(["vi", "en"], words().language)}
        onPick={(language) => set({ language: language as Writing["language"], templateId: undefined })}
      />
      <TextArea
        label={w.instruction}
        placeholder={w.instructionPlaceholder}
        rows={2}
        maxLength={constraints.draft.instruction.maxLength}
        value={writing.instruction}
        onText={(instruction) => set({ instruction })}
      />
      <ErrorBoundary>
        <OfferChips recordId={about.recordId} writing={writing} onWish={(instruction) => set({ instruction })} />
      </ErrorBoundary>
      <FurtherOptions writing={writing} hasContact={about.recordId.startsWith("con_")} set={set} />
    </div>
  );
}
