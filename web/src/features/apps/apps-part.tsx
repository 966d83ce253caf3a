import { useQuery } from "@tanstack/preact-query";
import { Copy, KeyRound, Plug } from "lucide-preact";
import { useState } from "preact/hooks";
import { allows } from "../../../../src/access/scopes.rules.ts";
import type { ConnectedApp } from "../../../../src/oauth/oauth.schema.ts";
import { del, get, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { whenIn } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { scopesSaid } from "./scopes.ts";
import { appsWords } from "./words.ts";
import "./apps.css";
import { changeWords } from "../changes/words.ts";

interface Found {
  items: ConnectedApp[];
  mcpUrl: string;
}

const KEY = ["connected-apps"];

/** What acts in the member's name, what it may do, and how to connect more. */
export default function AppsPart() {
  const w = appsWords();
  const found = useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<Found>("/connected-apps", undefined, signal) });
  if (found.isPending) return <Bones lines={4} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Address url={found.data.mcpUrl} />
      <h3 class="day-head">{w.connected}</h3>
      {found.data.items.length === 0 && (
        <EmptyState icon={Plug} title={w.none}>
          {w.noneText}
        </EmptyState>
      )}
      <ul class="hits">
        {found.data.items.map((app) => (
          <AppLine key={app.id} app={app} />
        ))}
      </ul>
    </>
  );
}

function Address({ url }: { url: string }) {
  const w = appsWords();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url);
    say(words().act.copied);
  };
  return (
    <div class="mcp-address">
      <p class="dim">{w.mcpText}</p>
      <p class="mcp-url">
        <code class="key">{url}</code>
        <Button icon={Copy} onClick={() => void copy()}>
          {words().act.copy}
        </Button>
      </p>
    </div>
  );
}

function AppLine({ app }: { app: ConnectedApp }) {
  const w = appsWords();
  const [isAsking, ask] = useState(false);
  const disconnect = async (): Promise<void> => {
    ask(false);
    await del(`/connected-apps/${app.id}`).then(
      () => say(w.disconnected(app.name)),
      (error: unknown) => complain(explain(error)),
    );
    await client.invalidateQueries({ queryKey: KEY });
  };
  const Icon = app.kind === "key" ? KeyRound : Plug;
  return (
    <li class="app-line">
      <div class="hit">
        <Icon />
        <span class="hit-main">
          <strong class="clip">{app.name}</strong>
          <span class="hit-passage">
            {[
              app.kind === "key" ? `${w.key} ${app.host}` : app.host,
              w.connectedAt(whenIn(app.connectedAt)),
              app.lastUsedAt ? w.lastUsed(whenIn(app.lastUsedAt)) : w.neverUsed,
            ].join(" · ")}
          </span>
        </span>
        {app.kind === "app" && <Button onClick={() => ask(true)}>{w.disconnect}</Button>}
      </div>
      <details class="app-more">
        <summary>{w.details}</summary>
        <ul class="app-scopes">
          {scopesSaid(app.scopes, app.audience).map((said) => (
            <li key={said}>{said}</li>
          ))}
          {app.audience === "api" && <li>{w.direct}</li>}
        </ul>
        {app.audience !== "api" && <Allowances app={app} />}
      </details>
      {isAsking && (
        <Confirm
          title={w.disconnectAsk(app.name)}
          text={w.disconnectText}
          act={w.disconnect}
          onYes={() => void disconnect()}
          onNo={() => ask(false)}
        />
      )}
    </li>
  );
}

const ACTS = ["create", "edit"] as const;

/** Which verbs the app may use without asking, of those that its scopes leave it. */
function Allowances({ app }: { app: ConnectedApp }) {
  const w = appsWords();
  const set = async (verb: string, isOn: boolean): Promise<void> => {
    const allowed = isOn ? [...app.allowed, verb] : app.allowed.filter((each) => each !== verb);
    const show = (verbs: string[]) =>
      client.setQueryData<Found>(
        KEY,
        (old) => old && { ...old, items: old.items.map((each) => (each.id === app.id ? { ...each, allowed: verbs } : each)) },
      );
    show(allowed);
    await patch(`/connected-apps/${app.id}`, { allowed }).then(
      () => say(w.saved),
      (error: unknown) => {
        show(app.allowed);
        complain(`${changeWords().rolledBack} ${explain(error)}`);
      },
    );
  };
  const offered = Object.entries(w.kinds)
    .map(([noun, name]) => [noun, name, ACTS.filter((act) => allows(app.scopes, `${noun}:${act}`))] as const)
    .filter(([, , acts]) => acts.length > 0);
  if (offered.length === 0) return null;
  return (
    <fieldset class="allowances">
      <legend class="field-label">{w.withoutAsking}</legend>
      <p class="field-hint">{w.withoutAskingText}</p>
      {offered.map(([noun, name, acts]) => (
        <div key={noun} class="allowance">
          <span>{name}</span>
          {acts.map((act) => (
            <label key={act} class="check">
              <input
                type="checkbox"
                aria-label={`${name}: ${w[act]}`}
                checked={app.allowed.includes(`${noun}:${act}`)}
                onChange={(event) => void set(`${noun}:${act}`, event.currentTarget.checked)}
              />
              {w[act]}
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
