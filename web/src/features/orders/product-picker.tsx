import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { Product } from "../../../../src/products/products.schema.ts";
import { get } from "../../lib/api.ts";
import { money } from "../../lib/format.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { currencyOf } from "../identity/session.ts";

interface Props {
  label: string;
  name: string;
  error?: string | undefined;
  onPick: (product: Pick<Product, "name"> & Partial<Product>) => void;
}

/** Finds a product by name or code; what is none of them can be written as it is. */
export function ProductPicker({ label, name, error, onPick }: Props) {
  const [q, setQ] = useState<string>();
  const found = useQuery({
    queryKey: ["products", "pick", q],
    queryFn: ({ signal }) => get<Page<Product>>("/products", { q, limit: 8, status: "active" }, signal),
    enabled: q !== undefined,
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const typed = q?.trim() ?? "";
  const options = [
    ...items.map((product) => ({
      id: product.id,
      label: product.name,
      note: [product.sku, money(product.price, product.currency, currencyOf())].filter(Boolean).join(" · "),
    })),
    ...(typed && !items.some((product) => product.name === typed) ? [{ id: "as-written", label: typed }] : []),
  ];
  return (
    <Combobox
      {...{ label, options, error }}
      value={name}
      onQuery={setQ}
      onPick={({ id, label: picked }) => onPick(items.find((product) => product.id === id) ?? { name: picked })}
    />
  );
}
