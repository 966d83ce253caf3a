import { useInfiniteQuery } from "@tanstack/preact-query";
import { CircleAlert, CircleCheck, CircleSlash, Clock } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Delivery, Webhook } from "../../../../src/webhooks/webhooks.schema.ts";
import { get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { dayAndClock } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Segments } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { say } from "../../ui/toast.tsx";
import { act } from "../changes/changes.ts";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { replaySince } from "./webhooks.ts";
import { webhookWords } from "./words.ts";

const LOOK_MS = 3_000;
const ICONS = {
  waiting: Clock,
  sending: Clock,
  delivered: CircleCheck,
  failed: CircleAlert,
  missed: CircleSlash,
  skipped: CircleSlash,
} as const;
interface LogPage {
  items: Delivery[];
  nextCursor: string | null;
}

const isUnderWay = ({ state, nextAt }: Delivery): boolean =>
  state === "sending" || (state === "waiting" && (nextAt ?? 0) < Date.now() + 60_000);

/** What it was sent, newest first; while something is under way it looks again by itself. */
export function WebhookLog({ of: webhook }: { of: Webhook }) {
  const w = webhookWords();
  const [isFailed, setFailed] = useState(false);
  const [open, setOpen] = useState<string>();
  const found = useInfiniteQuery({
    queryKey: ["deliveries", webhook.id, isFailed],
    queryFn: ({ pageParam, signal }) =>
      get<LogPage>(`/webhooks/${webhook.id}/deliveries`, { failed: isFailed, cursor: pageParam, limit: 25 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: LogPage) => nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isUnderWay) ? LOOK_MS : false),
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const replayAll = async (): Promise<void> => {
    const done = await act({ run: () => post<{ replayed: number }>(`/webhooks/${webhook.id}/replay`, { since: replaySince(webhook) }) });
    if (done) say(w.replayed(done.replayed));
    await client.invalidateQueries({ queryKey: ["deliveries", webhook.id] });
  };
  return (
    <section class="hook-log" aria-label={w.log}>
      <header class="hook-log-head">
        <h3>{w.log}</h3>
        <Segments
          label={w.log}
          options={[
            { value: "all", label: w.logAll },
            { value: "failed", label: w.logFailed },
          ]}
          value={isFailed ? "failed" : "all"}
          onPick={(value) => setFailed(value === "failed")}
        />
      </header>
      {found.isPending && <Bones lines={4} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && (
        <EmptyState icon={isFailed ? CircleCheck : Clock} title={isFailed ? w.noFailed : w.logEmpty}>
          {isFailed ? undefined : w.logEmptyText}
        </EmptyState>
      )}
      {isFailed && items.length > 0 && webhook.state === "on" && <Button onClick={() => void replayAll()}>{w.replayAll}</Button>}
      <ul class="hits">
        {items.map((delivery) => (
          <DeliveryLine key={delivery.id} of={delivery} onOpen={() => setOpen(delivery.id)} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {w.more}
        </Button>
      )}
      {open && <DeliveryDialog id={open} webhook={webhook} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function DeliveryLine({ of: delivery, onOpen }: { of: Delivery; onOpen: () => void }) {
  const w = webhookWords();
  const { event, eventAt, state, lastStatus, lastError, nextAt } = delivery;
  const Icon = ICONS[state];
  const told = [dayAndClock(eventAt), w.deliveryState[state], ...(nextAt && lastError ? [w.nextTry(dayAndClock(nextAt))] : [])];
  return (
    <li class={`hit delivery is-${state}`}>
      <Icon aria-hidden="true" />
      <button type="button" class="hit-main hit-button" onClick={onOpen}>
        <strong class="clip">
          <code>{event}</code>
        </strong>
        <span class="hit-passage num">{told.join(" · ")}</span>
      </button>
      {lastStatus !== null && <span class="num faint">{lastStatus}</span>}
    </li>
  );
}
