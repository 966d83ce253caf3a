import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import { parseMoney } from "../../../../src/core/money.ts";
import { post } from "../../lib/api.ts";
import { patchCached, refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { type Errors, type Form, useForm } from "../../lib/form.ts";
import { problemWith } from "../../lib/rules.ts";
import { words } from "../../lib/words.ts";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { currencyOf, may, me } from "../identity/session.ts";
import { countryOptions, currencyOptions, memberOptions } from "../records/choices.ts";
import { FormField, openFields } from "../records/form-field.tsx";
import { stageOptions } from "../records/stage.tsx";
import { amountText } from "./amount.ts";
import { labelOfCompany } from "./company-labels.ts";
import { companyWords } from "./words.ts";

const TEXTS = [
  "name",
  "domain",
  "website",
  "phone",
  "industry",
  "taxCode",
  "address",
  "city",
  "country",
  "description",
  "currency",
] as const;
const NUMBERS = ["employees", "foundedYear"] as const;

type Values = Record<(typeof TEXTS)[number] | (typeof NUMBERS)[number] | "annualRevenue" | "ownerId", string> & { stage: Company["stage"] };

function valuesOf(company: Partial<Company>): Values {
  const currency = company.currency ?? currencyOf();
  const texts = Object.fromEntries([...TEXTS, ...NUMBERS].map((name) => [name, String(company[name] ?? "")])) as Values;
  const ownerId = company.ownerId ?? (company.id ? "" : (me.value?.member.id ?? ""));
  return { ...texts, currency, annualRevenue: amountText(company.annualRevenue, currency), ownerId, stage: company.stage ?? "lead" };
}

function inputOf(values: Values): Record<string, unknown> {
  const texts = TEXTS.map((name) => [name, values[name].trim() || null]);
  const numbers = NUMBERS.map((name) => [name, values[name].trim() === "" ? null : Number(values[name])]);
  const annualRevenue = values.annualRevenue.trim() ? (parseMoney(values.annualRevenue, values.currency) ?? null) : null;
  return { ...Object.fromEntries([...texts, ...numbers]), annualRevenue, stage: values.stage, ownerId: values.ownerId || null };
}

function changesOf(before: Values, after: Values): Partial<Company> {
  const was = inputOf(before);
  return Object.fromEntries(Object.entries(inputOf(after)).filter(([field, value]) => value !== was[field])) as Partial<Company>;
}

function check(values: Values): Errors {
  const numbers = NUMBERS.map((name) => [
    name,
    values[name].trim() === "" ? undefined : problemWith(Number(values[name]), constraints.company[name]),
  ]);
  const isAmountWrong = values.annualRevenue.trim() !== "" && parseMoney(values.annualRevenue, values.currency) === undefined;
  return {
    ...Object.fromEntries(numbers.filter(([, problem]) => problem)),
    ...(isAmountWrong && { annualRevenue: companyWords().amountWrong }),
  };
}

const { employees: _employees, foundedYear: _foundedYear, annualRevenue: _annualRevenue, ...textRules } = constraints.company;

interface Props {
  record?: Company | undefined;
  preset?: Partial<Company> | undefined;
  onClose: () => void;
}

export default function CompanyForm({ record, preset, onClose }: Props) {
  const w = companyWords();
  const { route } = useLocation();
  const before = valuesOf(record ?? preset ?? {});
  const save = async (values: Values, attempt: string, base: Company | undefined): Promise<void> => {
    const { data, changeId } = base
      ? await saveRecord("companies", base, changesOf(valuesOf(base), values), labelOfCompany)
      : await post<Company>("/companies", openFields("companies", inputOf(values)), { key: attempt });
    patchCached(data.id, { ...data });
    refresh("company", data.id);
    const text = record ? words().state.saved : words().state.created(data.name);
    say(
      text,
      changeId && (record || may("companies:delete")) ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {},
    );
    if (!record) route(`/companies/${data.id}`);
  };
  const form = useForm<Values, Company | undefined>({
    keep: `company.${record?.id ?? "new"}`,
    initial: () => before,
    base: record,
    rules: textRules,
    check,
    save,
  });
  return (
    <FormDialog title={record ? w.edit : w.add} form={form} isNew={!record} onClose={onClose}>
      <CompanyFields form={form} isNew={!record} />
    </FormDialog>
  );
}

function CompanyFields({ form, isNew }: { form: Form<Values>; isNew: boolean }) {
  const w = companyWords();
  const { values, set, errors } = form;
  const field = (name: string, control: ComponentChildren) => (
    <FormField noun="companies" field={name} isNew={isNew}>
      {control}
    </FormField>
  );
  const text = (
    name: Exclude<keyof Values, "stage">,
    more: { hint?: string; inputMode?: "numeric" | "tel" | "url"; isFirst?: boolean } = {},
  ) =>
    field(
      name,
      <TextField
        label={w[name as keyof typeof w] as string}
        value={values[name]}
        error={errors[name]}
        hint={more.hint}
        data-autofocus={more.isFirst}
        inputMode={more.inputMode}
        autocomplete="off"
        onText={(value) => set(name, value)}
      />,
    );
  return (
    <>
      {text("name", { isFirst: true })}
      <div class="form-row">
        {text("domain", { hint: w.domainHint, inputMode: "url" })}
        {text("phone", { inputMode: "tel" })}
      </div>
      <div class="form-row">
        {field(
          "stage",
          <Select
            label={w.stage}
            value={values.stage}
            options={stageOptions()}
            onText={(stage) => set("stage", stage as Company["stage"])}
          />,
        )}
        {field(
          "ownerId",
          <Select label={w.owner} value={values.ownerId} options={memberOptions("—")} onText={(id) => set("ownerId", id)} />,
        )}
      </div>
      <div class="form-row">
        {text("industry")}
        {text("employees", { inputMode: "numeric" })}
      </div>
      <details class="form-more">
        <summary>{w.moreFields}</summary>
        <div class="form-row">
          {text("website", { inputMode: "url" })}
          {text("taxCode")}
        </div>
        {text("address")}
        <div class="form-row">
          {text("city")}
          {field(
            "country",
            <Select
              label={w.country}
              value={values.country}
              options={countryOptions(values.country, w.notSet)}
              onText={(country) => set("country", country)}
            />,
          )}
        </div>
        <div class="form-row form-3">
          {text("annualRevenue", { inputMode: "numeric" })}
          {field(
            "currency",
            <Select
              label={w.currency}
              value={values.currency}
              options={currencyOptions(values.currency)}
              onText={(currency) => set("currency", currency)}
            />,
          )}
          {text("foundedYear", { inputMode: "numeric" })}
        </div>
        {field(
          "description",
          <TextArea
            label={w.description}
            value={values.description}
            error={errors.description}
            onText={(value) => set("description", value)}
          />,
        )}
      </details>
    </>
  );
}
