import { useQuery } from "@tanstack/preact-query";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Settings } from "../../../../src/settings/settings.schema.ts";
import { get, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Select, TextField } from "../../ui/field.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { say } from "../../ui/toast.tsx";
import { loadMe, may } from "../identity/session.ts";
import { currencyOptions } from "../records/choices.ts";
import { SaveLine } from "./save-line.tsx";
import { settingsWords } from "./words.ts";

const WorkspaceActs = lazy(() => import("./workspace-acts.tsx"));

/** What holds for everybody here: name, currency, time zone. */
export function WorkspacePart() {
  const found = useQuery({ queryKey: ["settings"], queryFn: ({ signal }) => get<Settings>("/settings", undefined, signal) });
  if (found.isPending) return <Bones lines={4} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <WorkspaceForm key={found.data.version} stored={found.data} />
      <InboundAddress />
      <ErrorBoundary>
        <WorkspaceActs />
      </ErrorBoundary>
    </>
  );
}

function WorkspaceForm({ stored }: { stored: Settings }) {
  const w = settingsWords();
  const mayChange = may("settings:edit");
  const form = useForm({
    keep: `workspace.${stored.version}`,
    initial: () => ({ name: stored.name, currency: stored.currency, timeZone: stored.timeZone }),
    rules: { name: { required: true, maxLength: 100 } },
    save: async (values) => {
      const { data } = await patch<Settings>("/settings", values, stored.version);
      client.setQueryData(["settings"], data);
      await loadMe();
      say(words().state.saved);
    },
  });
  const zones = Intl.supportedValuesOf("timeZone");
  const known = zones.includes(form.values.timeZone) ? zones : [form.values.timeZone, ...zones];
  return (
    <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
      <TextField
        label={w.workspaceName}
        value={form.values.name}
        error={form.errors.name ?? form.problem}
        disabled={!mayChange}
        onText={(name) => form.set("name", name)}
      />
      <div class="form-row">
        <Select
          label={w.currency}
          value={form.values.currency}
          error={form.errors.currency}
          options={currencyOptions(form.values.currency)}
          disabled={!mayChange}
          onText={(currency) => form.set("currency", currency)}
        />
        <Select
          label={w.timeZone}
          value={form.values.timeZone}
          error={form.errors.timeZone}
          options={known.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          disabled={!mayChange}
          onText={(timeZone) => form.set("timeZone", timeZone)}
        />
      </div>
      {mayChange && <SaveLine form={form} />}
    </form>
  );
}

function InboundAddress() {
  const w = settingsWords();
  const found = useQuery({
    queryKey: ["inbound"],
    queryFn: ({ signal }) => get<{ address: string | null }>("/inbound-address", undefined, signal),
    enabled: may("mail:send"),
    retry: false,
  });
  if (!found.data?.address) return null;
  return (
    <p class="inbound">
      <span class="field-label">{w.inbound}</span>
      <code class="key">{found.data.address}</code>
    </p>
  );
}
