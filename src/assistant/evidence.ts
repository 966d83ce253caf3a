import type { Activity } from "../activities/activities.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import { words } from "../core/text.ts";
import type { Deal } from "../deals/deals.schema.ts";
import type { NamedProduct } from "../predictions/offering/named-products.queries.ts";
import type { Task } from "../tasks/tasks.schema.ts";
import type { EvidenceItem, Language, Purpose } from "./assistant.schema.ts";
import { formOf } from "./built-in/address.ts";
import { type FactName, type Figures, factsOf, figuresOf } from "./facts.ts";
import type { History } from "./history.ts";
import { inert, tokensOf } from "./inert.ts";
import { ItemWriter } from "./item-text.ts";
import { occasionFact } from "./occasions.ts";
import { productItems } from "./product-items.ts";
import { hasSignal, isContact, isTalk, type Signal } from "./signals.ts";
import type { TemplateText } from "./wish.ts";

/** One item of a pack, with the record that it was written from. */
export interface PackItem extends EvidenceItem {
  fact?: FactName;
  activity?: Activity;
  /** What was said or written in the activity, without the lines of amounts and numbers kept beside it. */
  body?: string;
  deal?: Deal;
  task?: Task;
}

/** What the assistant may rely on for one text: evidence with short refs, and the numbers behind its facts. */
export interface Pack {
  history: History;
  items: PackItem[];
  figures: Figures;
  now: number;
  language: Language;
}

export interface PackWish {
  now: number;
  language: Language;
  purpose?: Purpose;
  instruction?: string | undefined;
  template?: TemplateText | undefined;
  /** What the sender wants changed in a text that stands. */
  edit?: string | undefined;
  /** Products that the sender names. */
  products?: NamedProduct[];
  budgetTokens?: number;
  /** The further people of the customer are told of, too. */
  withOthers?: boolean;
}

/** Enough for a good draft, and small enough for an 8k model with its prompt and its answer. */
const BUDGET_TOKENS = 5_000;
const SMALLEST_ITEM = 40;
const MOST_DEALS = 6;
const MOST_TASKS = 6;
/** Older activities than these are weighed by their subject alone. */
const READ_CLOSELY = 300;
const SIGNALS: Record<Purpose, Signal[]> = {
  follow_up: ["quote"],
  first_contact: [],
  reply: [],
  after_meeting: [],
  quote_reminder: ["quote"],
  late_payment: ["payment"],
  win_back: ["contract"],
  apology: ["delivery"],
  thanks: ["delivery"],
  renewal: ["contract"],
  congratulation: ["news"],
  tet_greeting: [],
  birthday_greeting: [],
};

/**
 * Chooses evidence from a history that is already limited to what the member may see: pinned facts and records first,
 * then what is newest and what bears on the purpose, until the budget of tokens is spent.
 */
export function buildPack(history: History, wish: PackWish): Pack {
  const { now, language } = wish;
  const figures = figuresOf(history, now);
  const writer = new ItemWriter(history, language);
  const pinned = [
    ...peopleItems(history, writer, wish),
    ...wishItems(wish),
    ...productItems(wish),
    ...occasionItems(history, wish),
    ...factItems(history, figures, wish),
    ...dealItems(history, writer),
    ...taskItems(history, writer),
  ];
  const spent = pinned.reduce((sum, item) => sum + costOf(item), 0);
  const activities = activityItems(history, figures, writer, wish, (wish.budgetTokens ?? BUDGET_TOKENS) - spent);
  return { history, items: [...pinned, ...activities], figures, now, language };
}

/** The items as they are kept, sent and shown. */
export const evidenceOf = (pack: Pack): EvidenceItem[] =>
  pack.items.map(({ ref, kind, recordId, at, title, text, isDrafted, isEstimate, isInternal, form }) => ({
    ...{ ref, kind, recordId, at, title, text },
    ...(isDrafted && { isDrafted }),
    ...(isEstimate && { isEstimate }),
    ...(isInternal && { isInternal }),
    ...(form && { form }),
  }));

