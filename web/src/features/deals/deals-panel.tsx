import type { Deal } from "../../../../src/deals/deals.schema.ts";
import { money, shortDay } from "../../lib/format.ts";
import { Panel } from "../../ui/panel.tsx";
import { currencyOf, sees } from "../identity/session.ts";
import { DealStage } from "./deal-stage.tsx";
import { dealWords } from "./words.ts";

/** The deals of one record. */
export function DealsPanel({ deals }: { deals: Deal[] }) {
  const w = dealWords();
  return (
    <Panel title={w.title} count={deals.length}>
      {deals.length === 0 && <p class="panel-empty">{w.panelEmpty}</p>}
      <ul class="mini-list">
        {deals.map((deal) => (
          <li key={deal.id}>
            <a class="mini" href={`/deals/${deal.id}`}>
              <span class="mini-top">
                <span class="clip">{deal.name}</span>
                {sees("deals", "amount") && <strong class="num">{money(deal.amount, deal.currency, currencyOf())}</strong>}
              </span>
              <span class="mini-top">
                <DealStage stage={deal.stage} />
                <DealDay deal={deal} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DealDay({ deal }: { deal: Deal }) {
  const at = deal.closedAt ?? deal.expectedCloseAt;
  return at ? <span class="faint num">{shortDay(at)}</span> : null;
}
