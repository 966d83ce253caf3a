import { sql } from "drizzle-orm";
import { addActivities } from "../activities/activities.ts";
import { type KeptContact, keepContact } from "../contacts/keep-contact.ts";
import { languageOfName, nameParts } from "../contacts/names.rules.ts";
import { findE164 } from "../contacts/phones.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { email } from "../core/fields.schema.ts";
import { notFound } from "../core/get.ts";
import { againAfterRaces } from "../core/races.ts";
import { Refusal } from "../core/refusal.ts";
import { randomToken } from "../core/secrets.ts";
import { select } from "../core/select.ts";
import { clean, cleanLine } from "../core/text.ts";
import { DAY, MINUTE, SECOND } from "../core/time.ts";
import { contextOfMaker } from "../identity/member-context.ts";
import { cutOff } from "../links/cut-off.ts";
import { countHit } from "../links/links.ts";
import { addTasks } from "../tasks/tasks.ts";
import { formWords } from "./form.words.ts";
import { type FormState, longest, TRAP } from "./form-page.ts";
import type { FormField, FormSetup } from "./forms.schema.ts";
import { type FormRow, forms } from "./forms.table.ts";
import { canTakeSubmissions } from "./forms.ts";

/** Nobody fills in a form faster, and nobody leaves one open longer. */
const QUICKEST_MS = 2 * SECOND;
const SLOWEST_MS = DAY;
const LIMIT_EACH = { most: 10, perMs: 10 * MINUTE };
const LIMIT_ALL = { most: 200, perMs: 10 * MINUTE };

type Values = FormState["values"];

/** A form that visitors may see now, and the context of who made it. */
export async function openForm(system: Context, formId: string): Promise<{ maker: Context; form: FormRow }> {
  const [form] = await system.db.all(select(forms, sql`where id = ${formId}`));
  const maker = form?.isOn ? await contextOfMaker(system, form, "form") : undefined;
  if (maker === "access_ended") await cutOff(system, [form?.credentialId]);
  if (!form || !maker || typeof maker === "string" || !canTakeSubmissions(maker)) throw notFound("form");
  return { maker, form };
}

/** An empty form, and when it was opened. */
export const freshState = (ctx: Context, { id }: FormRow): FormState => ({
  ...{ started: startedNow(ctx, id), values: {}, hasAgreed: false, errors: {}, notice: undefined },
});

/** Takes what a visitor sent. Answers undefined when it is in, else the page to show again, with what they typed. */
export async function submitForm(maker: Context, form: FormRow, sent: URLSearchParams, visitor: string): Promise<FormState | undefined> {
  const { setup } = form;
  const w = formWords(setup.language);
  const started = openStart(maker, form.id, sent.get("started") ?? "");
  const values = readValues(setup, sent);
  const hasAgreed = sent.get("consent") === "yes";
  const again = (state: Partial<FormState>): FormState => ({
    ...{ started: sent.get("started") ?? "", values, hasAgreed, errors: {}, notice: undefined },
    ...state,
  });
  if (sent.get(TRAP)) return undefined; // thanked, and forgotten
  if (!started || maker.now - started.at > SLOWEST_MS) return again({ started: startedNow(maker, form.id), notice: w.late });
  const errors = errorsIn(setup, values, hasAgreed);
  if (maker.now - started.at < QUICKEST_MS) return again({ notice: w.wait, errors });
  if (Object.keys(errors).length > 0) return again({ errors });
  try {
    await countHit(maker.directory, `form ${form.id} ${visitor}`, LIMIT_EACH, maker.now);
    await countHit(maker.directory, `form ${form.id}`, LIMIT_ALL, maker.now);
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === "too_many") return again({ notice: w.tooMany });
    throw thrown;
  }
  await againAfterRaces(() => keepSubmission(maker, form, values, hasAgreed, started.nonce));
  return undefined;
}

const PURPOSE = "form opened";

function startedNow(ctx: Context, formId: string): string {
  const text = `${formId}.${ctx.now}.${randomToken().slice(0, 16)}`;
  return `${text}.${ctx.ports.signer.sign(PURPOSE, text)}`;
}

function openStart(ctx: Context, formId: string, started: string): { at: number; nonce: string } | undefined {
  const [id, at, nonce = "", signature = ""] = started.split(".");
  const isOurs = id === formId && ctx.ports.signer.verify(PURPOSE, `${id}.${at}.${nonce}`, signature);
  return isOurs ? { at: Number(at), nonce } : undefined;
}

function readValues({ fields }: FormSetup, sent: URLSearchParams): Values {
  const read = (field: FormField) => {
    const text = sent.get(field) ?? "";
    return field === "message" ? clean(text.replaceAll("\r\n", "\n")).trim() : cleanLine(text);
  };
  return Object.fromEntries(fields.map(({ field }) => [field, read(field)]));
}

