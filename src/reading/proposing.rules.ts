import type { Activity } from "../activities/activities.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import { dayKey, formatDay, HOUR, shiftDay, startOfDay } from "../core/time.ts";
import type { Deal } from "../deals/deals.schema.ts";
import type { Task } from "../tasks/tasks.schema.ts";
import type { STEPS } from "./reading.rules.ts";
import type { Findings, Found, Span, Values } from "./reading.schema.ts";

/** What follows from a reading, as a person might do it: few and sure, each with the words it rests on. Pure. */

export interface Around {
  activity: Pick<Activity, "id" | "kind" | "direction" | "occurredAt">;
  /** The language of the text: what is proposed is written in it. */
  language: "vi" | "en";
  contact: Pick<Contact, "id" | "name" | "stage" | "version" | "companyId" | "ownerId"> | undefined;
  company: { id: string; name: string; ownerId: string | null } | undefined;
  /** Open deals of theirs that are there to be changed. */
  deals: Pick<Deal, "id" | "name" | "stage" | "amount" | "currency" | "expectedCloseAt" | "nextStep" | "version" | "ownerId">[];
  openTasks: Pick<Task, "title">[];
  timeZone: string;
  now: number;
}

export interface Hints {
  /** A yes without an if: "anh chốt đơn". */
  isFirm: boolean;
  /** The day found is one of deciding or signing. */
  closes: boolean;
  /** What the customer wants to come next, on a day that they name. */
  step: { what: (typeof STEPS)[number]; day: string; span: Span } | null;
}

/** A change that somebody could make. Without a record it makes a new one. */
export interface Wish {
  kind: "task" | "deal" | "contact";
  record: { id: string; name: string; version: number } | undefined;
  patch: Record<string, unknown>;
  before: Record<string, unknown>;
  span: Span;
  /** Whom it is put before; null: whoever may do it. */
  addressee: string | null;
}

const SURE = 0.8;
const WRITTEN = new Set<Activity["kind"]>(["email", "chat", "sms", "letter", "form"]);

export function wishesOf(found: Findings, hints: Hints, around: Around): Wish[] {
  const sure = <V>(one: Found<V> | undefined): Found<V> | undefined => (one && one.confidence >= SURE ? one : undefined);
  const intent = sure(found.intent);
  return [
    ...taskFor(intent, sure(found.timing), around),
    ...leadFor(intent, around),
    ...(around.deals.length === 1 ? dealFor(found, intent, hints, around) : []),
  ];
}

const TITLES: Partial<Record<Values["intent"], Record<"vi" | "en", (name: string) => string>>> = {
  complaint: { vi: (name) => `Xử lý khiếu nại của ${name}`, en: (name) => `Deal with ${name}'s complaint` },
  quote: { vi: (name) => `Gửi báo giá cho ${name}`, en: (name) => `Send a quote to ${name}` },
  cancel: { vi: (name) => `Liên hệ ${name} về yêu cầu hủy`, en: (name) => `Talk to ${name} about cancelling` },
  meeting: { vi: (name) => `Xác nhận lịch gặp ${name}`, en: (name) => `Confirm the meeting with ${name}` },
  support: { vi: (name) => `Hỗ trợ ${name}`, en: (name) => `Help ${name}` },
};
const CLOCK = 17 * HOUR;

/** Only what a customer wrote asks for a task: a colleague's note has been thought about already. */
function taskFor(intent: Found<Values["intent"]> | undefined, timing: Found<Values["timing"]> | undefined, around: Around): Wish[] {
  const { activity, contact, company, language, openTasks, deals } = around;
  const title = intent && TITLES[intent.value]?.[language](contact?.name ?? company?.name ?? "").trim();
  if (!intent || !title || !WRITTEN.has(activity.kind) || !(contact || company)) return [];
  if (openTasks.some((task) => task.title === title)) return [];
  const ownerId = contact?.ownerId ?? company?.ownerId ?? null;
  const patch = {
    ...{ title, dueAt: dueAt(intent.value === "meeting" ? timing?.value : undefined, around) },
    ...(contact ? { contactId: contact.id } : {}),
    ...(company ? { companyId: company.id } : {}),
    ...(deals.length === 1 ? { dealId: deals[0]?.id } : {}),
    ...(ownerId ? { assigneeId: ownerId } : {}),
  };
  return [{ kind: "task", record: undefined, patch, before: {}, span: intent.span, addressee: ownerId }];
}

