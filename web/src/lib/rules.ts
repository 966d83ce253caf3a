import { words } from "./words.ts";

/** What a field may hold; generated from the API's schemas into constraints.gen.ts. */
export interface Rules {
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: "email" | "uri" | "date";
}

const FORMATS: Record<NonNullable<Rules["format"]>, RegExp> = {
  email: /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@.,;<>"]{2,}$/,
  uri: /^https?:\/\/[^\s]+\.[^\s]+$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function numberProblem(value: number, rules: Rules): string | undefined {
  const w = words().check;
  if (Number.isNaN(value)) return w.number;
  if (rules.minimum !== undefined && value < rules.minimum) return w.atLeast(rules.minimum);
  if (rules.maximum !== undefined && value > rules.maximum) return w.atMost(rules.maximum);
  return undefined;
}

function textProblem(value: string, rules: Rules): string | undefined {
  const w = words().check;
  if (rules.maxLength !== undefined && value.length > rules.maxLength) return w.tooLong(rules.maxLength);
  if (rules.format && !FORMATS[rules.format].test(value)) return w[rules.format];
  if (rules.pattern && !new RegExp(rules.pattern).test(value)) return w.pattern;
  return undefined;
}

/** What is wrong with a typed value, in the reader's language; undefined when nothing is. */
export function problemWith(value: unknown, rules: Rules = {}): string | undefined {
  const isEmpty = value === null || value === undefined || (typeof value === "string" && value.trim() === "");
  if (isEmpty) return rules.required ? words().check.required : undefined;
  if (typeof value === "number") return numberProblem(value, rules);
  return typeof value === "string" ? textProblem(value.trim(), rules) : undefined;
}

export const isEmail = (text: string): boolean => FORMATS.email.test(text);
