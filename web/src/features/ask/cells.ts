import type { AskAnswer, AskCell } from "../../../../src/ask/ask.schema.ts";
import { money, number, shortDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { askedFieldNames } from "./field-names.ts";
import { queryNames } from "./query-names.ts";
import { choiceWord, fieldTitle, isMoney } from "./query-words.ts";
import { askWords } from "./words.ts";

type Column = AskAnswer["columns"][number];

/** A value as the reader writes it. */
export function cellText({ value, label, currency }: AskCell, column: Column): string {
  if (value === null) return column.role === "group" ? askWords().unnamed : "–";
  if (column.by) return bucketText(String(value), column.by);
  if (column.type === "reference") return label ?? askWords().unnamed;
  if (column.type === "money") return currency ? money(Number(value), currency) : number(Number(value));
  if (column.type === "time") return shortDay(Number(value));
  if (column.type === "day") return shortDay(Date.parse(`${value}T12:00:00Z`));
  if (typeof value === "number") return number(Math.round(value * 100) / 100);
  return column.type === "choice" ? choiceWord(column.field, value) : value;
}

/** "2026-11" → "11/2026"; "2026-Q4" → "Q4 2026"; a week by its Monday. */
export function bucketText(value: string, by: string): string {
  const [year = "", rest = ""] = value.split("-");
  if (by === "quarter") return locale.value === "vi" ? `Quý ${rest.replace("Q", "")}/${year}` : `${rest} ${year}`;
  if (by === "month")
    return locale.value === "vi"
      ? `${Number(rest)}/${year}`
      : new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${value}-01T12:00:00Z`));
  return by === "year" ? value : shortDay(Date.parse(`${value}T12:00:00Z`));
}

export function columnTitle(column: Column, query: AskAnswer["query"]): string {
  const w = queryNames();
  if (column.role === "count" || column.field === "count") return askedFieldNames().count ?? column.field;
  if (column.by) return w.buckets[column.by] ?? column.by;
  if (column.field === "share") return w.measures.share ?? column.field;
  const title = fieldTitle(column.field);
  return column.role === "value" && query.aggregate ? `${w.measures[query.aggregate.measure] ?? ""} ${title}` : title;
}

export const isNumeric = ({ type, role, field }: Column): boolean =>
  role === "value" || role === "count" || type === "number" || isMoney(field);

const PLACES: Partial<Record<string, string>> = {
  contacts: "/contacts",
  companies: "/companies",
  deals: "/deals",
  orders: "/orders",
  tasks: "/tasks",
  products: "/products",
  activities: "/activities",
};
const BY_PREFIX: Record<string, string> = {
  con: "contacts",
  com: "companies",
  dea: "deals",
  ord: "orders",
  tas: "tasks",
  pro: "products",
  act: "activities",
};

/** Where a record's page is, if it has one. */
export function hrefOf(id: string | number | null): string | undefined {
  const place = PLACES[BY_PREFIX[String(id).slice(0, 3)] ?? ""];
  return typeof id === "string" && place ? `${place}/${id}` : undefined;
}
