import { useQuery } from "@tanstack/preact-query";
import { Plug } from "lucide-preact";
import { useState } from "preact/hooks";
import type { AppPolicy, WorkspaceApp } from "../../../../src/oauth/oauth.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { whenIn } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Select, TextArea } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { SaveLine } from "../settings/save-line.tsx";
import { appsWords } from "./words.ts";

interface Found {
  items: WorkspaceApp[];
  policy: AppPolicy;
}

const KEY = ["workspace-apps"];
const reload = () => client.invalidateQueries({ queryKey: KEY });

/** Which apps members may connect, and which they have. */
export default function WorkspaceAppsPart() {
  const w = appsWords();
  const found = useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<Found>("/apps", undefined, signal) });
  if (found.isPending) return <Bones lines={4} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <PolicyForm policy={found.data.policy} />
      <h3 class="day-head">{w.connected}</h3>
      {found.data.items.length === 0 && <EmptyState icon={Plug} title={w.noApps} />}
      <ul class="hits">
        {found.data.items.map((app) => (
          <AppLine key={app.id} app={app} />
        ))}
      </ul>
    </>
  );
}

function PolicyForm({ policy }: { policy: AppPolicy }) {
  const w = appsWords();
  const form = useForm({
    keep: "app-policy",
    initial: () => ({ mode: policy.mode as string, hosts: policy.hosts.join("\n") }),
    rules: {},
    save: async ({ mode, hosts }, attempt) => {
      const listed = hosts
        .split(/\s+/)
        .filter(Boolean)
        .map((host) => host.toLowerCase());
      await post<AppPolicy>("/apps/policy", { mode, hosts: mode === "listed" ? listed : [] }, { key: attempt });
      await reload();
      say(w.saved);
    },
  });
  const options = Object.entries(w.modes).map(([value, label]) => ({ value, label }));
  return (
    <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
      <Select
        label={w.policy}
        hint={w.policyText}
        options={options}
        value={form.values.mode}
        error={form.problem}
        onText={(mode) => form.set("mode", mode)}
      />
      {form.values.mode === "listed" && (
        <TextArea
          label={w.hosts}
          hint={w.hostsHint}
          value={form.values.hosts}
          error={Object.values(form.errors)[0]}
          onText={(hosts) => form.set("hosts", hosts)}
        />
      )}
      <SaveLine form={form} />
    </form>
  );
}

function AppLine({ app }: { app: WorkspaceApp }) {
  const w = appsWords();
  const [isAsking, ask] = useState(false);
  const disconnect = async (): Promise<void> => {
    ask(false);
    await del(`/apps/${app.id}`).then(
      () => say(w.disconnected(app.name)),
      (error: unknown) => complain(explain(error)),
    );
    await reload();
  };
  return (
    <li class="hit">
      <Plug />
      <span class="hit-main">
        <strong class="clip">{app.name}</strong>
        <span class="hit-passage">{[app.host, w.usedBy(app.members), w.lastUsed(whenIn(app.lastUsedAt))].join(" · ")}</span>
      </span>
      <Button onClick={() => ask(true)}>{w.disconnect}</Button>
      {isAsking && (
        <Confirm
          title={w.disconnectAsk(app.name)}
          text={w.disconnectAllText}
          act={w.disconnect}
          onYes={() => void disconnect()}
          onNo={() => ask(false)}
        />
      )}
    </li>
  );
}
