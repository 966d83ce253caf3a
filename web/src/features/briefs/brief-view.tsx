import { Printer, RotateCcw, Sparkles } from "lucide-preact";
import type { Brief } from "../../../../src/briefs/briefs.schema.ts";
import { get } from "../../lib/api.ts";
import { locale } from "../../lib/locale.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { TookOver } from "../assistant/took-over.tsx";
import { PointList, Provenance } from "./points.tsx";
import { StaleNote } from "./stale-note.tsx";
import { useFresh } from "./use-fresh.ts";
import { briefWords } from "./words.ts";

const PLACES: Record<string, string> = { con: "/contacts", com: "/companies", dea: "/deals" };

/** One page to read before a meeting: who, what happened, what is promised, what to ask. */
export function BriefView({ id }: { id: string }) {
  const w = briefWords();
  const read = (isAnew: boolean) => get<Brief>(`/briefs/${id}`, { language: locale.value, refresh: isAnew || undefined });
  const { found, isRefreshing, refresh } = useFresh(["brief", id, locale.value], read);
  const brief = found.data;
  return (
    <section class="page">
      <PageHead title={brief?.name ?? w.brief} note={brief && w.brief}>
        {brief && <IconButton icon={RotateCcw} label={w.refresh} disabled={isRefreshing} onClick={refresh} />}
        {brief && (
          <Button icon={Printer} class="no-phone" onClick={() => print()}>
            {w.print}
          </Button>
        )}
        <a class="btn btn-plain" href={`${PLACES[id.slice(0, 3)] ?? ""}/${id}`}>
          <span class="btn-text">{w.back}</span>
        </a>
      </PageHead>
      <div class="briefing" aria-busy={found.isFetching || isRefreshing}>
        {found.isLoading && <Bones lines={9} />}
        {found.error && !brief && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {brief && <Parts brief={brief} isRefreshing={isRefreshing} onRefresh={refresh} />}
      </div>
    </section>
  );
}

function Parts({ brief, isRefreshing, onRefresh }: { brief: Brief; isRefreshing: boolean; onRefresh: () => void }) {
  const w = briefWords();
  const { who, history, promises, questions, evidence } = brief;
  if (history.length + promises.length + questions.length === 0)
    return (
      <EmptyState icon={Sparkles} title={w.nothingKnown}>
        {w.nothingKnownText}
      </EmptyState>
    );
  return (
    <>
      {brief.stale && <StaleNote isRefreshing={isRefreshing} onRefresh={onRefresh} />}
      <TookOver reason={brief.reason} />
      <div class="brief-card">
        <PointList title={w.questions} points={questions} evidence={evidence} />
        <PointList title={w.promises} points={promises} evidence={evidence} />
        <PointList title={w.who} points={who} evidence={evidence} />
        <PointList title={w.history} points={history} evidence={evidence} isDated />
      </div>
      <Provenance text={brief} />
    </>
  );
}
