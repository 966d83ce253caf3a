import type { Company } from "../../../../src/companies/companies.schema.ts";
import { parseMoney } from "../../../../src/core/money.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { money, number } from "../../lib/format.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { Panel } from "../../ui/panel.tsx";
import { saveField } from "../changes/save.ts";
import { currencyOf, memberName } from "../identity/session.ts";
import { OwnerCell } from "../records/cells.tsx";
import { countryName, countryOptions, memberOptions } from "../records/choices.ts";
import { InlineField } from "../records/inline-field.tsx";
import { Provenance } from "../records/provenance.tsx";
import { StageBadge, stageOptions } from "../records/stage.tsx";
import { amountText } from "./amount.ts";
import { labelOfCompany } from "./company-labels.ts";
import { companyWords } from "./words.ts";

type TextField = "name" | "domain" | "website" | "phone" | "industry" | "taxCode" | "address" | "city";

/** The fields of a company, each edited where it stands. */
export function CompanyDetails({ company }: { company: Company }) {
  const w = companyWords();
  const save = (patch: Partial<Company>) =>
    saveField<Company>({ noun: "companies", kind: "company", before: company, patch, labelOf: labelOfCompany });
  const currency = company.currency ?? currencyOf();
  const text = (field: TextField, shown?: preact.ComponentChildren) => (
    <InlineField
      field={field}
      label={w[field]}
      value={company[field] ?? ""}
      shown={company[field] ? shown : undefined}
      placeholder={w.notSet}
      rules={constraints.company[field]}
      onSave={(value) => save({ [field]: value || null })}
    />
  );
  const count = (field: "employees" | "foundedYear", shown: string) => (
    <InlineField
      field={field}
      label={w[field]}
      kind="number"
      value={String(company[field] ?? "")}
      shown={company[field] === null ? undefined : <span class="inline-text num">{shown}</span>}
      placeholder={w.notSet}
      rules={constraints.company[field]}
      onSave={(value) => save({ [field]: value ? Number(value) : null })}
    />
  );
  const saveRevenue = async (typed: string): Promise<string | undefined> => {
    const annualRevenue = typed.trim() === "" ? null : parseMoney(typed, currency);
    return annualRevenue === undefined ? w.amountWrong : save({ annualRevenue, currency });
  };
  return (
    <Panel title={kindWords().kind.company ?? ""}>
      <div class="details">
        {text("name")}
        {text("domain")}
        {text("website", <SafeLink url={company.website} />)}
        {text("phone", <a href={`tel:${company.phone}`}>{company.phone}</a>)}
        <InlineField
          field="stage"
          label={w.stage}
          kind="select"
          value={company.stage}
          shown={<StageBadge stage={company.stage} />}
          options={stageOptions()}
          placeholder=""
          onSave={(stage) => save({ stage: stage as Company["stage"] })}
        />
        <InlineField
          field="ownerId"
          label={w.owner}
          kind="select"
          value={company.ownerId ?? ""}
          shown={memberName(company.ownerId) ? <OwnerCell id={company.ownerId} /> : undefined}
          options={memberOptions(w.notSet)}
          placeholder={w.notSet}
          onSave={(id) => save({ ownerId: id || null })}
        />
        {text("industry")}
        {count("employees", number(company.employees ?? 0))}
        <InlineField
          field="annualRevenue"
          label={w.annualRevenue}
          value={amountText(company.annualRevenue, currency)}
          shown={company.annualRevenue === null ? undefined : <span class="inline-text num">{money(company.annualRevenue, currency)}</span>}
          placeholder={w.notSet}
          onSave={saveRevenue}
        />
        {text("taxCode")}
        {text("address")}
        {text("city")}
        <InlineField
          field="country"
          label={w.country}
          kind="select"
          value={company.country ?? ""}
          shown={company.country ? <span class="inline-text">{countryName(company.country)}</span> : undefined}
          options={countryOptions(company.country, w.notSet)}
          placeholder={w.notSet}
          onSave={(country) => save({ country: country || null })}
        />
        {count("foundedYear", String(company.foundedYear))}
        <InlineField
          field="description"
          label={w.description}
          kind="area"
          value={company.description ?? ""}
          placeholder={w.notSet}
          rules={constraints.company.description}
          onSave={(description) => save({ description: description || null })}
        />
        <Provenance record={company} />
      </div>
    </Panel>
  );
}

/** Only http and https become a link, whatever was stored. */
function SafeLink({ url }: { url: string | null }) {
  if (!url || !/^https?:\/\//i.test(url)) return <span class="inline-text">{url}</span>;
  return (
    <a class="inline-text" href={url} target="_blank" rel="noopener noreferrer">
      {url.replace(/^https?:\/\//i, "")}
    </a>
  );
}
