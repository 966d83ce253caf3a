import { useState } from "preact/hooks";
import type { ImportAnswer, ImportJob, ImportPatch } from "../../../../src/imports/imports.schema.ts";
import { patch, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { fileSize, shortDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { currencyOf, may } from "../identity/session.ts";
import { currencyOptions } from "../records/choices.ts";
import { importWords } from "./words.ts";

const OBJECTS = ["companies", "contacts", "members", "products", "deals", "orders"];

/** What will be imported, and the last word on how. */
export function ImportPlan({ answer }: { answer: ImportAnswer }) {
  const w = importWords();
  const { import: job, preview } = answer;
  const [isBusy, setBusy] = useState(false);
  const change = async (part: ImportPatch): Promise<void> => {
    try {
      const { data } = await patch<ImportAnswer>(`/imports/${job.id}`, part);
      client.setQueryData(["imports", job.id], data);
    } catch (error) {
      complain(explain(error));
    }
  };
  const start = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await post<{ import: ImportJob }>(`/imports/${job.id}/start`);
      client.setQueryData(["imports", job.id], { import: data.import, preview });
      void client.invalidateQueries({ queryKey: ["imports"] });
    } catch (error) {
      complain(explain(error));
    }
    setBusy(false);
  };
  const mapped = new Set(preview.columns.map((column) => column.field));
  const missing = preview.fields
    .filter(({ field, required }) => required && !mapped.has(field))
    .map(({ field }) => w.fields[field] ?? field);
  const hasProblem = missing.length > 0 || (job.kind === "csv" && !job.object);
  return (
    <>
      <p class="dim import-about">{fileSize(job.fileBytes)}</p>
      {job.kind === "csv" ? <CsvPlan answer={answer} onChange={change} /> : <MailPlan answer={answer} onChange={change} />}
      <label class="check">
        <input
          type="checkbox"
          checked={job.options.dryRun ?? false}
          onChange={({ currentTarget }) => void change({ dryRun: currentTarget.checked })}
        />
        {w.dryRun}
      </label>
      {missing.length > 0 && (
        <p class="form-problem" role="alert">
          {w.missing(missing.join(", "))}
        </p>
      )}
      {may("imports:create") && (
        <div class="import-start">
          <Button kind="primary" isBusy={isBusy} disabled={hasProblem} onClick={() => void start()}>
            {w.start}
          </Button>
        </div>
      )}
    </>
  );
}

interface PlanProps {
  answer: ImportAnswer;
  onChange: (part: ImportPatch) => Promise<void>;
}

function CsvPlan({ answer: { import: job, preview }, onChange }: PlanProps) {
  const w = importWords();
  const fields = preview.fields.map(({ field, required }) => ({
    value: field,
    label: `${w.fields[field] ?? field}${required ? " *" : ""}`,
  }));
  const objects = [
    ...(job.object ? [] : [{ value: "", label: "—" }]),
    ...OBJECTS.map((object) => ({ value: object, label: w.objects[object] ?? object })),
  ];
  return (
    <>
      <div class="form-row form-3">
        <Select
          label={w.rowsAre}
          value={job.object ?? ""}
          options={objects}
          onText={(object) => void onChange({ object: object as NonNullable<ImportJob["object"]> })}
        />
        <Select
          label={w.currency}
          value={job.options.currency ?? currencyOf()}
          options={currencyOptions(job.options.currency ?? currencyOf())}
          onText={(currency) => void onChange({ currency })}
        />
        <Select
          label={w.dayOrder}
          value={job.options.dayOrder ?? ""}
          options={Object.entries(w.dayOrders).map(([value, label]) => ({ value, label }))}
          onText={(order) => order && void onChange({ dayOrder: order as "dmy" | "mdy" })}
        />
      </div>
      {job.object === "orders" && (
        <Select
          label={w.customersAs}
          value={job.options.customersAs ?? "company"}
          options={Object.entries(w.customers).map(([value, label]) => ({ value, label }))}
          onText={(kind) => void onChange({ customersAs: kind as "company" | "contact" })}
        />
      )}
      <div class="table-scroll">
        <table class="plain-table mapping">
          <thead>
            <tr>
              <th scope="col">{w.column}</th>
              <th scope="col">{w.samples}</th>
              <th scope="col">{w.field}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map(({ heading, field, samples }) => (
              <tr key={heading}>
                <th scope="row">{heading}</th>
                <td>
                  <span class="clip dim">{samples.slice(0, 3).join(" · ")}</span>
                </td>
                <td>
                  <Select
                    label={`${w.field}: ${heading}`}
                    isLabelHidden
                    value={field ?? ""}
                    options={[{ value: "", label: w.skip }, ...fields]}
                    onText={(picked) => void onChange({ mapping: { [heading]: picked || null } })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function MailPlan({ answer: { import: job, preview }, onChange }: PlanProps) {
  const w = importWords();
  const [own, setOwn] = useState((job.options.ownAddresses ?? []).join(", "));
  const addresses = own
    .split(/[,;\s]+/)
    .map((address) => address.trim())
    .filter(Boolean);
  return (
    <>
      <TextField
        label={w.ownAddresses}
        hint={w.ownAddressesHint}
        value={own}
        spellcheck={false}
        onText={setOwn}
        onBlur={() => void onChange({ ownAddresses: addresses })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={job.options.colleaguesByDomain ?? false}
          onChange={({ currentTarget }) => void onChange({ colleaguesByDomain: currentTarget.checked })}
        />
        {w.colleagues}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={job.options.shareMail ?? false}
          onChange={({ currentTarget }) => void onChange({ shareMail: currentTarget.checked })}
        />
        {w.shareMail}
      </label>
      <h2 class="day-head">{w.firstMessages}</h2>
      <ul class="hits">
        {preview.messages.map(({ from, subject, at }) => (
          <li key={`${from}${subject}${at}`} class="hit">
            <span class="hit-main">
              <strong class="clip">{subject}</strong>
              <span class="hit-passage">{from}</span>
            </span>
            {at !== null && <span class="num faint">{shortDay(at)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
