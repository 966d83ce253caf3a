import { GraduationCap, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { LabelCard, LabelModel } from "../../../../src/predictions/scores/scores.schema.ts";
import { del, post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { dayAndClock, number } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import { chance, dayText, percent } from "../predictions/amounts.ts";
import { ModelCard, type ShownCard } from "../predictions/model-card.tsx";
import { RunProgress } from "../predictions/run-progress.tsx";
import { horizonOf, nameOf, standOf } from "./model-words.ts";
import { BAND_TONES } from "./tones.ts";
import { useLikeliest } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

/** One model: whom it names now, and how good it is. */
export function ModelDetail({ model }: { model: LabelModel }) {
  const w = scoreWords();
  return (
    <>
      <section class="card-part">
        <a href="/predictions/models">← {w.back}</a>
        <h2>{nameOf(model)}</h2>
        <p class="dim">
          {w.nouns[model.noun]} · {horizonOf(model)} · {model.asOf ? w.learnedOn(dayText(model.asOf)) : standOf(model)}
        </p>
        {model.run?.state === "running" && <RunProgress of={model.run} />}
        {may("predictions:manage") && <Acts model={model} />}
      </section>
      {model.card && (
        <ModelCard card={shownCard(model, model.card)}>
          <Closing of={model.card.closing} />
          <Leaks of={model.card.leaks} />
        </ModelCard>
      )}
      {model.state === "learned" && <Likeliest model={model} />}
    </>
  );
}

function Acts({ model }: { model: LabelModel }) {
  const w = scoreWords();
  const { route } = useLocation();
  const [isAsking, ask] = useState(false);
  const act = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => complain(explain(error)));
    refresh("prediction");
  };
  return (
    <div class="form-acts">
      <Button
        icon={GraduationCap}
        disabled={model.run?.state === "running"}
        onClick={() => void act(post(`/predictions/models/${model.id}/train`))}
      >
        {w.train}
      </Button>
      {model.isOwn && (
        <Button icon={Trash2} kind="quiet" onClick={() => ask(true)}>
          {w.remove}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={w.removeAsk}
          text={w.removeText}
          act={w.remove}
          onYes={() => void act(del(`/predictions/models/${model.id}`, model.version)).then(() => route("/predictions/models"))}
          onNo={() => ask(false)}
        />
      )}
    </div>
  );
}

function shownCard({ id, isOwn }: LabelModel, card: LabelCard): ShownCard {
  const w = scoreWords();
  const outcome = w.outcomes[isOwn ? "own" : (id as "win" | "lead")];
  const { rows, positives, baseRate, metrics, calibration, base, percentages, tested } = card;
  return {
    ...{ ...testedOn(card), baseRate, metrics, calibration, base, percentages },
    ...{ subject: "case" as const, outcome },
    method: w.methods[card.method],
    tested: [
      w.tested[tested.how](number(tested.learned), number(tested.predicted)),
      ...(percentages.state === "allowed" ? [w.posterior] : []),
    ],
    trained: dayAndClock(Date.parse(card.trainedAt)),
    learnedFrom: w.learnedFrom(number(rows), number(positives), outcome),
    ...{ compared: [], simpleRule: null },
    ...(percentages.reason && { why: w.refused[percentages.reason] }),
  };
}

/** Cases that it was tested on, and how many of them came true: none without a test. */
function testedOn({ tested, calibration }: LabelCard): Pick<ShownCard, "rows" | "positives"> {
  if (calibration.length === 0) return { rows: 0, positives: 0 };
  return { rows: tested.predicted, positives: Math.round(calibration.reduce((sum, bin) => sum + bin.rows * bin.happened, 0)) };
}

function Closing({ of }: { of: LabelCard["closing"] }) {
  const w = scoreWords();
  if (!of) return null;
  return (
    <section class="card-part">
      <h2>{w.closing}</h2>
      <p>{w.closingText(percent(of.covered), number(of.deals))}</p>
    </section>
  );
}

function Leaks({ of }: { of: LabelCard["leaks"] }) {
  const w = scoreWords();
  if (of.length === 0) return null;
  return (
    <section class="card-part">
      <h2>{w.leaks}</h2>
      <p>{w.leaksText}</p>
      <ul>
        {of.map(({ feature, meaning, reason, isLeftOut }) => (
          <li key={feature}>
            <strong>{meaning[locale.value]}</strong> ({isLeftOut ? w.leftOut : w.pointedAt}): {w.leakReasons[reason] ?? reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Likeliest({ model: { id, noun } }: { model: LabelModel }) {
  const w = scoreWords();
  const { data } = useLikeliest(id);
  if (!data) return null;
  return (
    <section class="card-part">
      <h2>{w.top}</h2>
      {data.items.length === 0 && <p class="dim">{w.nobody}</p>}
      <ul class="likeliest">
        {data.items.map(({ id: recordId, name, band, probability }) => (
          <li key={recordId}>
            <a href={`/${noun}/${recordId}`}>{name}</a> <Badge tone={BAND_TONES[band]}>{w.bands[band]}</Badge>{" "}
            {probability !== null && <span class="num">{chance(probability)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
