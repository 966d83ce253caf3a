import { ChevronLeft, KeyRound, Pause, Pencil, Play, Send, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { NewWebhook, Webhook } from "../../../../src/webhooks/webhooks.schema.ts";
import { del, patch, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { dayAndClock } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { say } from "../../ui/toast.tsx";
import { act } from "../changes/changes.ts";
import { memberName } from "../identity/session.ts";
import { Secret } from "./secret.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookLog } from "./webhook-log.tsx";
import { healthOf, reloadWebhooks, replaySince, toneOf } from "./webhooks.ts";
import { webhookWords } from "./words.ts";

type Asking = "edit" | "rotate" | "remove" | "missed" | undefined;

/** One webhook: what it is told, how it is doing, its secret, and what it was sent. */
export function WebhookDetail({ of: webhook, secret: first }: { of: Webhook; secret?: string | undefined }) {
  const w = webhookWords();
  const { route } = useLocation();
  const [asking, ask] = useState<Asking>();
  const [secret, show] = useState(first);
  const { id, url, description, state, reason, stoppedAt, version } = webhook;
  const isOn = state === "on";

  const turn = async (next: "on" | "paused"): Promise<void> => {
    const done = await act({
      text: next === "on" ? w.turnedOn : w.paused,
      run: () => patch<Webhook>(`/webhooks/${id}`, { state: next }, version),
    }).catch(() => undefined);
    await reloadWebhooks();
    if (done && next === "on" && stoppedAt !== null) ask("missed");
  };
  const replayMissed = async (): Promise<void> => {
    ask(undefined);
    const done = await act({ run: () => post<{ replayed: number }>(`/webhooks/${id}/replay`, { since: replaySince(webhook) }) });
    if (done) say(w.replayed(done.replayed));
    await client.invalidateQueries({ queryKey: ["deliveries", id] });
  };
  const test = async (): Promise<void> => {
    await act({ text: w.testSent, run: () => post(`/webhooks/${id}/test`) });
    await client.invalidateQueries({ queryKey: ["deliveries", id] });
  };
  const rotate = async (): Promise<void> => {
    ask(undefined);
    const made = await act({ run: () => post<NewWebhook>(`/webhooks/${id}/rotate`) });
    if (made) show(made.secret);
    await reloadWebhooks();
  };
  const remove = async (): Promise<void> => {
    ask(undefined);
    const done = await act({ text: w.removed, run: () => del(`/webhooks/${id}`, version) }).catch(() => undefined);
    if (done) route("/settings/webhooks");
    await reloadWebhooks();
  };
  const more: MenuItem[] = [
    { label: words().act.edit, icon: Pencil, run: () => ask("edit") },
    ...(isOn ? [{ label: w.pause, icon: Pause, run: () => void turn("paused") }] : []),
    { label: w.rotate, icon: KeyRound, run: () => ask("rotate") },
    { label: w.remove, icon: Trash2, isDanger: true, run: () => ask("remove") },
  ];
  return (
    <>
      <a class="back-link" href="/settings/webhooks">
        <ChevronLeft /> {w.back}
      </a>
      <header class="hook-head">
        <div class="hook-name">
          <h3>{description || new URL(url).host}</h3>
          <code class="key">{url}</code>
        </div>
        <Badge tone={toneOf(webhook)}>{w.state[state]}</Badge>
      </header>
      <p class="dim">{[eventsText(webhook), healthOf(webhook), w.madeBy(memberName(webhook.memberId) || webhook.memberId)].join(" · ")}</p>
      {reason && <p class="notice">{w.reason[reason]}</p>}
      {secret && <Secret text={w.secretOnce} value={secret} />}
      {webhook.oldSecretUntil && <p class="dim">{w.oldSecretUntil(dayAndClock(webhook.oldSecretUntil))}</p>}
      <div class="hook-acts">
        {isOn ? (
          <Button icon={Send} onClick={() => void test()}>
            {w.test}
          </Button>
        ) : (
          <Button kind="primary" icon={Play} onClick={() => void turn("on")}>
            {w.turnOn}
          </Button>
        )}
        <Menu items={more} />
      </div>
      <WebhookLog of={webhook} />
      {asking === "edit" && <WebhookForm stored={webhook} onClose={() => ask(undefined)} onSaved={() => void reloadWebhooks()} />}
      {asking === "rotate" && (
        <Ask title={w.rotateAsk} text={w.rotateText} yes={w.rotate} onYes={() => void rotate()} onNo={() => ask(undefined)} />
      )}
      {asking === "missed" && (
        <Ask
          title={w.missedAsk}
          text={w.missedText}
          yes={w.replay}
          no={w.notNow}
          onYes={() => void replayMissed()}
          onNo={() => ask(undefined)}
        />
      )}
      {asking === "remove" && (
        <Confirm title={w.removeAsk} text={w.removeText} act={w.remove} onYes={() => void remove()} onNo={() => ask(undefined)} />
      )}
    </>
  );
}

function eventsText({ events }: Webhook): string {
  const w = webhookWords();
  return events
    .map((pattern) => {
      const [kind = "", name = ""] = pattern.split(".");
      return pattern === "*" ? w.everything : `${w.kinds[kind] ?? kind}: ${name === "*" ? w.all : (w.eventNames[name] ?? name)}`;
    })
    .join(", ");
}

interface Question {
  title: string;
  text: string;
  yes: string;
  no?: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before something that is no danger. */
function Ask({ title, text, yes, no = words().act.cancel, onYes, onNo }: Question) {
  return (
    <Dialog
      title={title}
      onClose={onNo}
      footer={
        <>
          <Button onClick={onNo}>{no}</Button>
          <Button kind="primary" data-autofocus onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
