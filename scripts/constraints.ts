/**
 * Writes web/src/lib/constraints.gen.ts from the zod schemas of what people type, so that the page checks by the API's own rules
 * without carrying zod. `--check` only says whether the file is up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { activityInput } from "../src/activities/activities.schema.ts";
import { draftInput } from "../src/assistant/assistant.schema.ts";
import { companyInput } from "../src/companies/companies.schema.ts";
import { contactInput } from "../src/contacts/contacts.schema.ts";
import { email as emailField } from "../src/core/fields.schema.ts";
import { sendFields } from "../src/mail/mail.schema.ts";
import { productInput } from "../src/products/products.schema.ts";
import { taskInput } from "../src/tasks/tasks.schema.ts";
import { templateInput } from "../src/templates/templates.schema.ts";

const FORMS = {
  contact: contactInput,
  company: companyInput,
  product: productInput,
  task: taskInput,
  activity: activityInput,
  draft: draftInput,
  mail: z.object(sendFields),
  template: templateInput,
};
const POINTS = { email: emailField, phone: contactInput.shape.phones.unwrap().element.shape.number };
const TARGET = join(import.meta.dirname, "../web/src/lib/constraints.gen.ts");
const KEPT = ["maxLength", "minLength", "minimum", "maximum", "pattern", "format"] as const;
// Nobody types an id, a moment in milliseconds or a list.
const NOT_TYPED = /(Id|At|^links|^to)$/;
// Zod's own patterns for these are long; the page has short ones of its own.
const FORMATS_WITH_RULES = new Set(["email", "uri", "date"]);

type Rules = Record<string, unknown>;

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  [rule: string]: unknown;
}

/** A schema that has a name of its own comes as a reference to its definition. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as JsonSchema;
  return whole.$ref ? (whole.$defs?.[whole.$ref.slice(whole.$ref.lastIndexOf("/") + 1)] ?? whole) : whole;
}

/** The rules of one field; a nullable field's are those of its other half. */
function rulesOf(field: JsonSchema): Rules {
  const parts = [...(field.anyOf ?? []).filter((half) => half.type !== "null"), ...(field.allOf ?? [])].map(rulesOf);
  const own = Object.fromEntries(KEPT.filter((name) => name in field).map((name) => [name, field[name]]));
  if (FORMATS_WITH_RULES.has(String(own.format))) delete own.pattern;
  return Object.assign({}, ...parts, own);
}

/** Cleaning stands between what is typed and what is kept: some rules are on the one side, some on the other. */
const bothSides = (schema: z.ZodType): Rules => ({ ...rulesOf(jsonSchema(schema, "output")), ...rulesOf(jsonSchema(schema, "input")) });

function rulesOfForm(form: z.ZodObject): Record<string, Rules> {
  const required = new Set(jsonSchema(form, "input").required ?? []);
  const entries = Object.entries(form.shape).map(([name, field]): [string, Rules] => [
    name,
    { ...(required.has(name) && { required: true }), ...bothSides(field as z.ZodType) },
  ]);
  return Object.fromEntries(entries.filter(([name, rules]) => Object.keys(rules).length > 0 && !NOT_TYPED.test(name)));
}

const forms = Object.fromEntries(Object.entries(FORMS).map(([name, form]) => [name, rulesOfForm(form)]));
const points = Object.fromEntries(Object.entries(POINTS).map(([name, field]) => [name, bothSides(field)]));
const written = (rules: unknown): string =>
  JSON.stringify(rules, null, 1)
    .replace(/\n\s*/g, " ")
    .replace(/"(\w+)": /g, "$1: ");
const line = ([name, rules]: [string, unknown]): string => `    ${name}: ${written(rules)},`;
const block = ([form, fields]: [string, Rules]): string => `  ${form}: {\n${Object.entries(fields).map(line).join("\n")}\n  },`;

const text = `// Written by scripts/constraints.ts from the schemas; run it again when they change.
import type { Rules } from "./rules.ts";

export const constraints = {
${Object.entries({ ...forms, point: points })
  .map(block)
  .join("\n")}
} satisfies Record<string, Record<string, Rules>>;
`;

const isCheck = process.argv.includes("--check");
if (isCheck && readFileSync(TARGET, "utf8") !== text) {
  console.error("web/src/lib/constraints.gen.ts is out of date: run node scripts/constraints.ts");
  process.exit(1);
}
if (!isCheck) writeFileSync(TARGET, text);
