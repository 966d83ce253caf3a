import { useQuery } from "@tanstack/preact-query";
import { ChevronRight } from "lucide-preact";
import { useLocation } from "preact-iso/router";
import type { AssistantState } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import { get } from "../../lib/api.ts";
import { Badge } from "../../ui/badge.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { BudgetBars, stopOf } from "./budget-bars.tsx";
import { ChoicesForm } from "./choices-form.tsx";
import { RunPage } from "./run-page.tsx";
import { Usage } from "./usage.tsx";
import { assistantSettingsWords } from "./words.ts";
import "./assistant-settings.css";

/** What a model may do here, what it costs, and each of its runs. The address says which of the three. */
export default function AssistantPart() {
  const { query } = useLocation();
  if (query.run) return <RunPage key={query.run} id={query.run} />;
  return query.view === "usage" ? <Usage /> : <Choices />;
}

function Choices() {
  const w = assistantSettingsWords();
  const found = useQuery({
    queryKey: ["assistant-settings"],
    queryFn: ({ signal }) => get<AssistantState>("/assistant/settings", undefined, signal),
  });
  if (found.isPending) return <Bones lines={8} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  const state = found.data;
  return (
    <div class="assistant-settings">
      <p class="dim">{w.intro}</p>
      <Now state={state} />
      <BudgetBars state={state} />
      {may("settings:edit") && (
        <a class="usage-link" href="/settings/assistant?view=usage">
          {w.usagePart}
          <ChevronRight aria-hidden="true" />
        </a>
      )}
      <ChoicesForm key={state.version} stored={state} />
    </div>
  );
}

/** Who answers as things stand. */
function Now({ state }: { state: AssistantState }) {
  const w = assistantSettingsWords();
  const { activeModel, label } = state;
  if (activeModel === null) return <Badge>{w.now.builtIn}</Badge>;
  return stopOf(state) ? (
    <Badge tone="bad">{w.now.stopped(activeModel)}</Badge>
  ) : (
    <Badge tone="accent">{w.now.model(activeModel, label)}</Badge>
  );
}
