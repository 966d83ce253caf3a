import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { ChevronLeft } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Meter, MeterCounts } from "../../../../src/assistant/meter.schema.ts";
import { METER_GROUPS } from "../../../../src/assistant-settings/assistant-settings.rules.ts";
import { get } from "../../lib/api.ts";
import { fullDay, number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Select } from "../../ui/field.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { me } from "../identity/session.ts";
import { costText, percent, seconds, unpricedText } from "./amounts.ts";
import { PriceLink } from "./price-link.tsx";
import { RunsList } from "./runs-list.tsx";
import { assistantSettingsWords } from "./words.ts";

type Group = (typeof METER_GROUPS)[number];

/** What the last 30 days cost, and every run of them. */
export function Usage() {
  const w = assistantSettingsWords();
  const [by, group] = useState<Group>("kind");
  const found = useQuery({
    queryKey: ["assistant-meter", by],
    queryFn: ({ signal }) => get<Meter>("/assistant/meter", { by }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <div class="assistant-usage">
      <a class="usage-link" href="/settings/assistant">
        <ChevronLeft aria-hidden="true" />
        {words().act.back}
      </a>
      <p class="dim">{w.usageIntro}</p>
      {found.isPending ? (
        <Bones lines={6} />
      ) : found.error ? (
        <FailedState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <MeterTable meter={found.data} by={found.isPlaceholderData ? undefined : by}>
          <Select
            label={w.by}
            isLabelHidden
            value={by}
            options={METER_GROUPS.map((value) => ({ value, label: `${w.by}: ${w.groups[value]}` }))}
            onText={(value) => group(value as Group)}
          />
        </MeterTable>
      )}
      <RunsList currency={found.data?.currency} />
    </div>
  );
}

function MeterTable({ meter, by, children }: { meter: Meter; by: Group | undefined; children: ComponentChildren }) {
  const w = assistantSettingsWords();
  const { total, groups, failures } = meter;
  return (
    <>
      <dl class="meter-total">
        <Figure name={w.cost} value={costText(total, meter.currency)} note={w.tokens(number(total.tokens))} />
        <Figure
          name={w.latency}
          value={total.p50Ms === null ? "–" : `${seconds(total.p50Ms)} / ${seconds(total.p95Ms)}`}
          note={`${number(total.runs)} ${w.runs.toLowerCase()}`}
        />
        <Figure
          name={w.sent}
          value={percent(total.drafted > 0 ? total.sent / total.drafted : null)}
          note={`${total.sent} / ${total.drafted}`}
        />
        <Figure name={w.edited} value={percent(total.edited)} />
      </dl>
      {total.unpriced > 0 && (
        <p class="notice unpriced">
          {unpricedText(total.unpriced)}
          <PriceLink />
        </p>
      )}
      {failures.length > 0 && (
        <p class="meter-failures">
          <strong>{w.failures}:</strong> {failures.map(({ reason, n }) => `${w.outcome[reason] ?? reason} ${number(n)}`).join(" · ")}
        </p>
      )}
      {meter.isCapped && <p class="notice">{w.capped}</p>}
      {groups.length > 0 && children}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="table-scroll" hidden={groups.length === 0} aria-label={w.by} tabIndex={0}>
        <table class="plain-table meter-table figures-table" aria-busy={by === undefined}>
          <thead>
            <tr>
              {["", w.runs, w.failed, w.cost, w.latency, w.sent, w.edited].map((name) => (
                <th key={name} scope="col" class={name ? "num" : undefined}>
                  {name || <span class="sr-only">{w.by}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, ...counts }) => (
              <Row key={key} currency={meter.currency} name={nameOf(key, by)} counts={counts} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="num">
        <strong>{value}</strong>
        {note && <span class="dim">{note}</span>}
      </dd>
    </div>
  );
}

/** A figure, with its name where the head of its column is not shown. */
const Cell = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <td class="num">
    <span class="cell-name">{label}</span>
    <span>{children}</span>
  </td>
);

function Row({ name, counts, currency }: { name: string; counts: MeterCounts; currency: string }) {
  const w = assistantSettingsWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      <Cell label={w.runs}>{number(counts.runs)}</Cell>
      <Cell label={w.failed}>{number(counts.failures)}</Cell>
      <Cell label={w.cost}>
        {costText(counts, currency)}
        {counts.costMicros !== null && counts.unpriced > 0 && <span class="meter-note dim">{unpricedText(counts.unpriced)}</span>}
      </Cell>
      <Cell label={w.latency}>{counts.p50Ms === null ? "–" : `${seconds(counts.p50Ms)} / ${seconds(counts.p95Ms)}`}</Cell>
      <Cell label={w.sent}>{counts.drafted + counts.sent === 0 ? "–" : `${counts.sent} / ${counts.drafted}`}</Cell>
      <Cell label={w.edited}>{percent(counts.edited)}</Cell>
    </tr>
  );
}

function nameOf(key: string, by: Group | undefined): string {
  const w = assistantSettingsWords();
  if (by === "member") return me.value?.members.find(({ id }) => id === key)?.name ?? w.somebody;
  if (by === "day") return fullDay(Date.parse(`${key}T12:00:00Z`));
  return w.purpose[key] ?? (key === "built-in" ? w.builtIn : key);
}
