import { useQuery } from "@tanstack/preact-query";
import { ChevronLeft, Inbox, Power, RefreshCw, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { InboundHook, Receipt } from "../../../../src/inbound/inbound.schema.ts";
import { del, get, patch, post } from "../../lib/api.ts";
import { dayAndClock } from "../../lib/format.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { CopyButton, Secret } from "../webhooks/secret.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { reloadIntake } from "./reload.ts";
import { intakeWords } from "./words.ts";

const LOOK_MS = 4_000;

/** One inbound address: where to send, what becomes of it, and what came in. */
export function HookDetail({ of: hook }: { of: InboundHook }) {
  const w = intakeWords();
  const { route } = useLocation();
  const [isAsking, ask] = useState(false);
  const { id, name, url, isOn, reason, version, sample } = hook;
  useQuery({
    queryKey: ["intake-sample", id],
    queryFn: async () => {
      await reloadIntake();
      return null;
    },
    refetchInterval: sample === null ? LOOK_MS : false,
    enabled: sample === null,
  });
  const turn = async (): Promise<void> => {
    await act({ text: isOn ? w.off : w.on, run: () => patch(`/inbound-hooks/${id}`, { isOn: !isOn }, version) }).catch(() => undefined);
    await reloadIntake();
  };
  const remove = async (): Promise<void> => {
    ask(false);
    const done = await act({ text: w.removed, run: () => del(`/inbound-hooks/${id}`, version) }).catch(() => undefined);
    if (done) route("/settings/intake");
    await reloadIntake();
  };
  return (
    <>
      <a class="back-link" href="/settings/intake">
        <ChevronLeft /> {w.back}
      </a>
      <header class="hook-head">
        <div class="hook-name">
          <h3>{name}</h3>
        </div>
        {!isOn && <Badge>{w.off}</Badge>}
        <Menu
          items={[
            { label: isOn ? w.turnOff : w.turnOn, icon: Power, run: () => void turn() },
            { label: w.remove, icon: Trash2, isDanger: true, run: () => ask(true) },
          ]}
        />
      </header>
      {!isOn && reason && <p class="notice">{w.cutOff}</p>}
      <div class="intake-address">
        <span class="field-label">{w.address}</span>
        <code class="key">{url}</code>
        <CopyButton value={url} />
        <p class="field-hint">{w.addressText}</p>
      </div>
      <Signing of={hook} />
      {sample === null ? (
        <EmptyState
          icon={Inbox}
          title={w.waiting}
          action={
            <Button icon={RefreshCw} onClick={() => void reloadIntake()}>
              {w.lookAgain}
            </Button>
          }
        >
          {w.waitingText}
        </EmptyState>
      ) : (
        <MappingEditor of={hook} />
      )}
      <Receipts of={hook} />
      {isAsking && (
        <Confirm title={w.removeHookAsk} text={w.removeHookText} act={w.remove} onYes={() => void remove()} onNo={() => ask(false)} />
      )}
    </>
  );
}

function Signing({ of: { id, isSigned } }: { of: InboundHook }) {
  const w = intakeWords();
  const kept = fresh.get(id);
  const toggle = async (): Promise<void> => {
    const done = await act({ run: () => post<{ secret: string | null }>(`/inbound-hooks/${id}/signing`, { isSigned: !isSigned }) });
    if (done?.secret) fresh.set(id, done.secret);
    else fresh.delete(id);
    await reloadIntake();
  };
  return (
    <div class="intake-signing">
      <label class="check">
        <input type="checkbox" checked={isSigned} onChange={() => void toggle()} />
        <span>{w.signing}</span>
      </label>
      <p class="field-hint">{w.signingText}</p>
      {kept && isSigned && <Secret text={w.secretOnce} value={kept} />}
    </div>
  );
}

/** Secrets made since the page was loaded: the detail is drawn anew with each version of its hook. */
const fresh = new Map<string, string>();

const TONES: Record<Receipt["outcome"], Tone> = {
  ...{ created: "good", updated: "good", unchanged: "neutral", repeated: "neutral", sampled: "info", refused: "bad" },
};
const PLACES: Record<string, string> = { con: "contacts", com: "companies", act: "activities" };

function Receipts({ of: { id } }: { of: InboundHook }) {
  const w = intakeWords();
  const found = useQuery({
    queryKey: ["receipts", id],
    queryFn: ({ signal }) => get<{ items: Receipt[] }>(`/inbound-hooks/${id}/receipts`, undefined, signal),
    refetchInterval: LOOK_MS,
  });
  return (
    <section class="hook-log" aria-label={w.receipts}>
      <h3>{w.receipts}</h3>
      {found.isPending && <Bones lines={3} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p class="dim">{w.noReceipts}</p>}
      <ul class="hits">
        {found.data?.items.map(({ id: key, at, outcome, recordId, detail }) => {
          const place = PLACES[recordId?.slice(0, 3) ?? ""];
          return (
            <li key={key} class="hit">
              <span class="hit-main">
                <Badge tone={TONES[outcome]}>{w.outcome[outcome]}</Badge>
                <span class="hit-passage num">{[dayAndClock(at), ...(detail ? [detail] : [])].join(" · ")}</span>
              </span>
              {place && <a href={`/${place}/${recordId}`}>{w.openRecord}</a>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
