import { Plus, ReceiptText, Upload } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { ListedOrder } from "../../../../src/orders/orders.schema.ts";
import { money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Segments } from "../../ui/field.tsx";
import { currencyOf, may, sees } from "../identity/session.ts";
import { DayCell, OwnerCell, TextCell } from "../records/cells.tsx";
import { ListPage } from "../records/list-page.tsx";
import type { Column } from "../records/list-types.ts";
import { recordWords } from "../records/words.ts";
import { OrderDialog } from "./order-dialog.tsx";
import { OrderStatus } from "./order-status.tsx";
import { orderWords } from "./words.ts";

const OrderForm = lazy(() => import("./order-form.tsx"));

const SORTS = ["-orderedAt", "orderedAt", "-amount", "amount", "-updatedAt"] as const;
const STATUSES = ["placed", "fulfilled", "cancelled", "returned"];

const Amount = ({ order }: { order: ListedOrder }) => <span class="num">{money(order.amount, order.currency, currencyOf())}</span>;
const customerOf = (row: ListedOrder): string => row.companyName ?? row.contactName ?? "";

function columns(): Column<ListedOrder>[] {
  const w = orderWords();
  return [
    {
      key: "ordered",
      title: w.ordered,
      track: "120px",
      sorts: { up: "orderedAt", down: "-orderedAt" },
      cell: (row) => <DayCell at={row.orderedAt} />,
    },
    { key: "number", title: w.number, track: "minmax(110px, 1fr)", cell: (row) => <TextCell text={row.number} /> },
    { key: "customer", title: w.customer, track: "minmax(140px, 1.8fr)", cell: (row) => <TextCell text={customerOf(row)} /> },
    { key: "status", title: w.status, track: "112px", cell: (row) => <OrderStatus status={row.status} /> },
    {
      ...{ key: "amount", field: "amount", title: w.total, track: "minmax(120px, 1fr)", isEnd: true },
      sorts: { up: "amount", down: "-amount" },
      cell: (row) => <Amount order={row} />,
    },
    { key: "owner", title: recordWords().owner, track: "minmax(110px, 1fr)", fromPx: 980, cell: (row) => <OwnerCell id={row.ownerId} /> },
  ];
}

const compact = (row: ListedOrder) => (
  <span class="two-lines">
    <strong class="clip">{customerOf(row) || row.number}</strong>
    <Amount order={row} />
    <span class="clip dim">
      <DayCell at={row.orderedAt} /> {row.number && `· ${row.number}`}
    </span>
    <OrderStatus status={row.status} />
  </span>
);

function StatusFilter({ value }: { value: string | undefined }) {
  const w = orderWords();
  const { route } = useLocation();
  const options = [
    { value: "", label: w.allStatuses },
    ...STATUSES.map((status) => ({ value: status, label: w.statuses[status] ?? status })),
  ];
  return (
    <Segments
      label={w.status}
      options={options}
      value={value ?? ""}
      onPick={(status) => route(status ? `/orders?status=${status}` : "/orders", true)}
    />
  );
}

export default function OrdersPage({ params }: { params?: { id?: string } }) {
  const w = orderWords();
  const { query } = useLocation();
  const [isAdding, setAdding] = useState(false);
  const { status, companyId, contactId, productId } = query;
  const add = may("orders:create") && (
    <Button kind="primary" icon={Plus} onClick={() => setAdding(true)}>
      {w.add}
    </Button>
  );
  return (
    <>
      <ListPage<ListedOrder>
        noun="orders"
        title={words().nav.orders}
        icon={ReceiptText}
        columns={columns()}
        compact={compact}
        hrefOf={(row) => `/orders/${row.id}`}
        sorts={SORTS.filter((sort) => !sort.endsWith("amount") || sees("orders", "amount"))}
        sortNames={w.sorts}
        hasBin
        primary={add}
        filters={{ status: status || undefined, companyId, contactId, productId }}
        filterBar={<StatusFilter value={status || undefined} />}
        emptyTitle={w.emptyTitle}
        emptyText={w.emptyText}
        emptyAct={
          may("imports:create") && (
            <a class="btn" href="/import">
              <Upload />
              <span class="btn-text">{w.import}</span>
            </a>
          )
        }
      />
      {params?.id && <OrderDialog id={params.id} />}
      {isAdding && (
        <ErrorBoundary>
          <OrderForm onClose={() => setAdding(false)} />
        </ErrorBoundary>
      )}
    </>
  );
}
