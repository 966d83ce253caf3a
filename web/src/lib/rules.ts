import { dictionary } from "./locale.ts";

const en = {
  required: "Fill this in",
  tooLong: (max: number) => `At most ${max} characters`,
  atLeast: (min: number) => `At least ${min}`,
  atMost: (max: number) => `At most ${max}`,
  number: "Write a number",
  email: "This is not an e-mail address",
  uri: "Start with https://",
  date: "This is not a date",
  pattern: "This does not have the right form",
};

const vi: typeof en = {
  required: "Vui lòng điền mục này",
  tooLong: (max: number) => `Tối đa ${max} ký tự`,
  atLeast: (min: number) => `Tối thiểu ${min}`,
  atMost: (max: number) => `Tối đa ${max}`,
  number: "Vui lòng nhập số",
  email: "Địa chỉ email không hợp lệ",
  uri: "Bắt đầu bằng https://",
  date: "Ngày không hợp lệ",
  pattern: "Chưa đúng định dạng",
};

export const ruleWords = dictionary(en, vi);

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
  const w = ruleWords();
  if (Number.isNaN(value)) return w.number;
  if (rules.minimum !== undefined && value < rules.minimum) return w.atLeast(rules.minimum);
  if (rules.maximum !== undefined && value > rules.maximum) return w.atMost(rules.maximum);
  return undefined;
}

function textProblem(value: string, rules: Rules): string | undefined {
  const w = ruleWords();
  if (rules.maxLength !== undefined && value.length > rules.maxLength) return w.tooLong(rules.maxLength);
  if (rules.format && !FORMATS[rules.format].test(value)) return w[rules.format];
  if (rules.pattern && !new RegExp(rules.pattern).test(value)) return w.pattern;
  return undefined;
}

/** What is wrong with a typed value, in the reader's language; undefined when nothing is. */
export function problemWith(value: unknown, rules: Rules = {}): string | undefined {
  const isEmpty = value === null || value === undefined || (typeof value === "string" && value.trim() === "");
  if (isEmpty) return rules.required ? ruleWords().required : undefined;
  if (typeof value === "number") return numberProblem(value, rules);
  return typeof value === "string" ? textProblem(value.trim(), rules) : undefined;
}

export const isEmail = (text: string): boolean => FORMATS.email.test(text);
