import { useInfiniteQuery } from "@tanstack/preact-query";
import { Sparkles } from "lucide-preact";
import { useState } from "preact/hooks";
import type { RunLine } from "../../../../src/assistant/meter.schema.ts";
import { MODEL_PURPOSES } from "../../../../src/assistant-settings/assistant-settings.rules.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { get } from "../../lib/api.ts";
import { dayAndClock } from "../../lib/format.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { me } from "../identity/session.ts";
import { runCostText, seconds } from "./amounts.ts";
import { assistantSettingsWords } from "./words.ts";

export const toneOf = (outcome: string): Tone => (outcome === "ok" ? "good" : outcome === "stopped" ? "neutral" : "bad");
export const memberName = (id: string): string =>
  me.value?.members.find((member) => member.id === id)?.name ?? assistantSettingsWords().somebody;

/** Every run, newest first; one opens with its texts. */
export function RunsList({ currency }: { currency: string | undefined }) {
  const w = assistantSettingsWords();
  const [kind, choose] = useState("");
  const found = useInfiniteQuery({
    queryKey: ["assistant-runs", kind],
    queryFn: ({ pageParam, signal }) =>
      get<Page<RunLine>>("/assistant/runs", { kind: kind || undefined, cursor: pageParam, limit: 30 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const runs = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section class="runs" aria-label={w.list}>
      <header class="runs-head">
        <h3>{w.list}</h3>
        <Select
          label={w.groups.kind ?? ""}
          isLabelHidden
          value={kind}
          options={[
            { value: "", label: w.all },
            ...[...MODEL_PURPOSES, "sent"].map((value) => ({ value, label: w.purpose[value] ?? value })),
          ]}
          onText={choose}
        />
      </header>
      {found.isPending ? (
        <Bones lines={6} />
      ) : found.error ? (
        <FailedState error={found.error} onRetry={() => void found.refetch()} />
      ) : runs.length === 0 ? (
        <EmptyState icon={Sparkles} title={w.none}>
          {w.noneText}
        </EmptyState>
      ) : (
        <ul class="hits">
          {runs.map((run) => (
            <Line key={run.id} of={run} currency={currency} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </section>
  );
}

function Line({ of: run, currency }: { of: RunLine; currency: string | undefined }) {
  const w = assistantSettingsWords();
  const facts = [memberName(run.memberId), dayAndClock(run.at), seconds(run.latencyMs), currency && runCostText(run, currency)];
  return (
    <li class="hit">
      <Sparkles aria-hidden="true" />
      <a class="hit-main" href={`/settings/assistant?run=${run.id}`}>
        <strong class="clip">
          {w.purpose[run.kind] ?? run.kind} · {run.model ?? w.builtIn}
        </strong>
        <span class="hit-passage num">{facts.filter(Boolean).join(" · ")}</span>
      </a>
      <Badge tone={toneOf(run.outcome)}>{w.outcome[run.outcome] ?? run.outcome}</Badge>
    </li>
  );
}
