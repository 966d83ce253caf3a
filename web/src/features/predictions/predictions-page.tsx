import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { words } from "../../lib/words.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { BANDS, daysText, dayText } from "./amounts.ts";
import Board from "./board.tsx";
import { RunProgress } from "./run-progress.tsx";
import { StartState } from "./start-state.tsx";
import { usePredictions } from "./use-predictions.ts";
import { predictionWords } from "./words.ts";
import "./predictions.css";

const SegmentsView = lazy(() => import("./segments-view.tsx"));
const QualityView = lazy(() => import("./quality-view.tsx"));
const ModelsView = lazy(() => import("../scores/models-view.tsx"));
const SettingsView = lazy(() => import("./settings-view.tsx"));

type View = "board" | "segments" | "models" | "quality" | "settings";

const hrefOf = (view: View): string => (view === "board" ? "/predictions" : `/predictions/${view}`);
const views = (): View[] => ["board", "segments", "models", "quality", ...(may("predictions:manage") ? (["settings"] as const) : [])];

/** Who may not buy again, how well that is known, and how it is set up. */
export default function PredictionsPage({ params }: { params?: { view?: string } }) {
  const w = predictionWords();
  const { route } = useLocation();
  const found = usePredictions();
  const view = views().find((one) => one === params?.view) ?? "board";
  const isUnknown = params?.view !== undefined && params.view !== view;
  useEffect(() => {
    if (isUnknown) route(hrefOf("board"), true);
  }, [isUnknown]);
  const { data } = found;
  const run = data?.run?.state === "running" ? data.run : undefined;
  const note = data?.asOf && w.asOf(dayText(data.asOf), daysText(data.card?.horizonDays ?? data.settings.horizonDays));
  return (
    <section class="page">
      <PageHead title={words().nav.predictions} note={run ? undefined : note || undefined}>
        {run && <RunProgress of={run} />}
      </PageHead>
      <Views view={view} />
      {data?.run?.reason === "interrupted" && data.state === "learned" && (
        <p class="notice board-note">
          <strong>{w.interrupted}.</strong> {w.interruptedText}
        </p>
      )}
      {found.error && !data ? (
        <FailedState error={found.error} onRetry={() => void found.refetch()} />
      ) : data ? (
        <ErrorBoundary key={view}>
          <Shown view={view} predictions={data} />
        </ErrorBoundary>
      ) : (
        <Loading view={view} />
      )}
    </section>
  );
}

/** On a phone they are wider than the screen: the one in view is brought into it. */
function Views({ view }: { view: View }) {
  const w = predictionWords();
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [view]);
  return (
    <nav ref={nav} class="views" aria-label={w.whichView}>
      {views().map((one) => (
        <a key={one} href={hrefOf(one)} aria-current={one === view ? "page" : undefined}>
          {w.views[one]}
        </a>
      ))}
    </nav>
  );
}

function Loading({ view }: { view: View }) {
  return (
    <>
      {view === "board" && (
        <div class="bands" aria-hidden="true">
          {BANDS.map((band) => (
            <span key={band} class="band bone" />
          ))}
        </div>
      )}
      <div class="scroll">
        <Bones lines={10} />
      </div>
    </>
  );
}

function Shown({ view, predictions }: { view: View; predictions: Predictions }) {
  if (view === "settings") return <SettingsView predictions={predictions} />;
  if (view === "models" && predictions.state !== "off") return <ModelsView />;
  if (predictions.state !== "learned" || predictions.run?.reason === "no_orders") return <StartState predictions={predictions} />;
  if (view === "segments") return <SegmentsView predictions={predictions} />;
  if (view === "quality") return <QualityView predictions={predictions} />;
  return <Board predictions={predictions} />;
}
