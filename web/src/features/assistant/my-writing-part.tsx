import { useQuery } from "@tanstack/preact-query";
import { Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Habits, StyleOfLanguage, WritingStyle } from "../../../../src/assistant/style.schema.ts";
import { del, get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { nearDay, number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { draftingWords } from "./drafting.words.ts";
import { myWritingWords } from "./my-writing.words.ts";
import { learnStyle, STYLE_KEY, useStyle } from "./own-manner.tsx";
import { assistantWords } from "./words.ts";
import "./my-writing.css";

/** How the member writes, learned only when they ask for it; and what they make of drafts. */
export default function MyWritingPart() {
  return (
    <div class="my-writing">
      <Style />
      <HabitsTable />
    </div>
  );
}

function Style() {
  const w = myWritingWords();
  const d = draftingWords();
  const { data, error, isPending, refetch } = useStyle();
  const [isBusy, setBusy] = useState(false);
  if (isPending) return <Bones lines={3} />;
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  const learn = async (): Promise<void> => {
    setBusy(true);
    await learnStyle();
    setBusy(false);
  };
  const forget = async (): Promise<void> => {
    await act({ text: w.forgotten, run: () => del("/me/writing-style") }).catch(() => undefined);
    await client.invalidateQueries({ queryKey: STYLE_KEY });
  };
  return (
    <section aria-label={w.style}>
      <h3>{w.style}</h3>
      <p class="dim">{w.styleText}</p>
      <Learned of={data} />
      <div class="my-writing-acts">
        <Button isBusy={isBusy} onClick={() => void learn()}>
          {data.isOn ? w.again : d.learn}
        </Button>
        {data.isOn && (
          <Button kind="quiet" icon={Trash2} onClick={() => void forget()}>
            {w.forget}
          </Button>
        )}
      </div>
    </section>
  );
}

function Learned({ of: { isOn, mails, learnedAt, profile } }: { of: WritingStyle }) {
  const w = myWritingWords();
  if (!isOn || !profile) return <p>{w.off}</p>;
  return (
    <>
      <p class="num">{`${draftingWords().learned(mails)} · ${nearDay(learnedAt ?? 0)}`}</p>
      {(["vi", "en"] as const).map((language) => {
        const found = profile[language];
        return found && <StyleList key={language} language={language} of={found} />;
      })}
    </>
  );
}

function StyleList({ language, of: style }: { language: "vi" | "en"; of: StyleOfLanguage }) {
  const w = myWritingWords();
  const lines: [string, string | null][] = [
    [w.greeting, style.greeting && w.greetingOf(style.greeting, language)],
    [w.signOff, style.signOff],
    [w.sentence, w.words(style.sentenceWords)],
    [w.emoji, style.emoji && `${style.emoji} ${w.inShare(style.emojiShare)}`],
    [w.phrases, style.phrases.map((phrase) => `“${phrase}”`).join(", ") || null],
  ];
  return (
    <>
      <h4>{words().language[language]}</h4>
      <dl class="style-list">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? w.nothing}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function HabitsTable() {
  const w = myWritingWords();
  const d = draftingWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["drafting-habits"],
    queryFn: ({ signal }) => get<Habits>("/me/drafting", undefined, signal),
  });
  if (isPending) return <Bones lines={3} />;
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return (
    <div>
      <h3>{w.habits}</h3>
      <p class="dim">{w.habitsText}</p>
      {data.purposes.length === 0 && <p>{w.noHabits}</p>}
      {data.purposes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="table-scroll" aria-label={w.habits} tabIndex={0}>
          <table class="figures-table num">
            <thead>
              <tr>
                <th scope="col">{w.purpose}</th>
                {[w.drafts, w.sent, w.untouched, w.changed, w.share].map((label) => (
                  <th key={label} scope="col" class="is-number">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.purposes.map((each) => (
                <tr key={each.purpose}>
                  <th scope="row">{d.purposes[each.purpose]}</th>
                  {figuresOf(each).map(([name, figure]) => (
                    <td key={name} class="is-number">
                      <span class="cell-name">{name}</span>
                      {figure}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Picks of={data.picks} />
    </div>
  );
}

/** The figures of a purpose under the names of their columns. */
function figuresOf({ drafts, sent, untouched, changed, added, removed, share }: Habits["purposes"][number]): [string, string][] {
  const w = myWritingWords();
  return [
    [w.drafts, number(drafts)],
    [w.sent, number(sent)],
    [w.untouched, number(untouched)],
    [w.changed, `${number(changed)} / ${number(added)} / ${number(removed)}`],
    [w.share, share === null ? "–" : `${Math.round(share * 100)} %`],
  ];
}

function Picks({ of: picks }: { of: Habits["picks"] }) {
  const w = myWritingWords();
  if (picks.length === 0) return null;
  return (
    <>
      <h4>{w.picks}</h4>
      <ul>
        {picks.map(({ tone, angle, picked, dropped }) => (
          <li key={tone + angle}>
            {w.picked(`${assistantWords().tones[tone]}, ${draftingWords().angles[angle]}`, picked, picked + dropped)}
          </li>
        ))}
      </ul>
    </>
  );
}
