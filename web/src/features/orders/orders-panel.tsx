import { useQuery } from "@tanstack/preact-query";
import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Order, OrderTotals } from "../../../../src/orders/orders.schema.ts";
import { get } from "../../lib/api.ts";
import { money, shortDay } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { IconButton } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { currencyOf, may, sees } from "../identity/session.ts";
import { OrderStatus } from "./order-status.tsx";
import { orderWords } from "./words.ts";

const OrderForm = lazy(() => import("./order-form.tsx"));

interface Props {
  recordId: string;
  /** What a new order has from the start. */
  preset: Partial<Order> & { customerName?: string };
}

/** What a customer has ordered in all. Who shows something under the orders waits for it too. */
export const useOrderTotals = (recordId: string) =>
  useQuery({
    queryKey: ["orders", "totals", recordId],
    queryFn: ({ signal }) => get<OrderTotals>("/orders/totals", { recordId }, signal),
  });

/** What a customer has ordered: how often, for how much, when last, and the newest. */
export function OrdersPanel({ recordId, preset }: Props) {
  const w = orderWords();
  const [isAdding, setAdding] = useState(false);
  const totals = useOrderTotals(recordId).data;
  const by = recordId.startsWith("con_") ? "contactId" : "companyId";
  const add = may("orders:create") && <IconButton icon={Plus} label={w.add} onClick={() => setAdding(true)} />;
  return (
    <Panel title={words().nav.orders} count={totals?.count ?? 0} action={add}>
      {totals && totals.count === 0 && <p class="panel-empty">{w.panelEmpty}</p>}
      {totals && totals.count > 0 && (
        <p class="panel-empty">
          <strong class="num">{totals.sums.map(({ currency, amount }) => money(amount, currency, currencyOf())).join(" + ")}</strong>
          {totals.lastAt !== null && ` · ${w.last(shortDay(totals.lastAt))}`}
        </p>
      )}
      <ul class="mini-list">
        {(totals?.newest ?? []).map((order) => (
          <li key={order.id}>
            <a class="mini" href={`/orders/${order.id}`}>
              <span class="mini-top">
                <span class="clip">{order.number ?? w.one}</span>
                {sees("orders", "amount") && <strong class="num">{money(order.amount, order.currency, currencyOf())}</strong>}
              </span>
              <span class="mini-top">
                <OrderStatus status={order.status} />
                <span class="faint num">{shortDay(order.orderedAt)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {totals && totals.count > totals.newest.length && (
        <a class="mini" href={`/orders?${by}=${recordId}`}>
          {w.all}
        </a>
      )}
      {isAdding && (
        <ErrorBoundary>
          <OrderForm preset={preset} onClose={() => setAdding(false)} />
        </ErrorBoundary>
      )}
    </Panel>
  );
}
