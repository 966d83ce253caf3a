import { History, ListTodo, RotateCcw, Sparkles } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Summary, SummaryPoint } from "../../../../src/assistant/assistant.schema.ts";
import { shorten } from "../../../../src/core/text.ts";
import { DAY } from "../../../../src/core/time.ts";
import { get } from "../../lib/api.ts";
import { shortDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Bones, EmptyState } from "../../ui/states.tsx";
import { complain } from "../../ui/toast.tsx";
import { Provenance } from "../briefs/points.tsx";
import { StaleNote } from "../briefs/stale-note.tsx";
import { useFresh } from "../briefs/use-fresh.ts";
import { briefWords } from "../briefs/words.ts";
import { explain } from "../changes/changes.ts";
import { me } from "../identity/session.ts";
import { useMay } from "../records/editable.ts";
import { addTask } from "../tasks/task-add.tsx";
import type { About } from "./composers.ts";
import { Sources } from "./source.tsx";
import { TookOver } from "./took-over.tsx";
import { assistantWords } from "./words.ts";

const News = lazy(() => import("../briefs/news.tsx"));

/** What came since one looked, and the way to the brief, over the summary of a customer. */
export function RecordSummary({ about }: { about: About }) {
  return (
    <>
      <ErrorBoundary>
        <News recordId={about.recordId} />
      </ErrorBoundary>
      <SummaryPane about={about} />
      <a class="btn btn-plain brief-link" href={`/briefing/${about.recordId}`}>
        <span class="btn-text">{briefWords().brief}</span>
      </a>
    </>
  );
}

interface PaneProps {
  about: About;
  /** What a task made here is about, where that is not the record itself. */
  links?: string[];
}

/** "What happened here": dated points with their sources, open questions, next steps. A model is asked only on demand at first: it costs. */
export function SummaryPane({ about, links = [about.recordId] }: PaneProps) {
  const w = assistantWords();
  const { recordId } = about;
  const [isAsked, ask] = useState(() => me.value?.assistant.engine === "built-in");
  const read = (isAnew: boolean) => get<Summary>("/assistant/summary", { recordId, language: locale.value, refresh: isAnew || undefined });
  const { found, isRefreshing, refresh } = useFresh(["summary", recordId, locale.value], read, isAsked);
  return (
    <section class="summary" aria-label={w.summary} aria-busy={found.isFetching || isRefreshing}>
      <header class="panel-head">
        <h2>{w.summary}</h2>
        <span class="grow" />
        {found.data && <IconButton icon={RotateCcw} label={w.refresh} disabled={isRefreshing} onClick={refresh} />}
      </header>
      {!isAsked && !found.data && (
        <EmptyState
          icon={Sparkles}
          title={w.noSummary}
          children={w.summariseText}
          action={<Button onClick={() => ask(true)}>{w.summarise}</Button>}
        />
      )}
      {found.isLoading && <Bones lines={7} />}
      {found.error && !found.data && (
        <EmptyState
          icon={Sparkles}
          title={w.summaryFailed}
          children={explain(found.error)}
          action={<Button onClick={() => void found.refetch()}>{w.refresh}</Button>}
        />
      )}
      {found.data && <Points summary={found.data} {...{ links, isRefreshing }} onRefresh={refresh} />}
    </section>
  );
}

const isSameDay = (at: number | null, before: number | null | undefined): boolean =>
  at !== null && typeof before === "number" && shortDay(at) === shortDay(before);

interface PointsProps {
  summary: Summary;
  links: string[];
  isRefreshing: boolean;
  onRefresh: () => void;
}

function Points({ summary, links, isRefreshing, onRefresh }: PointsProps) {
  const w = assistantWords();
  const { points, openQuestions, nextSteps, evidence } = summary;
  if (points.length + openQuestions.length + nextSteps.length === 0)
    return (
      <EmptyState icon={History} title={w.nothing}>
        {w.nothingText}
      </EmptyState>
    );
  return (
    <>
      {summary.stale && <StaleNote {...{ isRefreshing, onRefresh }} />}
      <TookOver reason={summary.reason} />
      <ol class="points-list">
        {points.map((point, index) => (
          <li key={point.text}>
            <time class={`point-day num ${isSameDay(point.at, points[index - 1]?.at) ? "is-same" : ""}`}>
              {point.at === null ? "" : shortDay(point.at)}
            </time>
            <span>
              {point.text} <Sources cites={point.cites} evidence={evidence} isDayless={point.at !== null} />
            </span>
          </li>
        ))}
      </ol>
      <PointGroup title={w.openQuestions} points={openQuestions} summary={summary} />
      <PointGroup title={w.nextSteps} points={nextSteps} summary={summary} links={links} />
      <Provenance text={summary} />
    </>
  );
}

interface GroupProps {
  title: string;
  points: SummaryPoint[];
  summary: Summary;
  /** With them, each point can become a task about these. */
  links?: string[];
}

function PointGroup({ title, points, summary, links }: GroupProps) {
  if (points.length === 0) return null;
  return (
    <>
      <h3 class="summary-title">{title}</h3>
      <ul class="points-list is-plain">
        {points.map((point) => (
          <li key={point.text}>
            <span>
              {point.text} <Sources cites={point.cites} evidence={summary.evidence} />
            </span>
            {links && <MakeTask point={point} links={links} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function MakeTask({ point, links }: { point: SummaryPoint; links: string[] }) {
  const w = assistantWords();
  const canEdit = useMay("tasks:create");
  const [isMade, setMade] = useState(false);
  const make = async (): Promise<void> => {
    setMade(true);
    const linked = (prefix: string) => links.find((id) => id.startsWith(prefix)) ?? null;
    const dueAt = point.at && point.at > Date.now() ? point.at : Date.now() + DAY;
    await addTask({
      title: shorten(point.text, 200),
      dueAt,
      contactId: linked("con_"),
      companyId: linked("com_"),
      dealId: linked("dea_"),
    }).catch((error: unknown) => {
      setMade(false);
      complain(explain(error));
    });
  };
  if (!canEdit) return null;
  return (
    <IconButton
      icon={ListTodo}
      label={isMade ? w.taskMade : `${w.makeTask}: ${point.text}`}
      disabled={isMade}
      onClick={() => void make()}
    />
  );
}
