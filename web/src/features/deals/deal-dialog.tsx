import { useQuery } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import type { Deal } from "../../../../src/deals/deals.schema.ts";
import { get } from "../../lib/api.ts";
import { fullDay, money } from "../../lib/format.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { currencyOf, memberName } from "../identity/session.ts";
import { recordWords } from "../records/words.ts";
import { DealStage } from "./deal-stage.tsx";
import { dealWords } from "./words.ts";

/** One deal over the list; deals are read only for now. */
export function DealDialog({ id }: { id: string }) {
  const { route } = useLocation();
  const found = useQuery({ queryKey: ["deals", "one", id], queryFn: ({ signal }) => get<Deal>(`/deals/${id}`, undefined, signal) });
  return (
    <Dialog title={found.data?.name ?? dealWords().details} onClose={() => route("/deals")}>
      {found.isPending && <Bones lines={6} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <DealFacts deal={found.data} />}
    </Dialog>
  );
}

function DealFacts({ deal }: { deal: Deal }) {
  const w = dealWords();
  const r = recordWords();
  const day = (at: number | null) => (at ? fullDay(at) : "");
  const facts: [string, ComponentChildren][] = [
    [w.stage, <DealStage key="stage" stage={deal.stage} />],
    [r.amount, money(deal.amount, deal.currency, currencyOf())],
    [r.company, deal.companyId && <a href={`/companies/${deal.companyId}`}>{deal.companyName ?? r.company}</a>],
    [r.owner, memberName(deal.ownerId)],
    [w.opened, day(deal.openedAt)],
    [w.expected, day(deal.expectedCloseAt)],
    [w.closed, day(deal.closedAt)],
    [w.nextStep, deal.nextStep],
    [w.lostReason, deal.lostReason],
  ];
  return (
    <dl class="facts">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