function errorsIn({ fields, consent, language }: FormSetup, values: Values, hasAgreed: boolean): FormState["errors"] {
  const w = formWords(language);
  const problem = (field: FormField, value: string, isRequired: boolean): string | undefined => {
    if (value === "") return isRequired ? w.required : undefined;
    if (value.length > longest(field)) return w.tooLong;
    if (field === "email" && !email.safeParse(value).success) return w.email;
    return field === "phone" && findE164(value) === undefined ? w.phone : undefined;
  };
  const found = fields.flatMap(({ field, isRequired }) => {
    const text = problem(field, values[field] ?? "", isRequired);
    return text ? [[field, text] as const] : [];
  });
  const isReachable = Boolean(values.email || values.phone);
  const first = fields.find(({ field }) => field === "email" || field === "phone")?.field;
  return {
    ...(!isReachable && first ? { [first]: w.required } : {}),
    ...Object.fromEntries(found),
    ...(consent?.isRequired && !hasAgreed ? { consent: w.consent } : {}),
  };
}

/** Contact, activity, task and event in one batch; the same page sent twice is one submission. */
async function keepSubmission(maker: Context, form: FormRow, values: Values, hasAgreed: boolean, nonce: string): Promise<void> {
  const channelId = `${form.id}.${nonce}`;
  const [before] = await maker.db.rows({ sql: "select 1 from activities where channel_id = ?", args: [channelId] });
  if (before) return;
  const { setup } = form;
  const change = new Change(maker);
  const ownerId = setup.ownerId ?? maker.member.id;
  const kept = await keepVisitor(maker, change, form, values, ownerId);
  const body = submissionText(setup, values, hasAgreed, kept?.left ?? []);
  const links = kept ? [kept.row.id, ...(kept.row.companyId ? [kept.row.companyId] : [])] : [];
  const [activity] = addActivities(maker, change, [
    {
      ...{ kind: "form", direction: "in", subject: setup.title, body, channelId, links },
      meta: { formId: form.id, ...(setup.consent ? { hasConsent: hasAgreed } : {}) },
    },
  ]);
  const who = values.name || values.email || values.phone || "";
  if (setup.task || !kept)
    addTasks(maker, change, [
      {
        title: setup.task?.title ?? formWords(setup.language).callBack(who),
        ...{ note: body.slice(0, 10_000).toWellFormed(), dueAt: maker.now + (setup.task?.dueInDays ?? 1) * DAY, assigneeId: ownerId },
        ...(kept ? { contactId: kept.row.id, companyId: kept.row.companyId } : {}),
      },
    ]);
  change.announce("form.submitted", "activity", activity?.id ?? "", 1, { records: links });
  const count = "update forms set submissions = submissions + 1, last_submitted_at = ? where id = ?";
  await change.also({ sql: count, args: [maker.now, form.id] }).commit(undefined);
}

/** Undefined where the contact is in the bin or beyond the maker's sight: then a task tells of the submission, and no record is touched. */
async function keepVisitor(
  ctx: Context,
  change: Change,
  { id, setup }: FormRow,
  values: Values,
  ownerId: string,
): Promise<KeptContact | undefined> {
  const number = values.phone ? findE164(values.phone) : undefined;
  const language = values.name ? languageOfName(values.name) : setup.language;
  const input = {
    ...{ ...(values.name ? nameParts(values.name, language) : {}), language, ownerId, source: id },
    ...(values.email ? { emails: [{ address: values.email.toLowerCase(), label: "work" as const }] } : {}),
    ...(number ? { phones: [{ number, label: "mobile" as const }] } : {}),
    ...{ ...(values.title ? { title: values.title } : {}), ...(values.city ? { city: values.city } : {}) },
    ...(!values.name && !values.email && number ? { givenName: number } : {}),
  };
  try {
    return await keepContact(ctx, change, input, "fill");
  } catch (thrown) {
    if (thrown instanceof Refusal && (thrown.code === "in_bin" || thrown.code === "forbidden" || thrown.code === "not_found"))
      return undefined;
    throw thrown;
  }
}

function submissionText({ fields, consent, source, language }: FormSetup, values: Values, hasAgreed: boolean, left: string[]): string {
  const w = formWords(language);
  const labels = new Map<string, string>(fields.map(({ field, label }) => [field, label]));
  const names: Record<string, FormField> = { emails: "email", phones: "phone", givenName: "name", familyName: "name", middleName: "name" };
  const different = [...new Set(left.map((field) => labels.get(names[field] ?? field) ?? field))];
  return [
    ...fields.flatMap(({ field, label }) => (values[field] ? [`${label}: ${values[field]}`] : [])),
    ...(source ? [`${w.source}: ${source}`] : []),
    ...(consent && hasAgreed ? [`${w.agreed}: ${consent.text}`] : []),
    ...(different.length > 0 ? [`${w.left}: ${different.join(", ")}`] : []),
  ].join("\n");
}
