import type { PredictionRun, Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { dayAndClock } from "../../lib/format.ts";
import { mayOffers, useOffersKnown } from "../offers/use-offers.ts";
import { nameOf } from "../scores/model-words.ts";
import { useLabelModels } from "../scores/use-scores.ts";
import { settingsWords } from "./settings.words.ts";
import { LearnButton } from "./start-state.tsx";

interface Learned {
  /** As the server calls what is learned. */
  subject: string;
  name: string;
  run: PredictionRun | null;
}

/** All that is learned, when it was last, and learning it at once: one after the other, since a workspace has one run at a time. */
export function LearnPart({ predictions: { run } }: { predictions: Predictions }) {
  const w = settingsWords();
  const offers = useOffersKnown(mayOffers()).data?.run ?? null;
  const labels = useLabelModels().data?.items ?? [];
  const learned: Learned[] = [
    { subject: "purchases", name: w.purchases, run },
    ...(mayOffers() ? [{ subject: "offers", name: w.offers, run: offers }] : []),
    ...labels.map((model) => ({ subject: model.id, name: nameOf(model), run: model.run })),
  ];
  const isRunning = learned.some((one) => one.run?.state === "running");
  return (
    <section class="card-part">
      <h2>{w.learn}</h2>
      <p>{w.learnText}</p>
      <table class="plain-table" aria-label={w.learn}>
        <tbody>
          {learned.map((one) => (
            <LearnRow key={one.subject} of={one} isRunning={isRunning} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LearnRow({ of: { subject, name, run }, isRunning }: { of: Learned; isRunning: boolean }) {
  const w = settingsWords();
  return (
    <tr class="learn-row">
      <th scope="row">
        {name}
        <span class="faint num block">{standOf(run)}</span>
      </th>
      <td>
        <LearnButton subject={subject} label={w.learn} about={w.learnOf(name)} disabled={isRunning} />
      </td>
    </tr>
  );
}

function standOf(run: PredictionRun | null): string {
  const w = settingsWords();
  if (!run) return w.never;
  if (run.state === "running") return w.running;
  const last = w.lastRun(dayAndClock(run.finishedAt ?? run.startedAt));
  return run.reason ? `${last} · ${w.failed[run.reason]}` : last;
}
