import { useQuery } from "@tanstack/preact-query";
import { History, ListTodo, RotateCcw, Sparkles } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Summary, SummaryPoint } from "../../../../src/assistant/assistant.schema.ts";
import { shorten } from "../../../../src/core/text.ts";
import { DAY } from "../../../../src/core/time.ts";
import { get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { clock, fullDay, nearDay, shortDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Bones, EmptyState } from "../../ui/states.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { me } from "../identity/session.ts";
import { useMay } from "../records/editable.ts";
import { addTask } from "../tasks/task-add.tsx";
import type { About } from "./composers.ts";
import { Sources } from "./source.tsx";
import { assistantWords } from "./words.ts";

/** "What happened here": dated points with their sources, open questions, next steps. A model is asked only on demand: it costs. */
export function SummaryPane({ about }: { about: About }) {
  const w = assistantWords();
  const { recordId } = about;
  const [isAsked, ask] = useState(() => me.value?.assistant.engine === "built-in");
  const [isRefreshing, setRefreshing] = useState(false);
  const key = ["summary", recordId, locale.value];
  const read = (refresh: boolean) =>
    get<Summary>("/assistant/summary", { recordId, language: locale.value, refresh: refresh || undefined });
  const found = useQuery({ queryKey: key, queryFn: () => read(false), enabled: isAsked, staleTime: 5 * 60_000, retry: false });
  const again = async (): Promise<void> => {
    setRefreshing(true);
    try {
      client.setQueryData(key, await read(true));
    } catch (error) {
      complain(explain(error));
    }
    setRefreshing(false);
  };
  return (
    <section class="summary" aria-label={w.summary} aria-busy={found.isFetching || isRefreshing}>
      <header class="panel-head">
        <h2>{w.summary}</h2>
        <span class="grow" />
        {found.data && <IconButton icon={RotateCcw} label={w.refresh} disabled={isRefreshing} onClick={() => void again()} />}
      </header>
      {!isAsked && !found.data && (
        <EmptyState
          icon={Sparkles}
          title={w.summary}
          children={w.summariseText}
          action={<Button onClick={() => ask(true)}>{w.summarise}</Button>}
        />
      )}
      {(found.isLoading || isRefreshing) && <Bones lines={7} />}
      {found.error && !found.data && (
        <EmptyState
          icon={Sparkles}
          title={w.summaryFailed}
          children={explain(found.error)}
          action={<Button onClick={() => void found.refetch()}>{w.refresh}</Button>}
        />
      )}
      {found.data && !isRefreshing && <Points summary={found.data} about={about} onRefresh={() => void again()} />}
    </section>
  );
}

const isSameDay = (at: number | null, before: number | null | undefined): boolean =>
  at !== null && typeof before === "number" && shortDay(at) === shortDay(before);

function Points({ summary, about, onRefresh }: { summary: Summary; about: About; onRefresh: () => void }) {
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
      {summary.stale && (
        <p class="notice">
          {w.stale}{" "}
          <button type="button" class="text-button" onClick={onRefresh}>
            {w.refresh}
          </button>
        </p>
      )}
      {summary.reason && <p class="notice">{w.tookOverFor[summary.reason] ?? w.tookOver}</p>}
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
      <PointGroup title={w.nextSteps} points={nextSteps} summary={summary} about={about} />
      <footer class="summary-foot">
        <Badge tone={summary.engine === "model" ? "accent" : "neutral"}>
          {summary.engine === "model" ? w.model(summary.model) : w.builtIn}
        </Badge>
        <span class="faint num" title={fullDay(summary.generatedAt)}>
          {w.writtenAt(`${clock(summary.generatedAt)}, ${nearDay(summary.generatedAt)}`)}
        </span>
        {summary.removed > 0 && <span class="faint">{w.removed(summary.removed)}</span>}
      </footer>
    </>
  );
}

interface GroupProps {
  title: string;
  points: SummaryPoint[];
  summary: Summary;
  /** With it, each point can become a task. */
  about?: About;
}

function PointGroup({ title, points, summary, about }: GroupProps) {
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
            {about && <MakeTask point={point} about={about} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function MakeTask({ point, about }: { point: SummaryPoint; about: About }) {
  const w = assistantWords();
  const canEdit = useMay("tasks:create");
  const [isMade, setMade] = useState(false);
  const make = async (): Promise<void> => {
    setMade(true);
    const link = about.recordId.startsWith("com_") ? { companyId: about.recordId } : { contactId: about.recordId };
    const dueAt = point.at && point.at > Date.now() ? point.at : Date.now() + DAY;
    await addTask({ title: shorten(point.text, 200), dueAt, ...link }).catch((error: unknown) => {
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
