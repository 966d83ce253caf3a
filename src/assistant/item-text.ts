import type { Activity } from "../activities/activities.schema.ts";
import type { Company } from "../companies/companies.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import { formatMoney } from "../core/money.ts";
import { formatDay } from "../core/time.ts";
import type { Deal } from "../deals/deals.schema.ts";
import { STAGE_NAMES } from "../deals/stages.rules.ts";
import type { Task } from "../tasks/tasks.schema.ts";
import type { Language } from "./assistant.schema.ts";
import type { History } from "./history.ts";
import { inert } from "./inert.ts";
import { isTalk } from "./signals.ts";

/** How a record reads as an item of evidence: a title that says what it is, and its content. */
export interface ItemText {
  title: string;
  text: string;
}

const LABELS = {
  vi: {
    from: "từ",
    to: "gửi",
    with: "với",
    sender: "Người gửi",
    customer: "khách",
    kinds: {
      email: "Email",
      call: "Cuộc gọi",
      meeting: "Cuộc họp",
      note: "Ghi chú",
      chat: "Tin nhắn",
      sms: "Tin nhắn",
      letter: "Thư",
      visit: "Ghé thăm",
      form: "Biểu mẫu",
      order: "Đơn hàng",
      system: "Hệ thống",
    },
    deal: "Cơ hội",
    task: "Việc cần làm",
    done: "Đã xong",
    due: "Hạn",
    assignee: "Người làm",
    note: "Ghi chú",
    amount: "Giá trị",
    stage: "Giai đoạn",
    opened: "Mở ngày",
    expected: "Dự kiến chốt",
    closed: "Đóng ngày",
    next: "Bước tiếp theo",
    lost: "Lý do mất",
    duration: (minutes: number) => `${minutes} phút`,
    holder: "Người trao đổi bên mình",
    order: "Số đơn",
    outcome: "Kết quả",
  },
  en: {
    from: "from",
    to: "to",
    with: "with",
    sender: "Sender",
    customer: "the customer",
    kinds: {
      email: "Email",
      call: "Call",
      meeting: "Meeting",
      note: "Note",
      chat: "Chat",
      sms: "Text message",
      letter: "Letter",
      visit: "Visit",
      form: "Form",
      order: "Order",
      system: "System",
    },
    deal: "Deal",
    task: "Task",
    done: "Done",
    due: "Due",
    assignee: "Assigned to",
    note: "Note",
    amount: "Amount",
    stage: "Stage",
    opened: "Opened",
    expected: "Expected close",
    closed: "Closed",
    next: "Next step",
    lost: "Lost because",
    duration: (minutes: number) => `${minutes} minutes`,
    holder: "Held by our colleague",
    order: "Order number",
    outcome: "Outcome",
  },
} as const;

/** Writes records of one history as evidence in one language. */
export class ItemWriter {
  readonly #history: History;
  readonly #language: Language;

  constructor(history: History, language: Language) {
    this.#history = history;
    this.#language = language;
  }

  sender(): ItemText {
    const { sender, workspace } = this.#history;
    const lines = [[sender.name, sender.title, workspace.name].filter(Boolean).join(", "), sender.email, sender.signature];
    return { title: this.#words.sender, text: lines.filter(Boolean).join("\n") };
  }

  contact(contact: Contact): ItemText {
    const lines = [
      contact.title,
      contact.companyName,
      contact.city,
      ...contact.emails.map(({ address }) => address),
      ...contact.phones.map(({ number }) => number),
      contact.description,
    ];
    return { title: inert(contact.name, 200), text: inert(lines.filter(Boolean).join("\n"), 800) };
  }

  company(company: Company): ItemText {
    const lines = [company.industry, company.address, company.city, company.website, company.description];
    return { title: inert(company.name, 200), text: inert(lines.filter(Boolean).join("\n"), 800) };
  }

  activity(activity: Activity, limit: number): ItemText & { body: string } {
    const { kinds, from, to, with: together } = this.#words;
    const other = this.#other(activity);
    const who =
      !other || activity.kind === "order"
        ? ""
        : activity.direction === "in"
          ? ` ${from} ${other}`
          : activity.direction === "out"
            ? ` ${to} ${other}`
            : activity.kind === "note" || activity.kind === "system"
              ? ""
              : ` ${together} ${other}`;
    const subject = inert(activity.subject, 200);
    const body = inert(activity.body, limit);
    return {
      title: `${kinds[activity.kind]}${who}${subject ? `: ${subject}` : ""}`,
      body,
      text: [body, ...this.#metaLines(activity)].filter(Boolean).join("\n"),
    };
  }

  deal(deal: Deal): ItemText {
    const words = this.#words;
    const lines = [
      [words.stage, STAGE_NAMES[this.#language][deal.stage]],
      [words.amount, deal.amount === null ? null : formatMoney(deal.amount, deal.currency ?? "VND", this.#language)],
      [words.opened, this.#day(deal.openedAt)],
      [deal.status === "open" ? words.expected : words.closed, this.#day(deal.status === "open" ? deal.expectedCloseAt : deal.closedAt)],
      [words.next, deal.nextStep],
      [words.lost, deal.lostReason],
    ];
    return { title: `${words.deal}: ${inert(deal.name, 200)}`, text: labelled(lines) };
  }

  task(task: Task): ItemText {
    const words = this.#words;
    const lines = [
      [words.due, this.#day(task.dueAt)],
      [words.done, this.#day(task.doneAt)],
      [words.assignee, this.#history.people[task.assigneeId ?? ""]],
      [words.note, inert(task.note, 400)],
    ];
    return { title: `${words.task}: ${inert(task.title, 200)}`, text: labelled(lines) };
  }

  get #words() {
    return LABELS[this.#language];
  }

  #day(at: number | null): string | null {
    return at === null ? null : formatDay(at, this.#language, this.#history.workspace.timeZone);
  }

  /** The customer's side of an activity, by its address header or its links. */
  #other(activity: Activity): string {
    const { meta, links } = activity;
    const written = activity.direction === "in" ? meta.from?.name || meta.from?.address : meta.to?.[0]?.name || meta.to?.[0]?.address;
    const linked = links.map((link) => this.#history.people[link]).find(Boolean);
    return inert(linked ?? written ?? this.#history.contact?.name ?? this.#history.company?.name ?? "", 100);
  }

  #metaLines({ meta, durationMin, authorId, kind }: Activity): string[] {
    const words = this.#words;
    const amount = meta.amount === undefined ? null : formatMoney(meta.amount, meta.currency ?? "VND", this.#language);
    const holder = isTalk({ kind }) && authorId !== this.#history.sender.id ? this.#history.members?.[authorId ?? ""] : undefined;
    return [
      labelled([
        [words.holder, holder],
        [words.order, meta.orderNumber],
        [words.amount, amount],
        [words.outcome, meta.outcome && inert(meta.outcome, 200)],
      ]),
      durationMin ? words.duration(durationMin) : "",
    ];
  }
}

const labelled = (lines: (readonly [string, string | null | undefined] | (string | null | undefined)[])[]): string =>
  lines
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${value}`)
    .join("\n");
