import { useQuery } from "@tanstack/preact-query";
import { Copy, KeyRound, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import type { ApiKey, NewKey } from "../../../../src/identity/identity.schema.ts";
import { del, get } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { fullDay, whenIn } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { scopesSaid } from "../apps/scopes.ts";
import { explain } from "../changes/changes.ts";
import { memberName } from "../identity/session.ts";
import { keyWords } from "./keys.words.ts";
import { NewKeyDialog } from "./new-key.tsx";
import "./keys.css";

const reload = () => client.invalidateQueries({ queryKey: ["keys"] });

/** Keys for programs: made, shown once, revoked. */
export default function KeysPart() {
  const w = keyWords();
  const [fresh, setFresh] = useState<NewKey>();
  const [isMaking, make] = useState(false);
  const found = useQuery({ queryKey: ["keys"], queryFn: ({ signal }) => get<{ items: ApiKey[] }>("/api-keys", undefined, signal) });
  if (found.isPending) return <Bones lines={3} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <p class="keys-head">
        <Button kind="primary" icon={Plus} onClick={() => make(true)}>
          {w.newKey}
        </Button>
        <a class="link" href="/docs/api" target="_blank" rel="noreferrer">
          {w.apiReference}
        </a>
      </p>
      {fresh && <Fresh made={fresh} />}
      {found.data.items.length === 0 && (
        <EmptyState icon={KeyRound} title={w.none}>
          {w.noneText}
        </EmptyState>
      )}
      <ul class="hits">
        {found.data.items.map((key) => (
          <KeyLine key={key.id} of={key} />
        ))}
      </ul>
      {isMaking && (
        <NewKeyDialog
          onMade={async (key) => {
            setFresh(key);
            await reload();
          }}
          onClose={() => make(false)}
        />
      )}
    </>
  );
}

function Fresh({ made }: { made: NewKey }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made.key);
    say(words().act.copied);
  };
  return (
    <div class="fresh-key" role="status">
      <p>{keyWords().once}</p>
      <code class="key">{made.key}</code>
      <Button icon={Copy} onClick={() => void copy()}>
        {words().act.copy}
      </Button>
    </div>
  );
}

function KeyLine({ of: key }: { of: ApiKey }) {
  const w = keyWords();
  const [isAsking, ask] = useState(false);
  const revoke = async (): Promise<void> => {
    ask(false);
    await del(`/api-keys/${key.id}`).then(
      () => say(w.revoked),
      (error: unknown) => complain(explain(error)),
    );
    await reload();
  };
  const isExpired = key.expiresAt !== null && key.expiresAt <= Date.now();
  const facts = [
    ...[`…${key.hint}`, w.madeBy(memberName(key.memberId), fullDay(key.createdAt))],
    ...(isExpired ? [] : [key.expiresAt === null ? w.never : w.until(fullDay(key.expiresAt))]),
    key.lastUsedAt ? w.lastUsed(whenIn(key.lastUsedAt)) : w.neverUsed,
  ];
  return (
    <li class="hit key-line">
      <KeyRound />
      <span class="hit-main">
        <strong class="clip">{key.name}</strong>
        <span class="hit-passage">{key.scopes ? scopesSaid(key.scopes, "api").join(" · ") : w.everything}</span>
        <span class="hit-passage num">{facts.join(" · ")}</span>
      </span>
      {key.revokedAt || isExpired ? (
        <span class="faint">{key.revokedAt ? w.revoked : w.expired}</span>
      ) : (
        <Button onClick={() => ask(true)}>{w.revoke}</Button>
      )}
      {isAsking && (
        <Confirm title={w.revokeAsk(key.name)} text={w.revokeText} act={w.revoke} onYes={() => void revoke()} onNo={() => ask(false)} />
      )}
    </li>
  );
}
