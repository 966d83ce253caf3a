import { useQuery } from "@tanstack/preact-query";
import { Pencil, RotateCcw, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { Order, OrderLine } from "../../../../src/orders/orders.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { dayAndClock, money, number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain, undo } from "../changes/changes.ts";
import { currencyOf, may, me, memberName } from "../identity/session.ts";
import { type Fact, Facts } from "../records/facts.tsx";
import { useName } from "../records/use-name.ts";
import { recordWords } from "../records/words.ts";
import { customerName } from "./customer-name.ts";
import { OrderStatus } from "./order-status.tsx";
import { orderWords } from "./words.ts";
import "./orders.css";

const OrderForm = lazy(() => import("./order-form.tsx"));

/** Whether a right reaches this order, as far as the page can tell; the server has the last word. */
const reaches = ({ ownerId }: Order, verb: "orders:edit" | "orders:delete"): boolean =>
  may(verb) && (me.value?.access.verbs[verb] !== "own" || ownerId === me.value.member.id);

/** One order over the list: what was bought, by whom, for how much. */
export function OrderDialog({ id }: { id: string }) {
  const { route } = useLocation();
  const w = orderWords();
  const [isEditing, setEditing] = useState(false);
  const found = useQuery({ queryKey: ["orders", "one", id], queryFn: ({ signal }) => get<Order>(`/orders/${id}`, undefined, signal) });
  const order = found.data;
  const company = useName("companies", order?.companyId);
  const contact = useName("contacts", order?.contactId);
  if (order && isEditing)
    return (
      <ErrorBoundary>
        <OrderForm record={order} customer={customerName(contact, company)} onClose={() => setEditing(false)} />
      </ErrorBoundary>
    );
  return (
    <Dialog
      title={[w.one, order?.number].filter(Boolean).join(" ")}
      shape="wide"
      onClose={() => route("/orders")}
      footer={order && <Acts order={order} onEdit={() => setEditing(true)} onGone={() => route("/orders")} />}
    >
      {found.isPending && <Bones lines={6} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {order && <OrderFacts {...{ order, company, contact }} />}
      {order && order.lines.length > 0 && <OrderLines order={order} />}
    </Dialog>
  );
}

function Acts({ order, onEdit, onGone }: { order: Order; onEdit: () => void; onGone: () => void }) {
  const { act } = words();
  const records = [order.companyId, order.contactId].filter((id) => id !== null);
  const bin = async (): Promise<void> => {
    try {
      const { changeId } = await del(`/orders/${order.id}`, order.version);
      refresh("order", order.id, records);
      onGone();
      say(orderWords().deleted(order.number ?? ""), changeId ? { action: { label: act.undo, run: () => void undo(changeId) } } : {});
    } catch (thrown) {
      complain(explain(thrown));
    }
  };
  const restore = async (): Promise<void> => {
    await post(`/orders/${order.id}/restore`).catch((thrown: unknown) => complain(explain(thrown)));
    refresh("order", order.id, records);
  };
  if (order.deletedAt !== null)
    return reaches(order, "orders:edit") ? (
      <Button icon={RotateCcw} onClick={() => void restore()}>
        {act.restore}
      </Button>
    ) : null;
  return (
    <>
      {reaches(order, "orders:delete") && (
        <Button icon={Trash2} onClick={() => void bin()}>
          {act.delete}
        </Button>
      )}
      {reaches(order, "orders:edit") && (
        <Button icon={Pencil} kind="primary" onClick={onEdit}>
          {act.edit}
        </Button>
      )}
    </>
  );
}

interface FactsProps {
  order: Order;
  company: string | undefined;
  contact: string | undefined;
}

/** The customer's page has the order in its place on the timeline. */
function OrderFacts({ order, company, contact }: FactsProps) {
  const w = orderWords();
  const r = recordWords();
  const cash = (minor: number | null) => money(minor, order.currency, currencyOf());
  const person = contact && <a href={`/contacts/${order.contactId}`}>{contact}</a>;
  const facts: Fact[] = [
    [w.status, <OrderStatus key="status" status={order.status} />],
    [w.customer, company ? <a href={`/companies/${order.companyId}`}>{company}</a> : person],
    [w.contact, company && person],
    [w.ordered, dayAndClock(order.orderedAt)],
    [r.owner, memberName(order.ownerId)],
    [w.channel, order.channel, "channel"],
    [w.net, order.tax ? cash(order.net) : null, "amount"],
    [w.tax, order.tax ? cash(order.tax) : null, "amount"],
    [w.total, order.amount === null ? null : <strong key="total">{cash(order.amount)}</strong>, "amount"],
    [w.note, order.note, "note"],
  ];
  return <Facts noun="orders" facts={facts} />;
}

/** "300 × 118.000 ₫ − 6.372.000 ₫": what a narrow screen has instead of the columns. */
function howItComes({ quantity, unitPrice, discount }: OrderLine, cash: (minor: number) => string): string {
  if (unitPrice === null) return `${number(quantity)} ×`;
  return `${number(quantity)} × ${cash(unitPrice)}${discount ? ` − ${cash(discount)}` : ""}`;
}

function OrderLines({ order }: { order: Order }) {
  const w = orderWords();
  const cash = (minor: number | null) => money(minor, order.currency, currencyOf());
  return (
    <div class="table-scroll">
      <table class="plain-table order-table">
        <caption class="sr-only">{w.lines}</caption>
        <thead>
          <tr>
            <th scope="col">{w.product}</th>
            <th scope="col">{w.quantity}</th>
            <th scope="col">{w.unitPrice}</th>
            <th scope="col">{w.discount}</th>
            <th scope="col">{w.amount}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line, index) => (
            <tr key={`${index} ${line.name}`}>
              <th scope="row">
                {line.productId ? <a href={`/products/${line.productId}`}>{line.name}</a> : (line.name ?? w.unnamed)}
                <span class="order-how num">{howItComes(line, cash)}</span>
              </th>
              <td class="num">{number(line.quantity)}</td>
              <td class="num">{line.unitPrice === null ? "" : cash(line.unitPrice)}</td>
              <td class="num">{line.discount ? cash(line.discount) : ""}</td>
              <td class="num">{cash(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{order.tax ? w.net : w.total}</th>
            <td />
            <td />
            <td />
            <td class="num">
              <strong>{cash(order.net)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
