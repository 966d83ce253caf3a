import { useQuery } from "@tanstack/preact-query";
import { get } from "../../lib/api.ts";
import { dayAndClock, money, number } from "../../lib/format.ts";
import { dictionary } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { activityWords } from "../activities/words.ts";
import { contactWords } from "../contacts/words.ts";
import { dealWords } from "../deals/words.ts";
import { currencyOf, memberName } from "../identity/session.ts";
import { orderWords } from "../orders/words.ts";
import { productWords } from "../products/words.ts";

const valueWords = dictionary({ empty: "empty", yes: "yes", no: "no" }, { empty: "trống", yes: "có", no: "không" });

const AMOUNTS = new Set(["amount", "net", "tax", "price", "cost", "annualRevenue"]);

interface Props {
  field: string;
  value: unknown;
  kind?: string;
  /** Of an amount. */
  currency?: unknown;
}

/** A value of a record's field as a person reads it. */
export function Value({ field, value, kind = "", currency }: Props) {
  const w = valueWords();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return <span class="faint">{w.empty}</span>;
  if (AMOUNTS.has(field) && typeof value === "number")
    return <span class="num">{money(value, typeof currency === "string" ? currency : null, currencyOf())}</span>;
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
  return <>{spoken(kind, field, String(value))}</>;
}

function ListItem({ field, value }: { field: string; value: unknown }) {
  return (
    <span class="block">
      {isLine(value) ? `${number(value.quantity)} × ${value.name}` : <Value field={field} value={pointOf(value)} />}
    </span>
  );
}

/** Of an e-mail address or a phone number with its kind: the address itself. */
const pointOf = (value: unknown): unknown => (typeof value === "object" && value !== null ? Object.values(value)[0] : value);

/** A line of an order. */
const isLine = (value: unknown): value is { quantity: number; name: string | null } =>
  typeof value === "object" && value !== null && "quantity" in value && "name" in value;

/** Words for what the API has codes for. */
function spoken(kind: string, field: string, value: string): string {
  const { stage, language } = words();
  const known: Record<string, Record<string, string>> = {
    stage: kind === "deal" ? dealWords().stages : stage,
    language: { vi: language.vi, en: language.en },
    addressForm: contactWords().forms,
    kind: activityWords().kinds,
    status: { ...orderWords().statuses, ...productWords().statuses },
  };
  return known[field]?.[value] ?? value;
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
