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
  /** What is proposed is written in it: that of whose record it is. */
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

const TITLES: Partial<Record<Values["intent"], Worded>> = {
  complaint: { vi: (name) => `Xử lý khiếu nại của ${name}`, en: (name) => `Deal with ${name}'s complaint` },
  quote: { vi: (name) => `Gửi báo giá cho ${name}`, en: (name) => `Send a quote to ${name}` },
  cancel: { vi: (name) => `Liên hệ ${name} về yêu cầu hủy`, en: (name) => `Talk to ${name} about cancelling` },
  meeting: { vi: (name) => `Xác nhận lịch gặp ${name}`, en: (name) => `Confirm the meeting with ${name}` },
  support: { vi: (name) => `Hỗ trợ ${name}`, en: (name) => `Help ${name}` },
};
const CLOCK = 17 * HOUR;

/** Only what a customer wrote asks for a task: a colleague's note has been thought about already. */
function taskFor(intent: Found<Values["intent"]> | undefined, timing: Found<Values["timing"]> | undefined, around: Around): Wish[] {
  const { activity, contact, company, language, openTasks } = around;
  const name = contact?.name ?? company?.name ?? "";
  const title = intent && TITLES[intent.value]?.[language](name).trim();
  if (!intent || !title || !WRITTEN.has(activity.kind) || !(contact || company)) return [];
  if (openTasks.some((task) => isOneOf(task.title, TITLES[intent.value], name))) return [];
  const ownerId = contact?.ownerId ?? company?.ownerId ?? null;
  const due = dueAt(intent.value === "meeting" ? timing?.value : undefined, around);
  return [newTask(title, due, intent.span, ownerId, around)];
}

type Worded = Record<"vi" | "en", (name: string) => string>;

/** Whichever language it was written in. */
const isOneOf = (title: string, words: Worded | undefined, name: string): boolean =>
  words !== undefined && [words.vi, words.en].some((word) => word(name).trim() === title);

function newTask(title: string, due: number, span: Span, assigneeId: string | null, { contact, company, deals }: Around): Wish {
  const patch = {
    ...{ title, dueAt: due },
    ...(contact ? { contactId: contact.id } : {}),
    ...(company ? { companyId: company.id } : {}),
    ...(deals.length === 1 ? { dealId: deals[0]?.id } : {}),
    ...(assigneeId ? { assigneeId } : {}),
  };
  return { kind: "task", record: undefined, patch, before: {}, span, addressee: assigneeId };
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
    ...stepFor(deal, intent, hints, around).map((step) =>
      "title" in step ? newTask(step.title, step.due, step.span, deal.ownerId, around) : wish({ nextStep: step.nextStep }, step.span),
    ),
  ];
}

const STEP_NAMES: Record<(typeof STEPS)[number], Record<"vi" | "en", string>> = {
  demo: { vi: "Demo", en: "Demo" },
  signing: { vi: "Ký hợp đồng", en: "Sign the contract" },
  call: { vi: "Gọi điện", en: "Call" },
  visit: { vi: "Ghé thăm", en: "Visit" },
  meeting: { vi: "Gặp mặt", en: "Meet" },
};

const STEP_TASKS: Record<(typeof STEPS)[number], Worded> = {
  demo: { vi: (name) => `Demo cho ${name}`, en: (name) => `Demo for ${name}` },
  signing: { vi: (name) => `Ký hợp đồng với ${name}`, en: (name) => `Sign the contract with ${name}` },
  call: { vi: (name) => `Gọi điện cho ${name}`, en: (name) => `Call ${name}` },
  visit: { vi: (name) => `Ghé thăm ${name}`, en: (name) => `Visit ${name}` },
  meeting: { vi: (name) => `Gặp ${name}`, en: (name) => `Meet ${name}` },
};

type Step = { span: Span } & ({ nextStep: string } | { title: string; due: number });

/**
 * Only from what the customer wrote, and not where the deal names that day already. A step that stands is still owed: then what they name becomes
 * a task beside it, unless their message makes one of that meeting anyhow.
 */
function stepFor(
  { nextStep }: Pick<Deal, "nextStep">,
  intent: Found<Values["intent"]> | undefined,
  { step }: Hints,
  around: Around,
): Step[] {
  const { activity, language, timeZone, contact, company, openTasks } = around;
  if (!step || !WRITTEN.has(activity.kind)) return [];
  const { what, span } = step;
  const at = startOfDay(step.day, timeZone);
  const day = formatDay(at, language, timeZone);
  if (!nextStep?.trim()) return [{ nextStep: `${STEP_NAMES[what][language]} ${language === "vi" ? "ngày" : "on"} ${day}`, span }];
  const name = contact?.name ?? company?.name ?? "";
  const isThere = (["vi", "en"] as const).some((each) => nextStep.includes(formatDay(at, each, timeZone)));
  const isTaken = intent?.value === "meeting" || openTasks.some((task) => isOneOf(task.title, STEP_TASKS[what], name));
  return isThere || isTaken || !name ? [] : [{ title: STEP_TASKS[what][language](name), due: at + CLOCK, span }];
}

const isOpenToDate = ({ expectedCloseAt }: Pick<Deal, "expectedCloseAt">, { now }: Around): boolean =>
  expectedCloseAt === null || expectedCloseAt < now;

const endOf = ({ to }: Values["timing"], { timeZone }: Around): number => startOfDay(to, timeZone) + CLOCK;

/** A firm yes brings a deal to negotiation, not to won: that is signed, not written. A firm no loses it. */
function stageAfter(stage: Deal["stage"], intent: Values["intent"] | undefined, { isFirm }: Hints): Deal["stage"] | undefined {
  if (intent === "buy" && isFirm && stage !== "negotiation") return "negotiation";
  return intent === "decline" ? "lost" : undefined;
}
