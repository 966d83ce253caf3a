import { useQuery } from "@tanstack/preact-query";
import { RotateCw } from "lucide-preact";
import type { DeliveryDetail, Webhook } from "../../../../src/webhooks/webhooks.schema.ts";
import { get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { dayAndClock, number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { failureSaid } from "./webhooks.ts";
import { webhookWords } from "./words.ts";

/** One message: its tries with what was answered, and the body as it would go out now. */
export function DeliveryDialog({ id, webhook, onClose }: { id: string; webhook: Webhook; onClose: () => void }) {
  const w = webhookWords();
  const found = useQuery({
    queryKey: ["delivery", id],
    queryFn: ({ signal }) => get<DeliveryDetail>(`/webhook-deliveries/${id}`, undefined, signal),
    staleTime: 0,
  });
  const replay = async (): Promise<void> => {
    await act({ text: w.replayed(1), run: () => post(`/webhook-deliveries/${id}/replay`) });
    await client.invalidateQueries({ queryKey: ["deliveries", webhook.id] });
    onClose();
  };
  const state = found.data?.state;
  const mayReplay = webhook.state === "on" && state !== undefined && state !== "waiting" && state !== "sending";
  return (
    <Dialog
      title={found.data?.event ?? w.delivery}
      shape="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words().act.close}</Button>
          {mayReplay && (
            <Button kind="primary" icon={RotateCw} onClick={() => void replay()}>
              {w.replay}
            </Button>
          )}
        </>
      }
    >
      {found.isPending && <Bones lines={5} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Message of={found.data} />}
    </Dialog>
  );
}

function Message({ of: { state, tries, body, eventId } }: { of: DeliveryDetail }) {
  const w = webhookWords();
  return (
    <div class="message">
      <p class="dim num">
        {w.deliveryState[state]} · <code>{eventId}</code>
      </p>
      {state === "skipped" && <p class="notice">{w.skippedText}</p>}
      <h3>{w.tries}</h3>
      {tries.length === 0 && <p class="dim">{w.noTries}</p>}
      <ol class="message-tries">
        {tries.map(({ attempt, at, status, ms, error, answer }) => (
          <li key={attempt}>
            <p class="num">
              <strong>{status ?? "—"}</strong> {[dayAndClock(at), w.tookMs(number(ms)), failureSaid(error)].filter(Boolean).join(" · ")}
            </p>
            {failureSaid(error) && (
              <p class="faint">
                <code>{error}</code>
              </p>
            )}
            {status !== null && <pre title={w.answered}>{answer || w.emptyAnswer}</pre>}
          </li>
        ))}
      </ol>
      <h3>{w.request}</h3>
      <p class="dim">{body === null ? w.noBody : w.requestText}</p>
      {body !== null && <pre>{JSON.stringify(JSON.parse(body), null, 2)}</pre>}
    </div>
  );
}
