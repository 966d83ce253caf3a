import { sql } from "drizzle-orm";
import { addActivities, withCompanies } from "../activities/activities.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { companyInput } from "../companies/companies.schema.ts";
import { addCompanies, companyRowPatch } from "../companies/companies.ts";
import { contactInput } from "../contacts/contacts.schema.ts";
import { keepContact } from "../contacts/keep-contact.ts";
import { languageOfName, nameParts } from "../contacts/names.rules.ts";
import { findE164 } from "../contacts/phones.ts";
import { andVisible } from "../core/access.ts";
import type { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { email } from "../core/fields.schema.ts";
import { getLiveRow } from "../core/get.ts";
import { decimalsOf, parseMoney } from "../core/money.ts";
import type { AnyRow, RecordKind, RecordTable } from "../core/record.ts";
import { Refusal } from "../core/refusal.ts";
import { plain } from "../core/select.ts";
import { matchName } from "../core/text.ts";
import { parseDay } from "../core/time.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { DEAL_STAGES, type DealStage } from "../deals/deals.schema.ts";
import { addDeals, addStageEvents } from "../deals/deals.ts";
import { taskInput } from "../tasks/tasks.schema.ts";
import { addTasks } from "../tasks/tasks.ts";
import type { Outcome } from "./inbound.schema.ts";
import type { Target } from "./mapping.rules.ts";

export interface Kept {
  outcome: Extract<Outcome, "created" | "updated" | "unchanged">;
  recordId: string;
  /** What could not be used, and why. */
  left: string[];
}

type Values = Record<string, string>;

/** Turns mapped values into a record of the target within a change that the caller commits, or lets lie. As the context's member may. */
export function keepRecord(ctx: Context, change: Change, target: Target, values: Values): Promise<Kept> {
  return KEEPERS[target](ctx, change, values);
}

const KEEPERS: Record<Target, (ctx: Context, change: Change, values: Values) => Promise<Kept>> = {
  contact: keepPerson,
  company: keepCompany,
  deal: keepDeal,
  task: keepTask,
  note: keepNote,
};

/** Values that a schema takes, and the names of those that it does not. */
function fitting(schema: { shape: Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }> }, values: Values) {
  const fields: Record<string, unknown> = {};
  const left: string[] = [];
  for (const [field, value] of Object.entries(values)) {
    const result = schema.shape[field]?.safeParse(value);
    if (result?.success) fields[field] = result.data;
    else left.push(field);
  }
  return { fields, left };
}

async function keepPerson(ctx: Context, change: Change, values: Values): Promise<Kept> {
  const { name, email: address, phone, companyName, externalId, ...rest } = values;
  const { fields, left } = fitting(contactInput, rest);
  const language =
    (fields.language as "vi" | "en" | undefined) ?? languageOfName(name ?? `${rest.familyName ?? ""} ${rest.givenName ?? ""}`);
  const parsed = address === undefined ? undefined : email.safeParse(address);
  const number = phone === undefined ? undefined : findE164(phone, rest.country);
  const company = companyName === undefined ? undefined : await namedCompany(ctx, change, companyName);
  const { row, outcome } = await keepContact(
    ctx,
    change,
    {
      ...{ ...(name ? nameParts(name.trim(), language) : {}), ...fields, language },
      ...(parsed?.success ? { emails: [{ address: parsed.data, label: "work" }] } : {}),
      ...(number ? { phones: [{ number, label: "mobile" }] } : {}),
      ...(company ? { companyId: company } : {}),
      ...(externalId ? { externalId: cut(externalId, 200) } : {}),
    },
    "overwrite",
  );
  const unread = [...(address !== undefined && !parsed?.success ? ["email"] : []), ...(phone !== undefined && !number ? ["phone"] : [])];
  return { outcome, recordId: row.id, left: [...left, ...unread] };
}