/** Five o'clock of the day itself, else of the next working day. */
function dueAt(timing: Values["timing"] | undefined, { now, timeZone }: Around): number {
  const wanted = timing?.grain === "day" ? timing.from : nextWorkingDay(dayKey(now, timeZone));
  return startOfDay(wanted, timeZone) + CLOCK;
}

function nextWorkingDay(day: string): string {
  const next = shiftDay(day, 1);
  const weekday = new Date(`${next}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? nextWorkingDay(next) : next;
}

/** Who asks for a price or buys is worth a salesperson's time. */
function leadFor(intent: Found<Values["intent"]> | undefined, { contact }: Around): Wish[] {
  if (contact?.stage !== "lead" || !intent || !["quote", "buy"].includes(intent.value)) return [];
  const { ownerId: addressee, ...record } = contact;
  return [{ kind: "contact", record, patch: { stage: "qualified" }, before: { stage: "lead" }, span: intent.span, addressee }];
}

function dealFor(found: Findings, intent: Found<Values["intent"]> | undefined, hints: Hints, around: Around): Wish[] {
  const [deal] = around.deals;
  if (!deal) return [];
  const wish = (patch: Record<string, unknown>, span: Span): Wish => ({
    ...{ kind: "deal", record: deal, patch, span, addressee: deal.ownerId },
    before: Object.fromEntries(Object.keys(patch).map((field) => [field, deal[field as keyof typeof deal] ?? null])),
  });
  const { budget, timing } = found;
  const stage = stageAfter(deal.stage, intent?.value, hints);
  return [
    ...(budget && budget.confidence >= SURE && !deal.amount ? [wish({ ...budget.value }, budget.span)] : []),
    ...(timing && timing.confidence >= SURE && hints.closes && isOpenToDate(deal, around)
      ? [wish({ expectedCloseAt: endOf(timing.value, around) }, timing.span)]
      : []),
    ...(stage && intent ? [wish({ stage }, intent.span)] : []),
    ...stepFor(deal, hints, around).map(({ nextStep, span }) => wish({ nextStep }, span)),
  ];
}

const STEP_NAMES: Record<(typeof STEPS)[number], Record<"vi" | "en", string>> = {
  demo: { vi: "Demo", en: "Demo" },
  signing: { vi: "Ký hợp đồng", en: "Sign the contract" },
  call: { vi: "Gọi điện", en: "Call" },
  visit: { vi: "Ghé thăm", en: "Visit" },
  meeting: { vi: "Gặp mặt", en: "Meet" },
};

/** Only from what the customer wrote, and not where the deal names that day already. */
function stepFor({ nextStep }: Pick<Deal, "nextStep">, { step }: Hints, { activity, language, timeZone }: Around) {
  if (!step || !WRITTEN.has(activity.kind)) return [];
  const day = formatDay(startOfDay(step.day, timeZone), language, timeZone);
  const named = `${STEP_NAMES[step.what][language]} ${language === "vi" ? "ngày" : "on"} ${day}`;
  return nextStep?.includes(day) ? [] : [{ nextStep: named, span: step.span }];
}

const isOpenToDate = ({ expectedCloseAt }: Pick<Deal, "expectedCloseAt">, { now }: Around): boolean =>
  expectedCloseAt === null || expectedCloseAt < now;

const endOf = ({ to }: Values["timing"], { timeZone }: Around): number => startOfDay(to, timeZone) + CLOCK;

/** A firm yes brings a deal to negotiation, not to won: that is signed, not written. A firm no loses it. */
function stageAfter(stage: Deal["stage"], intent: Values["intent"] | undefined, { isFirm }: Hints): Deal["stage"] | undefined {
  if (intent === "buy" && isFirm && stage !== "negotiation") return "negotiation";
  return intent === "decline" ? "lost" : undefined;
}
