import * as z from "zod";
import { CHANNELS, PURPOSES } from "../assistant/assistant.schema.ts";
import { language, line, prose, requiredLine } from "../core/fields.schema.ts";

const fields = {
  name: requiredLine(120),
  /** Null: for any purpose. */
  purpose: z.enum(PURPOSES).nullable(),
  channel: z.enum(CHANNELS),
  language,
  subject: line(300),
  /** With slots: "{contact.name}" from the record, "{a sentence on the last talk}" for the assistant to write. */
  body: prose(8_000).pipe(z.string().min(1)),
};

export const templateInput = z
  .strictObject({
    ...fields,
    purpose: fields.purpose.default(null),
    channel: fields.channel.default("mail"),
    subject: fields.subject.default(""),
  })
  .meta({ id: "TemplateInput" });
export const templatePatch = z.strictObject(fields).partial().meta({ id: "TemplatePatch" });

export const template = z
  .object({
    id: z.string(),
    name: z.string(),
    purpose: z.enum(PURPOSES).nullable(),
    channel: z.enum(CHANNELS),
    language,
    subject: z.string(),
    body: z.string(),
    used: z.int(),
    lastUsedAt: z.int().nullable(),
    memberId: z.string(),
    version: z.int(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: "Template" });
export const templateList = z.object({ items: z.array(template) }).meta({ id: "TemplateList" });

export type Template = z.infer<typeof template>;
export type TemplateInput = z.infer<typeof templateInput>;
export type TemplatePatch = z.infer<typeof templatePatch>;
