import { useQuery } from "@tanstack/preact-query";
import { Pencil, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { ListedOrder } from "../../../../src/orders/orders.schema.ts";
import type { Product } from "../../../../src/products/products.schema.ts";
import { del, get } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { money, number, shortDay } from "../../lib/format.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain, undo } from "../changes/changes.ts";
import { currencyOf, may, sees } from "../identity/session.ts";
import { orderWords } from "../orders/words.ts";
import { Facts } from "../records/facts.tsx";
import { productLabel, productWords } from "./words.ts";

const ProductForm = lazy(() => import("./product-form.tsx"));

/** One product over the list, with who bought it. */
export function ProductDialog({ id }: { id: string }) {
  const { route } = useLocation();
  const [isEditing, setEditing] = useState(false);
  const found = useQuery({
    queryKey: ["products", "one", id],
    queryFn: ({ signal }) => get<Product>(`/products/${id}`, undefined, signal),
  });
  if (found.data && isEditing)
    return (
      <ErrorBoundary>
        <ProductForm record={found.data} onClose={() => setEditing(false)} />
      </ErrorBoundary>
    );
  return (
    <Dialog
      title={found.data?.name ?? kindWords().kind.product ?? ""}
      onClose={() => route("/products")}
      footer={
        found.data?.deletedAt === null && <Acts product={found.data} onEdit={() => setEditing(true)} onGone={() => route("/products")} />
      }
    >
      {found.isPending && <Bones lines={4} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <ProductFacts product={found.data} />}
      {may("orders:read") && sees("orders", "lines") && <Buyers productId={id} />}
    </Dialog>
  );
}

function Acts({ product, onEdit, onGone }: { product: Product; onEdit: () => void; onGone: () => void }) {
  const { act } = words();
  const bin = async (): Promise<void> => {
    try {
      const { changeId } = await del(`/products/${product.id}`, product.version);
      refresh("product", product.id);
      onGone();
      say(productWords().deleted(product.name), changeId ? { action: { label: act.undo, run: () => void undo(changeId) } } : {});
    } catch (thrown) {
      complain(explain(thrown));
    }
  };
  return (
    <>
      {may("products:delete") && (
        <Button icon={Trash2} onClick={() => void bin()}>
          {act.delete}
        </Button>
      )}
      {may("products:edit") && (
        <Button icon={Pencil} kind="primary" onClick={onEdit}>
          {act.edit}
        </Button>
      )}
    </>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const w = productWords();
  const cash = (minor: number) => money(minor, product.currency, currencyOf());
  const { price, cost, stock } = product;
  const facts: [field: string, value: string | null][] = [
    ["status", w.statuses[product.status] ?? null],
    ["price", price === null ? null : [cash(price), product.unit].filter(Boolean).join(" / ")],
    ["cost", cost === null ? null : cash(cost)],
    ["margin", price && cost !== null && sees("products", "cost") ? `${number(Math.round(((price - cost) / price) * 100))} %` : null],
    ["stock", stock === null ? w.notTracked : number(stock)],
    ["sku", product.sku],
    ["series", product.series],
  ];
  return (
    <>
      <Facts noun="products" facts={facts.map(([field, value]) => [productLabel(field), value, field])} />
      {product.description && <p class="item-body">{product.description}</p>}
    </>
  );
}

const NEWEST = 8;

function Buyers({ productId }: { productId: string }) {
  const w = orderWords();
  const found = useQuery({
    queryKey: ["orders", "of", productId],
    queryFn: ({ signal }) => get<Page<ListedOrder>>("/orders", { productId, limit: NEWEST }, signal),
  });
  const items = found.data?.items ?? [];
  return (
    <section aria-label={w.boughtBy}>
      <h3 class="day-head">{w.boughtBy}</h3>
      {found.data && items.length === 0 && <p class="panel-empty">{w.nobody}</p>}
      <ul class="mini-list">
        {items.map((order) => (
          <li key={order.id}>
            <a class="mini" href={`/orders/${order.id}`}>
              <span class="mini-top">
                <span class="clip">{order.companyName ?? order.contactName ?? order.number ?? w.one}</span>
                <span class="faint num">{shortDay(order.orderedAt)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {found.data?.nextCursor && <a href={`/orders?productId=${productId}`}>{w.all}</a>}
    </section>
  );
}
