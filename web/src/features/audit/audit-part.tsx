import { keepPreviousData, useInfiniteQuery } from "@tanstack/preact-query";
import { ChevronRight, ScrollText } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { AuditEntry } from "../../../../src/audit/audit.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { get } from "../../lib/api.ts";
import { dayAndClock } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { useRoles } from "../settings/role-options.ts";
import { actorOf, actSaid, ago, countSaid, nameOf, pathOf } from "./acts.ts";
import { AuditFilters, type Filters, NO_FILTERS, problemsOf, queryOf } from "./audit-filters.tsx";
import { ChainState } from "./chain-state.tsx";
import { factsOf, roleChange } from "./facts.ts";
import { factWords } from "./facts.words.ts";
import { auditWords } from "./words.ts";
import "./audit.css";

const TYPING_MS = 250;

function useAudit(filters: Filters) {
  return useInfiniteQuery({
    queryKey: ["audit", filters],
    queryFn: ({ pageParam, signal }) => get<Page<AuditEntry>>("/audit", { ...queryOf(filters), cursor: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Who did what from where: filtered, taken out, and verified. */
export default function AuditPart() {
  const w = auditWords();
  const [chosen, choose] = useState(NO_FILTERS);
  const [filters, settle] = useState(NO_FILTERS);
  useEffect(() => {
    if (Object.keys(problemsOf(chosen)).length > 0) return;
    const timer = setTimeout(() => settle(chosen), chosen.ip === filters.ip ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [chosen]);
  const found = useAudit(filters);
  return (
    <div class="audit">
      <p class="dim">{w.text}</p>
      <ChainState />
      <AuditFilters filters={chosen} onChange={choose} />
      {found.isPending ? (
        <Bones lines={8} />
      ) : found.error ? (
        <FailedState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Acts entries={found.data.pages.flatMap(({ items }) => items)} isOld={found.isPlaceholderData} />
      )}
      {found.hasNextPage && (
        <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </div>
  );
}

function Acts({ entries, isOld }: { entries: AuditEntry[]; isOld: boolean }) {
  const w = auditWords();
  const roles = new Map(useRoles().map(({ value, label }) => [value, label]));
  if (entries.length === 0)
    return (
      <EmptyState icon={ScrollText} title={w.none}>
        {w.noneText}
      </EmptyState>
    );
  return (
    <table class="plain-table audit-table" aria-busy={isOld}>
      <thead>
        <tr>
          <th scope="col">{w.act}</th>
          <th scope="col">{w.from}</th>
          <th scope="col">{w.when}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={entry.id} of={entry} roles={roles} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ of: entry, roles }: { of: AuditEntry; roles: ReadonlyMap<string, string> }) {
  const w = auditWords();
  const path = pathOf(entry);
  const said = actSaid(entry);
  const name = nameOf(entry);
  const changed = roleChange(entry, roles);
  return (
    <tr>
      <td>
        <strong>{actorOf(entry)}</strong> {said === entry.action ? <code>{said}</code> : said}{" "}
        {path && name ? <a href={path}>{name}</a> : name}
        {changed && <span>: {changed}</span>}
        {countSaid(entry) && <span class="dim num"> · {countSaid(entry)}</span>}
        <details class="audit-more">
          <summary aria-label={factWords().more(`${said} ${name}`)}>
            <ChevronRight />
          </summary>
          <dl>
            {factsOf(entry, roles).map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      </td>
      <td class="dim">
        <span title={entry.userAgent ?? undefined}>
          {[w.via[entry.via] ?? entry.via, entry.ip, browserOf(entry.userAgent)].filter(Boolean).join(" · ")}
        </span>
        {entry.isErased && <span class="faint"> · {w.erased}</span>}
      </td>
      <td class="dim num">
        <time dateTime={new Date(entry.at).toISOString()} title={dayAndClock(entry.at)}>
          {ago(entry.at)}
        </time>
        {entry.seq === null && <span class="faint"> · {w.unsealed}</span>}
      </td>
    </tr>
  );
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdg\//, "Edge"],
  [/\bcoc_coc_browser\//, "Cốc Cốc"],
  [/\bFirefox\//, "Firefox"],
  [/\bChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

/** The browser's name; the whole of what it says of itself shows on hovering. */
const browserOf = (userAgent: string | null): string => BROWSERS.find(([sign]) => sign.test(userAgent ?? ""))?.[1] ?? "";
