import { FileBraces, FileSpreadsheet, FunnelX } from "lucide-preact";
import { pathWith } from "../../lib/api.ts";
import { momentOf } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { me } from "../identity/session.ts";
import { actWords } from "./act-words.ts";
import { auditWords } from "./words.ts";

export interface Filters {
  memberId: string;
  action: string;
  via: string;
  since: string;
  until: string;
  ip: string;
}

export const NO_FILTERS: Filters = { memberId: "", action: "", via: "", since: "", until: "", ip: "" };

/** As the API takes them: days as the moments that they begin and end with. */
export function queryOf({ since, until, ...same }: Filters): Record<string, string | number | undefined> {
  const to = until ? momentOf(`${until}T23:59`) : undefined;
  return {
    ...same,
    ip: same.ip.trim(),
    from: since ? momentOf(`${since}T00:00`) : undefined,
    to: to === undefined ? undefined : to + 59_999,
  };
}

const ADDRESS = /^(?:(?:\d{1,3}\.){3}\d{1,3}|(?=.*:)[\da-f:.]{2,45})$/i;

/** What cannot be looked for as it is typed, by the name of its field. */
export function problemsOf({ since, until, ip }: Filters): Partial<Record<"until" | "ip", string>> {
  const w = auditWords();
  return {
    ...(since && until && until < since ? { until: w.notBefore } : {}),
    ...(ip.trim() && !ADDRESS.test(ip.trim()) ? { ip: w.notAddress } : {}),
  };
}

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

export function AuditFilters({ filters, onChange }: Props) {
  const w = auditWords();
  const set = (name: keyof Filters) => (value: string) => onChange({ ...filters, [name]: value });
  const options = (all: string, of: Record<string, string>) => [
    { value: "", label: all },
    ...Object.entries(of)
      .map(([value, label]) => ({ value, label: label.charAt(0).toLocaleUpperCase() + label.slice(1) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
  const people = Object.fromEntries((me.value?.members ?? []).map(({ id, name }) => [id, name]));
  const problems = problemsOf(filters);
  const isFiltered = Object.values(filters).some((value) => value !== "");
  return (
    <div class="audit-filters">
      <Select
        label={w.who}
        value={filters.memberId}
        options={options(w.everybody, { ...people, system: w.relata })}
        onText={set("memberId")}
      />
      <Select label={w.what} value={filters.action} options={options(w.everything, actWords().nouns)} onText={set("action")} />
      <Select label={w.how} value={filters.via} options={options(w.anyhow, w.via)} onText={set("via")} />
      <TextField label={w.since} type="date" value={filters.since} onText={set("since")} />
      <TextField label={w.until} type="date" value={filters.until} error={problems.until} onText={set("until")} />
      <TextField
        label={w.ip}
        value={filters.ip}
        error={problems.ip}
        maxLength={45}
        autocomplete="off"
        spellcheck={false}
        onText={set("ip")}
      />
      <div class="audit-acts">
        {isFiltered && (
          <Button kind="quiet" icon={FunnelX} onClick={() => onChange(NO_FILTERS)}>
            {w.clear}
          </Button>
        )}
        <span class="grow" />
        <Export filters={filters} format="csv" />
        <Export filters={filters} format="ndjson" />
      </div>
    </div>
  );
}

/** A link, so that a long file goes straight to the disk. */
function Export({ filters, format }: { filters: Filters; format: "csv" | "ndjson" }) {
  const w = auditWords();
  const [Icon, name] = format === "csv" ? [FileSpreadsheet, w.exportCsv] : [FileBraces, w.exportJson];
  return (
    <a class="btn btn-plain" href={pathWith("/audit/export", { ...queryOf(filters), format })} download aria-label={`${w.export} ${name}`}>
      <Icon />
      <span class="btn-text">{`${w.export} ${name}`}</span>
    </a>
  );
}
