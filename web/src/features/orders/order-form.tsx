import { Plus, Trash2 } from "lucide-preact";
import { useLocation } from "preact-iso/router";
import type { Order } from "../../../../src/orders/orders.schema.ts";
import { post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { type Form, useForm } from "../../lib/form.ts";
import { money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { amountText } from "../companies/amount.ts";
import { currencyOf } from "../identity/session.ts";
import { currencyOptions } from "../records/choices.ts";
import { FormField, openFields } from "../records/form-field.tsx";
import { CustomerPicker } from "./customer-picker.tsx";
import { labelOfOrder } from "./order-labels.ts";
import { check, EMPTY_LINE, inputOf, type LineValues, type OrderValues, sumsTyped, valuesOf } from "./order-values.ts";
import { ProductPicker } from "./product-picker.tsx";
import { orderWords } from "./words.ts";
import "./orders.css";

interface Props {
  record?: Order | undefined;
  preset?: Partial<Order> & { customerName?: string };
  /** What the customer of the record is called. */
  customer?: string;
  onClose: () => void;
}

/** Adds or changes an order by hand; its sums follow from the lines as they are typed. */
export default function OrderForm({ record, preset, customer = preset?.customerName ?? "", onClose }: Props) {
  const w = orderWords();
  const { route } = useLocation();
  const initial = valuesOf(record ?? preset ?? {}, currencyOf(), customer, Date.now());
  const save = async (values: OrderValues, attempt: string, base: Order | undefined): Promise<void> => {
    const { data, changeId } = base
      ? await saveRecord("orders", base, changesOf(base, values), labelOfOrder)
      : await post<Order>("/orders", openFields("orders", inputOf(values)), { key: attempt });
    refresh(
      "order",
      data.id,
      [data.companyId, data.contactId].filter((id) => id !== null),
    );
    const text = record ? words().state.saved : words().state.created([w.one, data.number].filter(Boolean).join(" "));
    say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    if (!record) route(`/orders/${data.id}`);
  };
  const form = useForm<OrderValues, Order | undefined>({
    keep: `order.${record?.id ?? preset?.contactId ?? preset?.companyId ?? "new"}`,
    ...{ initial: () => initial, base: record, rules: {}, check, save },
  });
  return (
    <FormDialog title={record ? w.edit : w.add} form={form} isNew={!record} onClose={onClose}>
      <OrderFields form={form} isNew={!record} />
    </FormDialog>
  );
}

/** Only what was changed is sent, so that what somebody else changed meanwhile stays. */
function changesOf(base: Order, values: OrderValues): Partial<Order> {
  const before = inputOf(valuesOf(base, currencyOf(), "", Date.now()));
  const entries = Object.entries(inputOf(values)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]));
  return Object.fromEntries(entries) as Partial<Order>;
}

function OrderFields({ form, isNew }: { form: Form<OrderValues>; isNew: boolean }) {
  const w = orderWords();
  const { values, set, errors } = form;
  const sums = sumsTyped(values);
  const text = (name: "number" | "channel" | "tax" | "amount", label: string) => (
    <TextField label={label} value={values[name]} error={errors[name]} onText={(typed) => set(name, typed)} />
  );
  const change = (index: number, part: Partial<LineValues>): void =>
    set(
      "lines",
      values.lines.map((line, at) => (at === index ? { ...line, ...part } : line)),
    );
  return (
    <>
      <CustomerPicker
        name={values.customerName}
        error={errors.companyId ?? errors.contactId}
        onPick={({ companyId, contactId, customerName }) => {
          set("companyId", companyId);
          set("contactId", contactId);
          set("customerName", customerName);
        }}
      />
      <div class="form-row form-3 order-when">
        {text("number", w.number)}
        <FormField noun="orders" field="status" isNew={isNew}>
          <Select
            label={w.status}
            value={values.status}
            options={Object.entries(w.statuses).map(([value, label]) => ({ value, label }))}
            onText={(status) => set("status", status as Order["status"])}
          />
        </FormField>
        <TextField
          type="datetime-local"
          label={w.ordered}
          value={values.orderedAt}
          error={errors.orderedAt}
          onText={(at) => set("orderedAt", at)}
        />
      </div>
      <FormField noun="orders" field="lines" isNew={isNew}>
        <fieldset class="order-lines">
          <legend class="field-label">{w.lines}</legend>
          {values.lines.map((line, index) => (
            <LineFields
              // Lines have no id of their own: their place is what they are.
              key={`${index}`}
              {...{ line, index, errors, currency: values.currency, amount: sums.ofLine[index] ?? null }}
              onChange={(part) => change(index, part)}
              onRemove={() =>
                set(
                  "lines",
                  values.lines.filter((_, at) => at !== index),
                )
              }
            />
          ))}
          <Button icon={Plus} onClick={() => set("lines", [...values.lines, EMPTY_LINE])}>
            {w.addLine}
          </Button>
        </fieldset>
      </FormField>
      <FormField noun="orders" field="amount" isNew={isNew}>
        <div class="form-row form-3">
          <Select
            label={w.currency}
            value={values.currency}
            error={errors.currency}
            options={currencyOptions(values.currency)}
            onText={(currency) => set("currency", currency)}
          />
          {text("tax", w.tax)}
          {values.lines.length === 0 ? (
            text("amount", w.total)
          ) : (
            <Total {...{ total: sums.total, currency: values.currency, error: errors.amount ?? errors.lines }} />
          )}
        </div>
      </FormField>
      <FormField noun="orders" field="channel" isNew={isNew}>
        {text("channel", w.channel)}
      </FormField>
      <FormField noun="orders" field="note" isNew={isNew}>
        <TextArea label={w.note} value={values.note} error={errors.note} onText={(note) => set("note", note)} />
      </FormField>
    </>
  );
}

function Total({ total, currency, error }: { total: number | null; currency: string; error: string | undefined }) {
  return (
    <div class="field" aria-live="polite">
      <span class="field-label">{orderWords().total}</span>
      <strong class="order-sum num">{total === null ? "–" : money(total, currency)}</strong>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface LineProps {
  line: LineValues;
  index: number;
  currency: string;
  amount: number | null;
  errors: Record<string, string>;
  onChange: (part: Partial<LineValues>) => void;
  onRemove: () => void;
}

function LineFields({ line, index, currency, amount, errors, onChange, onRemove }: LineProps) {
  const w = orderWords();
  const error = (field: string) => errors[`lines.${index}.${field}`];
  const text = (name: "quantity" | "unitPrice" | "discount", label: string) => (
    <TextField
      {...{ label, value: line[name], error: error(name), onText: (typed: string) => onChange({ [name]: typed, amount: null }) }}
      inputMode="numeric"
    />
  );
  return (
    <fieldset class="order-line">
      <legend class="sr-only">{w.line(index + 1)}</legend>
      <ProductPicker
        label={w.product}
        name={line.name}
        error={error("productId") ?? error("name")}
        onPick={({ id, name, price, currency: own }) =>
          onChange({
            productId: id ?? null,
            name,
            ...(price != null && own === currency ? { unitPrice: amountText(price, currency), amount: null } : {}),
          })
        }
      />
      {text("quantity", w.quantity)}
      {text("unitPrice", w.unitPrice)}
      {text("discount", w.discount)}
      <span class="order-line-sum num">{amount === null ? "–" : money(amount, currency)}</span>
      <IconButton icon={Trash2} label={w.removeLine(index + 1)} onClick={onRemove} />
    </fieldset>
  );
}
