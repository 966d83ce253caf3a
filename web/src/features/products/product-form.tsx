import { useLocation } from "preact-iso/router";
import { parseMoney } from "../../../../src/core/money.ts";
import type { Product } from "../../../../src/products/products.schema.ts";
import { post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { type Errors, useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { amountText } from "../companies/amount.ts";
import { currencyOf } from "../identity/session.ts";
import { currencyOptions } from "../records/choices.ts";
import { FormField, openFields } from "../records/form-field.tsx";
import { productLabel, productWords } from "./words.ts";

const TEXTS = ["name", "sku", "series", "unit", "description"] as const;
const AMOUNTS = ["price", "cost"] as const;
type Values = Record<(typeof TEXTS)[number] | (typeof AMOUNTS)[number] | "currency" | "stock", string> & { status: Product["status"] };

function valuesOf(product: Partial<Product>): Values {
  const currency = product.currency ?? currencyOf();
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, product[name] ?? ""])) as Values),
    ...{ currency, price: amountText(product.price, currency), cost: amountText(product.cost, currency) },
    ...{ stock: product.stock === null || product.stock === undefined ? "" : String(product.stock), status: product.status ?? "active" },
  };
}

function inputOf(values: Values): Record<string, unknown> {
  const texts = TEXTS.map((name) => [name, values[name].trim() || null]);
  const amounts = AMOUNTS.map((name) => [name, values[name].trim() ? (parseMoney(values[name], values.currency) ?? null) : null]);
  const stock = values.stock.trim() === "" ? null : Number(values.stock);
  return { ...Object.fromEntries([...texts, ...amounts]), currency: values.currency, stock, status: values.status };
}

function check(values: Values): Errors {
  const w = productWords();
  const wrong = AMOUNTS.filter((name) => values[name].trim() && parseMoney(values[name], values.currency) === undefined);
  return {
    ...Object.fromEntries(wrong.map((name) => [name, w.amountWrong])),
    ...(values.stock.trim() && !Number.isInteger(Number(values.stock)) ? { stock: w.stockWrong } : {}),
  };
}

/** Adds or changes a product. */
export default function ProductForm({ record, onClose }: { record?: Product | undefined; onClose: () => void }) {
  const w = productWords();
  const { route } = useLocation();
  const save = async (values: Values, attempt: string, base: Product | undefined): Promise<void> => {
    const before = base ? inputOf(valuesOf(base)) : {};
    const changed = Object.fromEntries(Object.entries(inputOf(values)).filter(([field, value]) => value !== before[field]));
    const { data, changeId } = base
      ? await saveRecord<Product>("products", base, changed as Partial<Product>, productLabel)
      : await post<Product>("/products", openFields("products", inputOf(values)), { key: attempt });
    refresh("product", data.id);
    const text = record ? words().state.saved : words().state.created(data.name);
    say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    if (!record) route(`/products/${data.id}`);
  };
  const form = useForm<Values, Product | undefined>({
    keep: `product.${record?.id ?? "new"}`,
    ...{ initial: () => valuesOf(record ?? {}), base: record, rules: { name: constraints.product.name }, check, save },
  });
  const text = (name: "name" | "sku" | "series" | "unit" | "price" | "cost" | "stock", hint?: string) => (
    <FormField noun="products" field={name} isNew={!record}>
      <TextField
        {...{ label: productLabel(name), value: form.values[name], error: form.errors[name], hint }}
        onText={(typed) => form.set(name, typed)}
      />
    </FormField>
  );
  return (
    <FormDialog title={record ? w.edit : w.add} form={form} isNew={!record} onClose={onClose}>
      {text("name")}
      <div class="form-row form-3">
        {text("sku")}
        {text("series")}
        {text("unit")}
      </div>
      <div class="form-row form-3">
        {text("price")}
        {text("cost")}
        <FormField noun="products" field="currency" isNew={!record}>
          <Select
            label={productLabel("currency")}
            value={form.values.currency}
            error={form.errors.currency}
            options={currencyOptions(form.values.currency)}
            onText={(currency) => form.set("currency", currency)}
          />
        </FormField>
      </div>
      <div class="form-row form-2">
        {text("stock", w.stockHint)}
        <FormField noun="products" field="status" isNew={!record}>
          <Select
            label={productLabel("status")}
            value={form.values.status}
            options={Object.entries(w.statuses).map(([value, label]) => ({ value, label }))}
            onText={(status) => form.set("status", status as Product["status"])}
          />
        </FormField>
      </div>
      <FormField noun="products" field="description" isNew={!record}>
        <TextArea
          label={productLabel("description")}
          value={form.values.description}
          error={form.errors.description}
          onText={(typed) => form.set("description", typed)}
        />
      </FormField>
    </FormDialog>
  );
}