/** Names the exact content of a pack, its facts with it: they change with the day, and with what is read in the activities. */
export async function packKey(pack: Pack): Promise<string> {
  const seen = pack.items.map(({ recordId, title, text, at }) => [recordId, at, title, text]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify([pack.language, seen])));
  return [...new Uint8Array(digest).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const costOf = (item: EvidenceItem): number => tokensOf(item.title) + tokensOf(item.text) + 12;

function peopleItems(history: History, writer: ItemWriter, { withOthers, language }: PackWish): PackItem[] {
  const { contact, company, sender, others = [] } = history;
  const items: PackItem[] = [{ ref: "s1", kind: "fact", recordId: null, at: null, ...writer.sender() }];
  const people = [...(contact ? [contact] : []), ...(withOthers ? others : [])];
  for (const [index, one] of people.entries())
    items.push({ ref: `c${index + 1}`, kind: "contact", recordId: one.id, at: null, ...writer.contact(one), ...formItem(one, language) });
  if (company) items.push({ ref: "o1", kind: "company", recordId: company.id, at: null, ...writer.company(company) });
  return sender.name ? items : items.slice(1);
}

function formItem(contact: Contact, language: Language): Pick<EvidenceItem, "form"> {
  const form = formOf(contact, language);
  return form ? { form } : {};
}

const fact = (ref: string, title: string, text: string): PackItem => ({ ref, kind: "fact", recordId: null, at: null, title, text });

/** What the sender asked for is evidence, too: an amount that they name may be written. So are the words of the team's template. */
function wishItems({ instruction, edit, template, language }: PackWish): PackItem[] {
  const isVietnamese = language === "vi";
  const items: PackItem[] = [];
  if (instruction) items.push(fact("i1", isVietnamese ? "Yêu cầu của người gửi" : "The sender's wish", inert(instruction, 1_000)));
  if (edit) items.push(fact("i2", isVietnamese ? "Yêu cầu sửa của người gửi" : "What the sender wants changed", inert(edit, 2_000)));
  if (template)
    items.push(fact("m1", `${isVietnamese ? "Mẫu của đội" : "The team's template"}: ${template.name}`, inert(template.body, 4_000)));
  return items;
}

function occasionItems(history: History, { purpose, now, language }: PackWish): PackItem[] {
  const found = occasionFact(purpose, history, now, language);
  return found ? [fact("k1", found.title, found.text)] : [];
}

const factItems = (history: History, figures: Figures, { now, language }: PackWish): PackItem[] =>
  factsOf(history, figures, now, language).map(({ name, ...fact }, index) => ({
    ref: `f${index + 1}`,
    kind: "fact",
    recordId: null,
    fact: name,
    ...(name === "open_deals" && { isEstimate: true }),
    ...(name === "overdue_tasks" && { isInternal: true }),
    ...fact,
  }));

function dealItems({ deals }: History, writer: ItemWriter): PackItem[] {
  const closed = deals.filter((deal) => deal.status !== "open").sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0));
  const chosen = [...deals.filter((deal) => deal.status === "open"), ...closed].slice(0, MOST_DEALS);
  return chosen.map((deal, index) => ({
    ref: `d${index + 1}`,
    kind: "deal",
    recordId: deal.id,
    at: deal.openedAt,
    deal,
    isInternal: true,
    ...(deal.status === "open" && { isEstimate: true }),
    ...writer.deal(deal),
  }));
}

function taskItems({ tasks }: History, writer: ItemWriter): PackItem[] {
  const open = tasks
    .filter((task) => task.doneAt === null)
    .sort((a, b) => (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER));
  return open.slice(0, MOST_TASKS).map((task, index) => ({
    ref: `t${index + 1}`,
    kind: "task",
    recordId: task.id,
    at: task.createdAt,
    task,
    isInternal: true,
    ...writer.task(task),
  }));
}

function activityItems(history: History, figures: Figures, writer: ItemWriter, wish: PackWish, budget: number): PackItem[] {
  const musts = new Set(mustHaves(history, figures));
  const wanted = new Set(words(`${wish.instruction ?? ""} ${wish.edit ?? ""}`).filter((word) => word.length > 2));
  const complaining = new Set(figures.complaints.map(({ id }) => id));
  const weighed = history.activities.map((activity, rank) => ({
    activity,
    rank,
    weight: musts.has(activity) ? 10 - rank / 1e4 : weightOf(activity, rank, wish, { wanted, complaining }),
  }));
  const chosen: { activity: Activity; item: PackItem }[] = [];
  let left = budget;
  for (const { activity, rank } of weighed.sort((a, b) => b.weight - a.weight)) {
    const limit = musts.has(activity) ? 1_600 : rank < 20 ? 700 : 300;
    const item: PackItem = {
      ref: "",
      kind: "activity",
      recordId: activity.id,
      at: activity.occurredAt,
      activity,
      ...(activity.meta.draftedWith && { isDrafted: true }),
      ...(!isContact(activity) && { isInternal: true }),
      ...writer.activity(activity, limit),
    };
    if (left < SMALLEST_ITEM) break;
    if (costOf(item) > left) continue;
    left -= costOf(item);
    chosen.push({ activity, item });
  }
  return chosen.sort((a, b) => b.activity.occurredAt - a.activity.occurredAt).map(({ item }, index) => ({ ...item, ref: `a${index + 1}` }));
}

/** What no pack may lack: the newest, the last from each side, the last talk, order and complaint. */
function mustHaves({ activities }: History, figures: Figures): Activity[] {
  const last = (test: (activity: Activity) => boolean) => activities.find(test);
  const found = [
    ...activities.slice(0, 3),
    figures.lastIncoming,
    last((activity) => activity.direction === "out"),
    last(isTalk),
    last((activity) => activity.direction === "out" && hasSignal(activity, "quote")),
    figures.orders[0],
    last(({ id }) => id === figures.complaints[0]?.id),
  ];
  return found.filter((activity) => activity !== undefined);
}

interface Sought {
  /** Words that the sender names. */
  wanted: Set<string>;
  /** Ids of what complains. */
  complaining: Set<string>;
}

function weightOf(activity: Activity, rank: number, wish: PackWish, { wanted, complaining }: Sought): number {
  const recency = 1 / (1 + rank / 12);
  const seen = rank < READ_CLOSELY ? activity : { ...activity, body: "" };
  const fits =
    (SIGNALS[wish.purpose ?? "follow_up"] ?? []).some((signal) => hasSignal(seen, signal)) ||
    (wish.purpose === "apology" && complaining.has(activity.id));
  const asked = wanted.size > 0 && words(`${seen.subject} ${seen.body.slice(0, 600)}`).filter((word) => wanted.has(word)).length;
  const weighty = activity.kind === "order" || isTalk(activity) ? 0.15 : activity.kind === "system" ? -0.5 : 0;
  return recency + (fits ? 0.5 : 0) + Math.min(asked || 0, 4) * 0.2 + weighty;
}
