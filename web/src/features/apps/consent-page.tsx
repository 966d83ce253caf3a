import { useQuery } from "@tanstack/preact-query";
import { ShieldAlert, Unplug } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { ConsentAnswer, ConsentPage } from "../../../../src/oauth/oauth.schema.ts";
import { get, Problem, post } from "../../lib/api.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { explain } from "../changes/changes.ts";
import { me } from "../identity/session.ts";
import { scopeText } from "./scopes.ts";
import { appsWords } from "./words.ts";
import "./consent.css";

/** What the app may say; anything else in its address is passed over. */
const ASKED = [
  ...["client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method", "resource", "prompt"],
];

function askedFor(): Record<string, string> {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(ASKED.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? ""]] : [])));
}

/** An app asks for access; the person says what it gets, or nothing. */
export default function Consent() {
  const w = appsWords();
  const [asked] = useState(askedFor);
  document.title = `${w.title} · Relata`;
  const found = useQuery({
    queryKey: ["consent", asked],
    queryFn: ({ signal }) => get<ConsentPage>("/oauth/consent", asked, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isBad = found.error instanceof Problem && found.error.status === 422;
  return (
    <main class="consent">
      <div class="consent-card">
        <img src="/icon.svg" alt="" width="32" height="32" />
        {found.isPending && <Bones lines={5} />}
        {isBad && (
          <EmptyState isWholeView icon={Unplug} title={w.badTitle}>
            {w.badText}
          </EmptyState>
        )}
        {found.error && !isBad && <FailedState isWholeView error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && <Question page={found.data} asked={asked} />}
      </div>
    </main>
  );
}

function Question({ page, asked }: { page: ConsentPage; asked: Record<string, string> }) {
  const w = appsWords();
  const [scopes, choose] = useState(page.scopes);
  const [workspaceId, pick] = useState(page.workspaceId);
  const [leaving, leave] = useState(false);
  const [problem, setProblem] = useState<string>();
  const go = (to: string): void => {
    leave(true);
    location.assign(to);
  };
  const decide = async (isAllowed: boolean): Promise<void> => {
    setProblem(undefined);
    await post<ConsentAnswer>("/oauth/consent", { ...asked, isAllowed, workspaceId, scopes }).then(
      ({ data }) => go(data.redirectTo),
      (error: unknown) => setProblem(explain(error)),
    );
  };
  useEffect(() => {
    if (page.redirectTo) go(page.redirectTo);
    else if (page.isRemembered) void decide(true);
  }, []);
  if (leaving || page.redirectTo || (page.isRemembered && !problem))
    return (
      <p role="status">
        {w.leaving(page.app.name)} {leaving && w.done}
      </p>
    );
  return (
    <>
      <h1>{w.wants(page.app.name)}</h1>
      <Receiver host={page.app.host} />
      <Scopes page={page} chosen={scopes} onChoose={choose} />
      <Workspaces page={page} value={workspaceId} onPick={pick} />
      <p class="faint">{w.asWho(me.value?.member.name ?? "", me.value?.member.email ?? "")}</p>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <div class="consent-acts">
        <Button onClick={() => void decide(false)}>{w.deny}</Button>
        <Button
          kind="primary"
          disabled={scopes.length === 0 || !page.workspaces.some(({ id, isOpen }) => id === workspaceId && isOpen)}
          onClick={() => void decide(true)}
        >
          {w.allow}
        </Button>
      </div>
    </>
  );
}

/** Who the answer goes to: all that is known of an app for certain. */
function Receiver({ host }: { host: string }) {
  const w = appsWords();
  const where = host === "localhost" ? w.thisMachine : host.endsWith(":") ? w.anApp(host) : host;
  return (
    <div class="consent-who">
      <ShieldAlert />
      <p>
        {w.unverified} {w.answersAt} <strong>{where}</strong>. {w.onlyIf}
      </p>
    </div>
  );
}

function Scopes({ page, chosen, onChoose }: { page: ConsentPage; chosen: string[]; onChoose: (scopes: string[]) => void }) {
  const w = appsWords();
  const toggle = (scope: string, isOn: boolean): void =>
    onChoose(page.scopes.filter((each) => (each === scope ? isOn : chosen.includes(each))));
  return (
    <fieldset class="consent-scopes">
      <legend class="field-label">{w.mayDo}</legend>
      {page.scopes.map((scope) => (
        <label key={scope} class="check">
          <input type="checkbox" checked={chosen.includes(scope)} onChange={(event) => toggle(scope, event.currentTarget.checked)} />
          {scopeText(scope, page.audience)}
        </label>
      ))}
    </fieldset>
  );
}

function Workspaces({ page, value, onPick }: { page: ConsentPage; value: string; onPick: (id: string) => void }) {
  const w = appsWords();
  const chosen = page.workspaces.find(({ id }) => id === value);
  const error = chosen?.isOpen ? undefined : w.noneOpen;
  if (page.workspaces.length === 1)
    return (
      <p>
        <span class="field-label">{w.workspace}</span> {chosen?.name}
        {error && (
          <span class="field-error block" role="alert">
            {error}
          </span>
        )}
      </p>
    );
  const options = page.workspaces.map(({ id, name, isOpen }) => ({ value: id, label: isOpen ? name : w.closed(name) }));
  return <Select label={w.workspace} value={value} options={options} error={error} onText={onPick} />;
}
