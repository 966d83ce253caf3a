import { Package, Plus, Upload } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Product } from "../../../../src/products/products.schema.ts";
import { money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { currencyOf, may } from "../identity/session.ts";
import { TextCell } from "../records/cells.tsx";
import { ListPage } from "../records/list-page.tsx";
import type { Column } from "../records/list-types.ts";
import { recordWords } from "../records/words.ts";
import { ProductDialog } from "./product-dialog.tsx";
import { productWords } from "./words.ts";

const ProductForm = lazy(() => import("./product-form.tsx"));

const Price = ({ product }: { product: Product }) => <span class="num">{money(product.price, product.currency, currencyOf())}</span>;

function columns(): Column<Product>[] {
  const w = recordWords();
  return [
    {
      key: "name",
      title: w.name,
      track: "minmax(180px, 2fr)",
      sorts: { up: "name", down: "-name" },
      cell: (row) => <span class="clip">{row.name}</span>,
    },
    { key: "sku", field: "sku", title: w.sku, track: "minmax(90px, 1fr)", cell: (row) => <TextCell text={row.sku} /> },
    {
      key: "series",
      field: "series",
      title: w.series,
      track: "minmax(90px, 1fr)",
      fromPx: 720,
      cell: (row) => <TextCell text={row.series} />,
    },
    { key: "price", field: "price", title: w.price, track: "minmax(120px, 1fr)", isEnd: true, cell: (row) => <Price product={row} /> },
  ];
}

const compact = (row: Product) => (
  <span class="two-lines">
    <strong class="clip">{row.name}</strong>
    <Price product={row} />
    <span class="clip dim">{[row.sku, row.series].filter(Boolean).join(" · ")}</span>
  </span>
);

export default function ProductsPage({ params }: { params?: { id?: string } }) {
  const w = productWords();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <ListPage<Product>
        noun="products"
        title={words().nav.products}
        icon={Package}
        columns={columns()}
        compact={compact}
        hrefOf={(row) => `/products/${row.id}`}
        sorts={["name", "-name", "-updatedAt"]}
        hasBin
        primary={
          may("products:create") && (
            <Button kind="primary" icon={Plus} onClick={() => setAdding(true)}>
              {w.add}
            </Button>
          )
        }
        emptyTitle={w.emptyTitle}
        emptyText={w.emptyText}
        emptyAct={
          may("imports:create") && (
            <a class="btn btn-primary" href="/import">
              <Upload />
              <span class="btn-text">{w.import}</span>
            </a>
          )
        }
      />
      {params?.id && <ProductDialog id={params.id} />}
      {isAdding && (
        <ErrorBoundary>
          <ProductForm onClose={() => setAdding(false)} />
        </ErrorBoundary>
      )}
    </>
  );
}
