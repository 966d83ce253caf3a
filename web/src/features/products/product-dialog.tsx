import { useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso/router";
import type { Product } from "../../../../src/products/products.schema.ts";
import { get } from "../../lib/api.ts";
import { money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { currencyOf, sees } from "../identity/session.ts";
import { recordWords } from "../records/words.ts";

/** One product over the list. */
export function ProductDialog({ id }: { id: string }) {
  const { route } = useLocation();
  const found = useQuery({
    queryKey: ["products", "one", id],
    queryFn: ({ signal }) => get<Product>(`/products/${id}`, undefined, signal),
  });
  return (
    <Dialog title={found.data?.name ?? words().kind.product ?? ""} onClose={() => route("/products")}>
      {found.isPending && <Bones lines={4} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <ProductFacts product={found.data} />}
    </Dialog>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const r = recordWords();
  const price = [money(product.price, product.currency, currencyOf()), product.unit].filter(Boolean).join(" / ");
  const shown = (field: string, value: string | null) => (sees("products", field) ? value : null);
  const facts: [string, string | null][] = [
    [r.price, shown("price", price)],
    [r.sku, shown("sku", product.sku)],
    [r.series, shown("series", product.series)],
  ];
  return (
    <>
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
      {product.description && <p class="item-body">{product.description}</p>}
    </>
  );
}
