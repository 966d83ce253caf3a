import { useInfiniteQuery } from "@tanstack/preact-query";
import { History, SearchX } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { get } from "../../lib/api.ts";
import { dayHeading } from "../../lib/format.ts";
import { timeZone } from "../../lib/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Bones, EmptyState, FailedState, NotForYou } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { useMay } from "../records/editable.ts";
import { TimelineEntry } from "./entry.tsx";
import { groupByDay } from "./groups.ts";
import { type ActivityKind, KIND_ICONS, KINDS } from "./kinds.ts";
import { QuickAdd } from "./quick-add.tsx";
import { activityWords } from "./words.ts";

const ReadingFilter = lazy(() => import("../reading/reading-strip.tsx").then((part) => part.ReadingFilter));

interface Props {
  recordId: string;
  /** The newest page, which came with the record. */
  first: Page<Activity>;
}

/** What of the timeline is shown. */
interface Sought {
  kind: ActivityKind | undefined;
  /** As JSON: what has to be said there. */
  filter: string | undefined;
}

function useTimeline(recordId: string, first: Page<Activity>, { kind, filter }: Sought) {
  return useInfiniteQuery({
    queryKey: ["timeline", recordId, kind ?? "all", filter ?? ""],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Activity>>("/activities", { recordId, kind, filter, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    ...(kind === undefined && filter === undefined && { initialData: { pages: [first], pageParams: [undefined] } }),
  });
}

/** What happened with a customer, newest first. */
export function Timeline(props: Props) {
  return may("activities:read") ? <Entries {...props} /> : <NotForYou />;
}

function Entries({ recordId, first }: Props) {
  const w = activityWords();
  const [kind, setKind] = useState<ActivityKind>();
  const [filter, setFilter] = useState<string>();
  const canAdd = useMay("activities:create");
  const list = useTimeline(recordId, first, { kind, filter });
  const activities = list.data?.pages.flatMap((page) => page.items) ?? [];
  const days = useMemo(() => groupByDay(activities, timeZone.value), [list.data, timeZone.value]);
  return (
    <section class="timeline" aria-label={w.title}>
      {canAdd && <QuickAdd recordId={recordId} />}
      <div class="timeline-filters">
        <KindFilter value={kind} onPick={setKind} />
        <ErrorBoundary>
          <ReadingFilter value={filter} onPick={setFilter} />
        </ErrorBoundary>
      </div>
      {list.isPending && <Bones lines={6} />}
      {list.error && activities.length === 0 && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {!list.isPending && !list.error && activities.length === 0 && <Nothing isFiltered={kind !== undefined || filter !== undefined} />}
      {days.map((day) => (
        <section key={day.key} class="day">
          <h2 class="day-head">{dayHeading(day.at)}</h2>
          {day.entries.map((entry) => (
            <TimelineEntry key={entry.activity.id} entry={entry} />
          ))}
        </section>
      ))}
      {list.hasNextPage && <Older isBusy={list.isFetchingNextPage} onSeen={() => void list.fetchNextPage()} />}
    </section>
  );
}

function KindFilter({ value, onPick }: { value: ActivityKind | undefined; onPick: (kind: ActivityKind | undefined) => void }) {
  const w = activityWords();
  return (
    <fieldset class="chips">
      <legend class="sr-only">{w.filter}</legend>
      <button type="button" class="chip" aria-pressed={value === undefined} onClick={() => onPick(undefined)}>
        {w.everything}
      </button>
      {KINDS.map((kind) => {
        const Icon = KIND_ICONS[kind];
        return (
          <button
            key={kind}
            type="button"
            class="chip"
            aria-pressed={value === kind}
            onClick={() => onPick(value === kind ? undefined : kind)}
          >
            <Icon />
            {w.kinds[kind]}
          </button>
        );
      })}
    </fieldset>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const w = activityWords();
  if (isFiltered) return <EmptyState icon={SearchX} title={w.emptyKind} />;
  return (
    <EmptyState icon={History} title={w.emptyTitle}>
      {w.emptyText}
    </EmptyState>
  );
}

/** Asks for older activities when it comes into view; a button for who does not scroll. */
function Older({ isBusy, onSeen }: { isBusy: boolean; onSeen: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current || isBusy) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: "600px" });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isBusy]);
  return (
    <div ref={element} class="older">
      <Button kind="quiet" isBusy={isBusy} onClick={onSeen}>
        {activityWords().older}
      </Button>
    </div>
  );
}
