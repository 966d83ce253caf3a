import { useQuery } from "@tanstack/preact-query";
import { get } from "../../lib/api.ts";
import { dayAndClock, money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { activityWords } from "../activities/words.ts";
import { labelOfCompany } from "../companies/company-labels.ts";
import { labelOfContact } from "../contacts/contact-labels.ts";
import { contactWords } from "../contacts/words.ts";
import { dealWords } from "../deals/words.ts";
import { memberName } from "../identity/session.ts";
import { proposalWords } from "./words.ts";

/** What a field of a record is called. */
export function labelOf(kind: string, field: string): string {
  if (kind === "contact") return labelOfContact(field);
  if (kind === "company") return labelOfCompany(field);
  return proposalWords().fields[field] ?? field;
}

/** An amount is shown with its currency. */
export const fieldsShown = (patch: Record<string, unknown>): string[] =>
  Object.keys(patch).filter((field) => field !== "currency" || !("amount" in patch));

/** A value as a person reads it. */
interface Props {
  field: string;
  value: unknown;
  kind?: string;
  /** Of an amount. */
  currency?: unknown;
}

export function Value({ field, value, kind = "", currency }: Props) {
  const w = proposalWords();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return <span class="faint">{w.empty}</span>;
  if (field === "amount" && typeof value === "number")
    return <span class="num">{money(value, typeof currency === "string" ? currency : null)}</span>;
  if (typeof value === "boolean") return <>{value ? w.yes : w.no}</>;
  if (field.endsWith("At") && typeof value === "number") return <span class="num">{dayAndClock(value)}</span>;
  if (Array.isArray(value))
    return (
      <>
        {value.map((each, index) => (
          <ListItem key={index} field={field} value={each} />
        ))}
      </>
    );
  if (typeof value === "string" && /^[a-z]{3}_[0-9A-Z]{26}$/.test(value)) return <Named id={value} />;
  return <>{kind === "deal" && field === "stage" ? (dealWords().stages[String(value)] ?? String(value)) : spoken(field, value)}</>;
}

function ListItem({ field, value }: { field: string; value: unknown }) {
  const point = typeof value === "object" && value !== null ? Object.values(value)[0] : value;
  return (
    <span class="block">
      <Value field={field} value={point} />
    </span>
  );
}

/** Words for what the API has codes for. */
function spoken(field: string, value: unknown): string {
  const { stage, language } = words();
  const text = String(value);
  const known: Record<string, Record<string, string>> = {
    stage,
    language: { vi: language.vi, en: language.en },
    addressForm: contactWords().forms,
    kind: activityWords().kinds,
  };
  return known[field]?.[text] ?? text;
}

const PLACES: Record<string, string> = { con: "contacts", com: "companies", dea: "deals", tas: "tasks" };

/** Another record by its name, as a way to it. */
function Named({ id }: { id: string }) {
  const place = PLACES[id.slice(0, 3)];
  const found = useQuery({
    queryKey: ["named", id],
    queryFn: ({ signal }) => get<{ name?: string; title?: string }>(`/${place}/${id}`, undefined, signal),
    enabled: place !== undefined,
    retry: false,
  });
  if (!place) return <>{memberName(id) || id}</>;
  return <a href={`/${place}/${id}`}>{found.data?.name ?? found.data?.title ?? id}</a>;
}