async function keepCompany(ctx: Context, change: Change, values: Values): Promise<Kept> {
  const { externalId, ...rest } = values;
  const { fields, left } = fitting(companyInput, rest);
  const name = needed(fields, "name");
  const domain = (fields.domain as string | undefined) ?? null;
  const found = await findId(ctx, companyRecord, [
    sql`select id, 0 as rank from companies where external_id = ${externalId ?? null}`,
    sql`select id, 1 as rank from companies where domain = ${domain}`,
    sql`select id, 2 as rank from companies where match_name = ${matchName(name)}`,
  ]);
  if (!found) {
    require(ctx, "companies:create");
    const input = { ...fields, name, ...(externalId ? { externalId: cut(externalId, 200) } : {}) };
    const [row] = addCompanies(ctx, change, [input]);
    return { outcome: "created", recordId: row?.id ?? "", left };
  }
  const before = await getLiveRow(ctx, companyRecord, { id: found }, "companies:edit");
  const [row] = change.update(companyRecord, [{ before, patch: companyRowPatch(fields) }]);
  return { outcome: row === before ? "unchanged" : "updated", recordId: found, left };
}

async function keepDeal(ctx: Context, change: Change, values: Values): Promise<Kept> {
  const left: string[] = [];
  const read = <T>(field: string, reader: (text: string) => T | undefined): T | undefined => {
    const text = values[field];
    const value = text === undefined ? undefined : reader(text);
    if (text !== undefined && value === undefined) left.push(field);
    return value;
  };
  const name = cut(needed(values, "name"), 200);
  const currency = read("currency", (text) => /^[A-Z]{3}$/.exec(text.trim().toUpperCase())?.[0]) ?? "VND";
  const amount = read("amount", (text) => readAmount(text, currency));
  const stage = read("stage", (text) => DEAL_STAGES.find((each): each is DealStage => each === text.trim().toLowerCase()));
  const expectedCloseAt = read("expectedCloseAt", readMoment);
  const contactId = await mailed(ctx, values.contactEmail, left);
  const companyId = values.companyName === undefined ? undefined : await namedCompany(ctx, change, values.companyName);
  const fields = {
    ...{ name, ...(amount === undefined ? {} : { amount, currency }), ...(expectedCloseAt === undefined ? {} : { expectedCloseAt }) },
    ...(values.nextStep ? { nextStep: cut(values.nextStep, 300) } : {}),
    ...{ ...(contactId ? { contactId } : {}), ...(companyId ? { companyId } : {}), ...(stage ? { stage } : {}) },
  };
  const externalId = values.externalId && cut(values.externalId, 200);
  const found = externalId && (await findId(ctx, dealRecord, [sql`select id, 0 as rank from deals where external_id = ${externalId}`]));
  if (!found) {
    require(ctx, "deals:create");
    const owned = { ownerId: ctx.member.id, openedAt: ctx.now, externalId: externalId ?? null };
    const [row] = addDeals(ctx, change, [{ stage: "prospecting", ...owned, ...fields }]);
    return { outcome: "created", recordId: row?.id ?? "", left };
  }
  const before = await getLiveRow(ctx, dealRecord, { id: found }, "deals:edit");
  const [row = before] = change.update(dealRecord, [{ before, patch: fields }]);
  if (row.stage !== before.stage) addStageEvents(change, [row]);
  return { outcome: row === before ? "unchanged" : "updated", recordId: found, left };
}

async function keepTask(ctx: Context, change: Change, values: Values): Promise<Kept> {
  require(ctx, "tasks:create");
  const { contactEmail, dueAt: due, ...rest } = values;
  const { fields, left } = fitting(taskInput, rest);
  const dueAt = due === undefined ? undefined : readMoment(due);
  if (due !== undefined && dueAt === undefined) left.push("dueAt");
  const contactId = await mailed(ctx, contactEmail, left);
  const [row] = addTasks(ctx, change, [
    { ...fields, title: needed(fields, "title"), ...(dueAt === undefined ? {} : { dueAt }), ...(contactId ? { contactId } : {}) },
  ]);
  return { outcome: "created", recordId: row?.id ?? "", left };
}

