import * as z from "zod";
import { id, language, line, maker, prose, requiredLine } from "../core/fields.schema.ts";

/** What a form may ask for. */
export const FORM_FIELDS = ["name", "email", "phone", "company", "title", "city", "message"] as const;

/** Where a page may stand that shows the form: scheme, host and port, nothing else. */
const origin = z
  .string()
  .max(200)
  .refine((text) => URL.parse(text)?.origin === text && /^https:|^http:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/.test(text), {
    message: "must be a site such as https://www.example.com",
  });

const formField = z.strictObject({ field: z.enum(FORM_FIELDS), label: requiredLine(100), isRequired: z.boolean() });

export const formSetup = z
  .strictObject({
    title: requiredLine(150),
    intro: prose(1_000),
    language,
    fields: z.array(formField).min(1).max(FORM_FIELDS.length),
    button: line(60),
    thanks: prose(1_000),
    /** Where a visitor goes afterwards, on one of the sites; null for the words of thanks. */
    redirectUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    /** Sites that may show the form within their pages, and that it may lead back to. */
    origins: z.array(origin).max(10),
    /** Who looks after whoever writes; null for who made the form. */
    ownerId: id.nullable(),
    /** What the visitors come from, for the timeline: "Hội chợ 2026". */
    source: line(100),
    consent: z.strictObject({ text: requiredLine(500), isRequired: z.boolean() }).nullable(),
    task: z.strictObject({ title: requiredLine(200), dueInDays: z.int().min(0).max(90) }).nullable(),
  })
  .refine(({ fields }) => new Set(fields.map(({ field }) => field)).size === fields.length, {
    path: ["fields"],
    message: "must name each field once",
  })
  .refine(({ fields }) => fields.some(({ field }) => field === "email" || field === "phone"), {
    path: ["fields"],
    message: "must ask for an e-mail address or a phone number",
  })
  .refine(({ redirectUrl, origins }) => redirectUrl === null || origins.includes(new URL(redirectUrl).origin), {
    path: ["redirectUrl"],
    message: "must lie on one of the sites",
  })
  .meta({ id: "FormSetup" });

export const formInput = z.strictObject({ name: requiredLine(100), setup: formSetup }).meta({ id: "FormInput" });
export const formPatch = z
  .strictObject({ name: requiredLine(100), setup: formSetup, isOn: z.boolean() })
  .partial()
  .meta({ id: "FormPatch" });

export const form = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The public page. */
    url: z.string(),
    setup: formSetup,
    isOn: z.boolean(),
    submissions: z.int(),
    lastSubmittedAt: z.int().nullable(),
    /** In whose name contacts and tasks are made. */
    ...maker,
    /** Why Relata turned it off, if it did: the key or the app that it was made through has no access any more. */
    reason: z.enum(["access_ended"]).nullable(),
    version: z.int(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: "Form" });
export const formList = z.object({ items: z.array(form) });

export type FormSetup = z.infer<typeof formSetup>;
export type FormField = FormSetup["fields"][number]["field"];
export type Form = z.infer<typeof form>;
export type FormInput = z.infer<typeof formInput>;
export type FormPatch = z.infer<typeof formPatch>;
