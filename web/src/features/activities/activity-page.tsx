import { useQuery } from "@tanstack/preact-query";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import { get } from "../../lib/api.ts";
import { dayAndClock } from "../../lib/format.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { TimelineEntry } from "./entry.tsx";
import { activityWords } from "./words.ts";
import "./timeline.css";
import "../records/record.css";

const ActivityAssistant = lazy(() => import("../briefs/activity-assistant.tsx"));

const PLACES: Record<string, string> = { con: "/contacts", com: "/companies", dea: "/deals", ord: "/orders" };

/** One activity by itself: what a search hit opens, with the way to its customer. */
export default function ActivityPage({ params }: { params: { id: string } }) {
  const w = activityWords();
  const { path } = useLocation();
  const found = useQuery({
    queryKey: ["activity", params.id, path],
    queryFn: ({ signal }) => get<Activity>(`/activities/${params.id}`, undefined, signal),
  });
  const activity = found.data;
  const home = activity?.links.find((id) => id.startsWith("con_")) ?? activity?.links[0];
  return (
    <section class="page">
      <PageHead
        title={activity?.subject || w.kinds[activity?.kind ?? "note"] || w.title}
        note={activity && dayAndClock(activity.occurredAt)}
      >
        {home && (
          <a class="btn btn-primary" href={`${PLACES[home.slice(0, 3)]}/${home}`}>
            <span class="btn-text">{w.openRecord}</span>
          </a>
        )}
      </PageHead>
      <div class="scroll narrow timeline">
        {found.isPending && <Bones lines={6} />}
        {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {activity && <TimelineEntry entry={{ activity, earlier: [] }} />}
        {activity && may("assistant:read") && activity.body && (
          <ErrorBoundary>
            <ActivityAssistant activity={activity} />
          </ErrorBoundary>
        )}
      </div>
    </section>
  );
}
