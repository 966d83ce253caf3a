import type { AskQuery } from "../../../../src/ask/ask.schema.ts";
import type { Filter } from "../../../../src/core/filters.schema.ts";
import type { Segment } from "../../../../src/predictions/purchases/segments.rules.ts";
import { money, number, shortDay } from "../../lib/format.ts";
import { contactWords } from "../contacts/words.ts";
import { segmentWords } from "../predictions/segment.words.ts";
import { askedFieldNames } from "./field-names.ts";
import { queryNames } from "./query-names.ts";
import { readingNames } from "./reading-names.ts";

/** A query told in the reader's language: what each condition says, and how the answer looks. */

type Names = Record<string, string>;

/** "company.city" → "city (company)". */
export function fieldTitle(name: string): string {
  const fields = askedFieldNames();
  const { links } = queryNames();
  const [link, inner] = name.includes(".") ? name.split(".") : [undefined, name];
  const title = fields[inner ?? name] ?? inner ?? name;
  return link ? `${title} (${links[link] ?? link})` : title;
}

/** The conditions that all have to hold, one by one. */
export const partsOf = (filter: Filter | undefined): Filter[] => (!filter ? [] : "all" in filter ? filter.all : [filter]);

/** A condition in words; `beside` are those that stand with it, for the currency of an amount. */
export function conditionWords(filter: Filter, names: Names, beside: Filter[] = []): string {
  const w = queryNames();
  if ("has" in filter)
    return (filter.atLeast ?? 1) > 1 ? w.hasMany(filter.atLeast ?? 1, relatedWords(filter, names)) : w.has(relatedWords(filter, names));
  if ("all" in filter) return joined(filter.all, names, w.and);
  if ("any" in filter) return joined(filter.any, names, w.or);
  if ("none" in filter) {
    const [only] = filter.none;
    if (filter.none.length === 1 && only && "has" in only)
      return (only.atLeast ?? 1) > 1 ? w.hasFewer(only.atLeast ?? 1, relatedWords(only, names)) : w.hasNo(relatedWords(only, names));
    return w.not(joined(filter.none, names, w.or));
  }
  const { field, op, value } = filter;
  const said = readingNames().said[field];
  if (op === "notEmpty" && said) return said;
  const currency = beside.find((each) => "field" in each && each.field === "currency" && each.op === "is");
  const shown =
    value === undefined ? "" : valueWords(field, value, names, currency && "value" in currency ? String(currency.value) : undefined);
  const title = field === "occurredAt" && op === "within" ? "" : fieldTitle(field);
  return [title, w.ops[op] ?? op, shown].filter(Boolean).join(" ");
}

function relatedWords({ has, where }: { has: string; where?: Filter | undefined }, names: Names): string {
  const w = queryNames();
  const noun = (w.nouns[has] ?? has).toLocaleLowerCase();
  return where ? w.where(noun, joined(partsOf(where), names, w.and)) : noun;
}

/** The currency goes with its amount and is not said again. */
export const saidParts = (parts: Filter[]): Filter[] =>
  parts.filter(
    (part) => !("field" in part && part.field === "currency" && parts.some((other) => "field" in other && isMoney(other.field))),
  );

const joined = (parts: Filter[], names: Names, between: string): string =>
  saidParts(parts)
    .map((part) => conditionWords(part, names, parts))
    .join(between);

export const isMoney = (field: string): boolean => /(^|\.)(amount|net|tax|price|cost|annualRevenue)$/.test(field);

function valueWords(field: string, value: unknown, names: Names, currency: string | undefined): string {
  const w = queryNames();
  if (Array.isArray(value))
    return value.map((each) => valueWords(field, each, names, currency)).join(/At$/.test(field) || isMoney(field) ? " – " : w.or);
  if (typeof value === "number")
    return isMoney(field) && currency ? money(value, currency) : /At$/.test(field) ? shortDay(value) : number(value);
  if (typeof value === "object" && value !== null) {
    const { last, next, unit = "days" } = value as { last?: number; next?: number; unit?: string };
    return last ? w.last(last, w.units[unit] ?? unit) : w.next(next ?? 0, w.units[unit] ?? unit);
  }
  const text = String(value);
  if (/At$|^birthday$/.test(field))
    return w.periods[text] ?? (/^\d{4}-\d\d-\d\d$/.test(text) ? shortDay(Date.parse(`${text}T12:00:00Z`)) : text);
  return names[text] ?? choiceWord(field, text);
}

/** One of a field's choices as a person reads it. */
export function choiceWord(field: string, choice: string): string {
  const own = field.slice(field.lastIndexOf(".") + 1);
  if (own === "segment") return segmentWords().names[choice as Segment] ?? choice;
  const { choices } = queryNames();
  const forms = own === "addressForm" ? contactWords().forms : undefined;
  return readingNames().values[`${own} ${choice}`] ?? forms?.[choice as keyof typeof forms] ?? choices[choice] ?? choice;
}

/** What is measured, how it is grouped, and in which order it stands. */
export function shapeWords({ noun, aggregate, sort, limit }: AskQuery, names: Names): string[] {
  const w = queryNames();
  if (!aggregate)
    return [...(sort ? [w.sorted(fieldTitle(sort.replace("-", "")), sort.startsWith("-"))] : []), ...(limit ? [w.top(limit)] : [])];
  const { measure, field, groupBy = [], having } = aggregate;
  const of = partsOf(aggregate.of);
  const shown = having && (field && isMoney(field) ? String(having.value) : number(having.value));
  return [
    `${w.measures[measure] ?? measure}${field ? `: ${fieldTitle(field)}` : ` (${(w.nouns[noun] ?? noun).toLocaleLowerCase()})`}${of.map((part) => `: ${conditionWords(part, names, of)}`).join("")}`,
    ...groupBy.map((group) => w.by(group.by ? (w.buckets[group.by] ?? group.by) : fieldTitle(group.field))),
    ...(having ? [w.having(`${w.ops[having.op] ?? "="} ${shown}`)] : []),
    ...(aggregate.limit ? [w.top(aggregate.limit)] : []),
  ];
}

/** A name for a query that is to be kept. */
export function queryTitle(query: AskQuery, names: Names): string {
  const { nouns } = queryNames();
  const parts = partsOf(query.filter);
  return [
    nouns[query.noun] ?? query.noun,
    ...saidParts(parts).map((part) => conditionWords(part, names, parts)),
    ...shapeWords(query, names),
  ]
    .join(" · ")
    .slice(0, 120);
}
