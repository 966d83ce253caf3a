import { useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso/router";
import { parseDay } from "../../../../src/core/time.ts";
import type { Digest } from "../../../../src/digests/digests.schema.ts";
import { get } from "../../lib/api.ts";
import { longDay, shortDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Segments } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { BriefView } from "./brief-view.tsx";
import { DigestView } from "./digest-view.tsx";
import { UpcomingList } from "./upcoming-list.tsx";
import { briefWords } from "./words.ts";
import "../assistant/assistant.css";
import "./briefs.css";

/** The member's day or week; with a record's id the brief about it. */
export default function BriefingPage({ params }: { params?: { id?: string } }) {
  return params?.id ? <BriefView key={params.id} id={params.id} /> : <DigestPage />;
}

function DigestPage() {
  const w = briefWords();
  const { query, route } = useLocation();
  const kind = query.week === undefined ? "daily" : "weekly";
  const found = useQuery({
    queryKey: ["digest", kind, locale.value],
    queryFn: ({ signal }) => get<Digest>("/digest", { kind, language: locale.value }, signal),
    staleTime: 60_000,
  });
  const options = [
    { value: "daily", label: w.daily },
    { value: "weekly", label: w.weekly },
  ];
  return (
    <section class="page">
      <PageHead title={kind === "daily" ? w.title : w.weekTitle} note={found.data && periodOf(found.data)}>
        {may("deals:read") && (
          <Segments
            label={w.which}
            options={options}
            value={kind}
            onPick={(next) => route(next === "daily" ? "/briefing" : "/briefing?week", true)}
          />
        )}
      </PageHead>
      <div class="briefing" aria-busy={found.isFetching}>
        {kind === "daily" && <UpcomingList />}
        {found.isPending && <Bones lines={10} />}
        {found.error && !found.data && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && <DigestView digest={found.data} />}
      </div>
    </section>
  );
}

/** The day, or the first and last of the week. */
function periodOf({ kind, from, to }: Digest): string {
  const [first, last] = [parseDay(from) ?? 0, parseDay(to) ?? 0];
  return kind === "daily" ? longDay(last) : briefWords().period(shortDay(first), shortDay(last));
}