async function keepNote(ctx: Context, change: Change, values: Values): Promise<Kept> {
  require(ctx, "activities:create");
  const left: string[] = [];
  const contactId = await mailed(ctx, values.contactEmail, left);
  const companyId = values.companyName === undefined ? undefined : await findCompany(ctx, values.companyName);
  const about = [contactId, companyId].filter((id) => id !== undefined);
  if (about.length === 0) throw new Refusal("invalid", "A note is about a contact or company that is there: contactEmail or companyName");
  const [row] = addActivities(ctx, change, [
    {
      ...{ kind: "note", subject: cut(values.subject ?? "", 500), body: cut(needed(values, "body"), 200_000) },
      ...{ authorId: ctx.member.id, links: await withCompanies(ctx, about) },
    },
  ]);
  return { outcome: "created", recordId: row?.id ?? "", left };
}

/** No more than so many characters, none of them half of one. */
const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();

function needed(fields: Record<string, unknown>, field: string): string {
  const value = fields[field];
  if (typeof value !== "string" || value.trim() === "") throw new Refusal("invalid", `There is no ${field} in it`, { [field]: "a text" });
  return value.trim();
}

/** Whoever has the address, if the asker sees them; else the field was of no use. */
async function mailed(ctx: Context, address: string | undefined, left: string[]): Promise<string | undefined> {
  if (address === undefined) return undefined;
  const [found] = await ctx.db.rows<{ id: string }>({
    sql: "select contact_id as id from contact_points where kind = 'email' and value = ?",
    args: [address.trim().toLowerCase()],
  });
  if (!found) left.push("contactEmail");
  return found?.id;
}

const findCompany = (ctx: Context, name: string): Promise<string | undefined> =>
  findId(ctx, companyRecord, [sql`select id, 0 as rank from companies where match_name = ${matchName(name)}`]);

/** The company of that name; a new one where there is none. */
async function namedCompany(ctx: Context, change: Change, name: string): Promise<string | undefined> {
  const found = await findCompany(ctx, name);
  if (found || !ctx.may("companies:create")) return found;
  return addCompanies(ctx, change, [{ name: cut(name.trim(), 200) }])[0]?.id;
}

/** The first of the matches that is live and that the asker sees. */
async function findId<T extends RecordTable>(
  ctx: Context,
  kind: RecordKind<T>,
  matches: ReturnType<typeof sql>[],
): Promise<string | undefined> {
  const table = sql.raw(kind.noun);
  const [row] = await ctx.db.all(
    plain<Pick<AnyRow, "id">>(
      sql`select ${table}.id from (${sql.join(matches, sql` union all `)}) as found join ${table} on ${table}.id = found.id
        where ${table}.deleted_at is null${andVisible(ctx, kind)} order by found.rank, ${table}.id limit 1`,
    ),
  );
  return row?.id;
}

/** An amount in whole units, as programs send it (1234.5) or as people write it. */
function readAmount(text: string, currency: string): number | undefined {
  const plainNumber = /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Math.round(Number(text) * 10 ** decimalsOf(currency)) : undefined;
  const minor = plainNumber ?? parseMoney(text, currency);
  return minor !== undefined && Number.isSafeInteger(minor) ? minor : undefined;
}

const LAST_MOMENT = 253_402_300_799_999;

/** A moment as programs write it: ISO 8601, milliseconds or seconds since 1970, or a day. */
function readMoment(text: string): number | undefined {
  const number = /^\d{9,14}$/.test(text.trim()) ? Number(text) : undefined;
  const at = number === undefined ? (parseDay(text) ?? Date.parse(text)) : number < 100_000_000_000 ? number * 1000 : number;
  const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : at;
  return Number.isFinite(exact) && exact <= LAST_MOMENT ? exact : undefined;
}
