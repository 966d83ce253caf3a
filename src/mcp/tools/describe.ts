import * as z from "zod";
import type { Context } from "../../core/context.ts";
import { Refusal } from "../../core/refusal.ts";
import type { NounDescription } from "../../fields/fields.schema.ts";
import { describeFields } from "../../fields/fields.ts";
import { APP_KINDS, type ProposalKind } from "../../proposals/proposals.schema.ts";
import { recordChanges } from "../../proposals/record-changes.ts";
import { READABLE_KINDS, type ReadableKind } from "../records.ts";
import { READS, tool } from "../tool.ts";

const CONVENTIONS =
  "Times are ISO 8601, days yyyy-mm-dd. Amounts are integers in the smallest unit of their currency (VND has none smaller). Ids begin with what they name: con_, com_, dea_, tas_, act_, pro_, usr_ (a member). A lead is a contact or company at stage lead. Vietnamese names are family, middle, given.";

export const describeTool = tool({
  name: "describe",
  title: "Describe the data · Mô tả dữ liệu",
  description:
    "Whom you act for and the kinds of records there are; of one kind the fields to create or edit it with, and the fields, operators and sorts to list it by.",
  verbs: ["search:read"],
  annotations: READS,
  isSlow: false,
  input: z.strictObject({ kind: z.enum(READABLE_KINDS).optional() }),
  inputSchema: { type: "object", properties: { kind: { type: "string", enum: READABLE_KINDS } }, additionalProperties: false },
  async run({ ctx }, { kind }) {
    const { member, workspace } = ctx;
    if (kind) return { data: await describeKind(ctx, kind) };
    const who = { member: { id: member.id, name: member.name, role: member.role }, workspace: workspace.name };
    return {
      data: { ...who, today: new Date(ctx.now).toISOString(), kinds: READABLE_KINDS, changeable: APP_KINDS, conventions: CONVENTIONS },
    };
  },
});

/** What there is to say of a kind of record, as far as the asker may read it. */
export async function describeKind(ctx: Context, kind: ReadableKind): Promise<Record<string, unknown>> {
  const noun = (await describeFields(ctx)).nouns.find((each) => each.kind === kind);
  if (!noun) throw new Refusal("forbidden", `You may not read records of the kind ${kind}`);
  const filtered = noun.fields.filter(({ operators }) => operators.length > 0);
  const changeable = APP_KINDS.find((each) => each === kind);
  return {
    ...{ kind, conventions: CONVENTIONS, ...(changeable ? { fields: fieldsOf(changeable) } : {}) },
    listedBy: Object.fromEntries(filtered.map(({ name, type, choices }) => [name, choices ? `${type}: ${choices.join(", ")}` : type])),
    operators: Object.fromEntries(filtered.map(({ type, operators }) => [type, operators.join(" ")])),
    linked: Object.fromEntries(noun.links.flatMap(linkedFields)),
    sorts: noun.sorts,
  };
}

/** A linked record by its noun; of what is no noun of its own each field: `prediction.band`. */
const linkedFields = ({ name, noun, fields }: NounDescription["links"][number]): [string, string][] =>
  fields
    ? fields.map((field) => [`${name}.${field.name}`, field.choices ? `${field.type}: ${field.choices.join(", ")}` : field.type])
    : [[`${name}.…`, noun]];

/** The fields of a noun as its own schema has them. */
function fieldsOf(kind: ProposalKind): Record<string, string> {
  const { input, patch } = recordChanges[kind];
  const names = [...new Set([...Object.keys(input.shape), ...Object.keys(patch.shape)])];
  const all = names.map((name) => {
    const [made, edited] = [input.shape[name] as z.ZodType | undefined, patch.shape[name] as z.ZodType | undefined];
    const only = made && edited ? "" : made ? ", when created" : ", when edited";
    const needed = made && !made.safeParse(undefined).success ? ", needed when created" : "";
    return [name, `${typeOf((made ?? edited) as z.ZodType)}${only || needed}`];
  });
  return Object.fromEntries(all) as Record<string, string>;
}

/** A schema in a few words: "text", "one of vi, en", "list of {address, label}", "or null". */
function typeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return typeOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodNullable) return `${typeOf(schema.unwrap() as z.ZodType)} or null`;
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(", ")}`;
  if (schema instanceof z.ZodArray) return `list of ${typeOf(schema.element as z.ZodType)}`;
  if (schema instanceof z.ZodObject)
    return `{${Object.entries(schema.shape as Record<string, z.ZodType>)
      .map(([name, each]) => `${name}: ${typeOf(each)}`)
      .join("; ")}}`;
  if (schema instanceof z.ZodNumber) return "whole number";
  if (schema instanceof z.ZodBoolean) return "true or false";
  return "text";
}
