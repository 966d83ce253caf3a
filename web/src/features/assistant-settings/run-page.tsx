import { useQuery } from "@tanstack/preact-query";
import { ChevronLeft } from "lucide-preact";
import type { RunDetail } from "../../../../src/assistant/meter.schema.ts";
import { get } from "../../lib/api.ts";
import { dayAndClock, number } from "../../lib/format.ts";
import { Badge } from "../../ui/badge.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { isUnpriced, percent, runCostText, seconds } from "./amounts.ts";
import { PriceLink } from "./price-link.tsx";
import { memberName, toneOf } from "./runs-list.tsx";
import { assistantSettingsWords } from "./words.ts";

/** One run: its numbers, and for who may see what it was made from, what left, what came back and what it could rely on. */
export function RunPage({ id }: { id: string }) {
  const w = assistantSettingsWords();
  const found = useQuery({
    queryKey: ["assistant-run", id],
    queryFn: ({ signal }) => get<RunDetail>(`/assistant/runs/${id}`, undefined, signal),
  });
  return (
    <div class="run">
      <a class="usage-link" href="/settings/assistant?view=usage">
        <ChevronLeft aria-hidden="true" />
        {w.back}
      </a>
      {found.isPending ? (
        <Bones lines={8} />
      ) : found.error ? (
        <FailedState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Run run={found.data} />
      )}
    </div>
  );
}

function Run({ run }: { run: RunDetail }) {
  const w = assistantSettingsWords();
  const verdict = Object.entries(run.verdict)
    .filter(([, n]) => n > 0)
    .map(([status, n]) => `${number(n)} ${w.verdict[status] ?? status}`);
  const facts = [
    memberName(run.memberId),
    dayAndClock(run.at),
    seconds(run.latencyMs),
    run.tokensIn === null ? "" : w.tokens(number((run.tokensIn ?? 0) + (run.tokensOut ?? 0))),
    runCostText(run, run.currency),
    run.edited === null ? "" : `${w.edited}: ${percent(run.edited)}`,
    run.model && w.promptVersion(run.promptVersion),
  ];
  return (
    <>
      <h3>
        {w.purpose[run.kind] ?? run.kind} · {run.model ?? w.builtIn}
      </h3>
      <Badge tone={toneOf(run.outcome)}>{w.outcome[run.outcome] ?? run.outcome}</Badge>
      <p class="dim num">{facts.filter(Boolean).join(" · ")}</p>
      {isUnpriced(run) && <PriceLink />}
      {verdict.length > 0 && (
        <p>
          <strong>{w.checkOf}:</strong> {verdict.join(" · ")}
        </p>
      )}
      {run.texts !== "shown" && <p class="notice">{run.texts === "withheld" ? w.withheld : w.trimmed}</p>}
      {run.engine === "built-in" && <p>{w.builtInRun}</p>}
      {run.answer === "" && <p>{w.noAnswer}</p>}
      {run.answer && <Text title={w.answer} text={run.answer} isOpen />}
      {run.messages.map(({ role, content }) => (
        <Text key={content} title={`${w.prompt}: ${w.roles[role] ?? role}`} text={content} />
      ))}
      {run.evidence.length > 0 && (
        <Text title={w.evidence} text={run.evidence.map(({ ref, title, text }) => `[${ref}] ${title}\n${text}`).join("\n\n")} />
      )}
    </>
  );
}

function Text({ title, text, isOpen = false }: { title: string; text: string; isOpen?: boolean }) {
  return (
    <details class="run-text" open={isOpen}>
      <summary>{title}</summary>
      <pre>{text}</pre>
    </details>
  );
}
