import { useQuery } from "@tanstack/preact-query";
import { Copy, KeyRound } from "lucide-preact";
import { useState } from "preact/hooks";
import type { ApiKey, NewKey } from "../../../../src/identity/identity.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { fullDay, nearDay } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { TextField } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { settingsWords } from "./words.ts";

const reload = () => client.invalidateQueries({ queryKey: ["keys"] });

/** Keys for programs: made, shown once, revoked. */
export function KeysPart() {
  const w = settingsWords();
  const [fresh, setFresh] = useState<NewKey>();
  const found = useQuery({ queryKey: ["keys"], queryFn: ({ signal }) => get<{ items: ApiKey[] }>("/api-keys", undefined, signal) });
  if (found.isPending) return <Bones lines={3} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <p>
        <a class="link" href="/docs/api" target="_blank" rel="noreferrer">
          {w.apiReference}
        </a>
      </p>
      <NewKeyForm onMade={setFresh} />
      {fresh && <Fresh made={fresh} />}
      {found.data.items.length === 0 && (
        <EmptyState icon={KeyRound} title={w.noKeys}>
          {w.noKeysText}
        </EmptyState>
      )}
      <ul class="hits">
        {found.data.items.map((key) => (
          <KeyLine key={key.id} of={key} />
        ))}
      </ul>
    </>
  );
}

function NewKeyForm({ onMade }: { onMade: (key: NewKey) => void }) {
  const w = settingsWords();
  const form = useForm({
    keep: "key",
    initial: () => ({ name: "" }),
    rules: { name: { required: true, maxLength: 100 } },
    save: async ({ name }, attempt) => {
      const { data } = await post<NewKey>("/api-keys", { name }, { key: attempt });
      onMade(data);
      await reload();
    },
  });
  return (
    <form class="form form-line" noValidate onSubmit={(event) => void form.submit(event)}>
      <TextField
        label={w.keyName}
        value={form.values.name}
        error={form.errors.name ?? form.problem}
        autocomplete="off"
        onText={(name) => form.set("name", name)}
      />
      <Button type="submit" kind="primary" isBusy={form.isBusy}>
        {w.createKey}
      </Button>
    </form>
  );
}

function Fresh({ made }: { made: NewKey }) {
  const w = settingsWords();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made.key);
    say(words().act.copied);
  };
  return (
    <div class="fresh-key" role="status">
      <p>{w.keyOnce}</p>
      <code class="key">{made.key}</code>
      <Button icon={Copy} onClick={() => void copy()}>
        {words().act.copy}
      </Button>
    </div>
  );
}

function KeyLine({ of: key }: { of: ApiKey }) {
  const w = settingsWords();
  const [isAsking, ask] = useState(false);
  const revoke = async (): Promise<void> => {
    ask(false);
    await del(`/api-keys/${key.id}`).then(
      () => say(w.revoked),
      (error: unknown) => complain(explain(error)),
    );
    await reload();
  };
  return (
    <li class="hit">
      <KeyRound />
      <span class="hit-main">
        <strong class="clip">{key.name}</strong>
        <span class="hit-passage num">
          {[w.keyHint(key.hint), fullDay(key.createdAt), key.lastUsedAt ? w.lastUsed(nearDay(key.lastUsedAt)) : w.neverUsed].join(" · ")}
        </span>
      </span>
      {key.revokedAt ? <span class="faint">{w.revoked}</span> : <Button onClick={() => ask(true)}>{w.revoke}</Button>}
      {isAsking && (
        <Confirm title={w.revokeAsk(key.name)} text={w.revokeText} act={w.revoke} onYes={() => void revoke()} onNo={() => ask(false)} />
      )}
    </li>
  );
}
