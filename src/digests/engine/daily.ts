import type { Activity } from "../../activities/activities.schema.ts";
import { pledgesOf } from "../../assistant/built-in/pledges.ts";
import { isHostile, isWritten } from "../../assistant/built-in/prose.ts";
import { quoted } from "../../assistant/built-in/summary.ts";
import { dayNumber } from "../../assistant/calendar.ts";
import { buildPack } from "../../assistant/evidence.ts";
import { inert } from "../../assistant/inert.ts";
import { isTalk } from "../../assistant/signals.ts";
import { isCustomer, turnOf } from "../../assistant/speech.ts";
import { formatMoney } from "../../core/money.ts";
import { shorten } from "../../core/text.ts";
import { DAY, formatDay, shiftDay, startOfDay } from "../../core/time.ts";
import { type DigestWords, digestWords } from "../digest.words.ts";
import type { DigestPoint } from "../digests.schema.ts";
import { silences } from "./habits.ts";
import type { Customer, DailyInput, Written } from "./input.ts";
import { Sources } from "./sources.ts";

/** A rep's day: what is due, who waits, who has gone quiet, and from all of it whom to contact first. */

const MOST = { focus: 6, tasks: 12, messages: 10, promises: 8, silent: 8, deals: 8, birthdays: 8 };
const MESSAGE_DAYS = 21;
const BIRTHDAYS_AHEAD = 3;
const LONGEST = 140;

/** A point with whom it concerns, why in a few words, and how much it presses. */
interface Reason {
  point: DigestPoint;
  customer: Pick<Customer, "id" | "name"> | undefined;
  why: string;
  weight: number;
}

export function dailyDigest(input: DailyInput): Written {
  const desk = new Desk(input);
  const found = {
    tasks: desk.tasks(),
    messages: desk.messages(),
    promises: desk.promises(),
    silent: desk.silent(),
    deals: desk.deals(),
    birthdays: desk.birthdays(),
  };
  const { sources } = desk;
  sources.add("focus", focusOf(Object.values(found).flat()), MOST.focus);
  for (const [name, reasons] of Object.entries(found) as [keyof typeof found, Reason[]][])
    sources.add(
      name,
      reasons.map(({ point }) => point),
      MOST[name],
    );
  return sources.written();
}

/** Each customer once, with all that speaks for contacting them, the most pressing in front. */
function focusOf(reasons: Reason[]): DigestPoint[] {
  const byCustomer = Map.groupBy(
    reasons.filter(({ customer }) => customer),
    ({ customer }) => customer?.id ?? "",
  );
  const weighed = [...byCustomer].map(([id, own]) => {
    const sorted = own.sort((a, b) => b.weight - a.weight);
    const whys = [...new Set(sorted.map(({ why }) => why))].slice(0, 3).join("; ");
    const point: DigestPoint = {
      text: `${sorted[0]?.customer?.name}: ${whys}`,
      cites: [...new Set(sorted.flatMap(({ point: { cites } }) => cites))].slice(0, 5),
      ...{ recordId: id, about: sorted[0]?.customer?.name ?? null, at: sorted[0]?.point.at ?? null },
    };
    return { point, weight: sorted.reduce((sum, { weight }, index) => sum + weight / (index + 1), 0) };
  });
  return weighed.sort((a, b) => b.weight - a.weight).map(({ point }) => point);
}

class Desk {
  readonly sources: Sources;
  readonly #input: DailyInput;
  readonly #say: DigestWords;
  readonly #names: Map<string, Customer>;

  constructor(input: DailyInput) {
    this.#input = input;
    this.sources = new Sources(input);
    this.#say = digestWords(input.language);
    this.#names = new Map(input.customers.map((customer) => [customer.id, customer]));
  }

  tasks(): Reason[] {
    const { tasks, startsAt } = this.#input;
    return tasks.map((task) => {
      const { dueAt, contactId, companyId, dealId } = task;
      const isLate = (dueAt ?? 0) < startsAt;
      const when = isLate ? this.#say.overdue(this.#day(dueAt ?? 0)) : this.#say.dueToday;
      const id = contactId ?? companyId;
      const name = task.contactName ?? task.companyName;
      const about = id && name ? { id, name } : undefined;
      const text = [task.title, about?.name].filter(Boolean).join(" – ");
      const cite = this.sources.cite({ kind: "task", recordId: task.id, at: dueAt, title: task.title, text: `${text}, ${when}` });
      return {
        point: { text: `${text} (${when})`, cites: [cite], recordId: id ?? dealId ?? task.id, about: about?.name ?? task.title, at: dueAt },
        customer: about,
        why: `${this.#say.reason.task(shorten(task.title, 70))}, ${when}`,
        weight: isLate ? 5 : 4,
      };
    });
  }

  /** What came in writing and nobody has answered, the one who waits longest in front. */
  messages(): Reason[] {
    const { activities, now, timeZone } = this.#input;
    const open = activities.filter((activity) => isWaiting(activity, activities, now) && this.#lastWord(activity));
    const newest = [...Map.groupBy(open, (activity) => this.#customerOf(activity)?.id ?? activity.id).values()].flatMap(
      ([first]) => first ?? [],
    );
    return newest
      .sort((a, b) => a.occurredAt - b.occurredAt)
      .map((activity) => {
        const waited = dayNumber(now, timeZone) - dayNumber(activity.occurredAt, timeZone);
        const customer = this.#customerOf(activity);
        const name = customer?.name ?? this.#say.nobody;
        const said = activity.kind === "email" ? activity.subject || activity.body : this.#lastWord(activity) || activity.subject;
        const what = quoted(shorten(inert(said, LONGEST).replace(/\s+/g, " "), LONGEST));
        return {
          point: {
            text: this.#say.waiting(`${name}: ${what}`, waited),
            ...{ cites: [this.#citeActivity(activity)], recordId: customer?.id ?? activity.id, about: name, at: activity.occurredAt },
          },
          ...{ customer, why: this.#say.reason.message(waited), weight: 4 + Math.min(waited, 6) / 3 },
        };
      });
  }

  /** What we said we would do, due by tomorrow or past it. */
  promises(): Reason[] {
    const { now, timeZone, language, member } = this.#input;
    const today = dayNumber(now, timeZone);
    const byCustomer = Map.groupBy(this.#input.activities, (activity) => this.#customerOf(activity)?.id ?? "");
    return [...byCustomer].flatMap(([id, activities]) => {
      const customer = this.#names.get(id);
      if (!customer) return [];
      const history = {
        ...{ recordId: id, contact: null, company: null, activities, deals: [], tasks: this.#input.tasks, people: { [id]: customer.name } },
        ...{ sender: { ...member, title: null, email: "", signature: null }, workspace: { name: "", timeZone } },
      };
      const due = pledgesOf(buildPack(history, { now, language })).filter(
        ({ by, isOpen, dueDay }) => by === "us" && isOpen && dueDay !== undefined && dueDay <= today + 1,
      );
      return due.flatMap(({ item, text, dueDay = today }): Reason[] => {
        if (!item.activity) return [];
        const day = this.#day(startOfDay(dayOf(dueDay), timeZone));
        const told = this.#say.promised(`${customer.name}: ${quoted(text)}`, day, dueDay < today);
        return [
          {
            point: { text: told, cites: [this.#citeActivity(item.activity)], recordId: id, about: customer.name, at: item.at },
            ...{ customer, why: this.#say.reason.promise(day), weight: dueDay < today ? 5 : 4 },
          },
        ];
      });
    });
  }

  silent(): Reason[] {
    return silences(this.#input).map(({ customer, days, usual, lastAt }) => {
      const why = this.#say.silent(days, usual, this.#day(lastAt));
      const kind = customer.id.startsWith("com_") ? "company" : "contact";
      const cite = this.sources.cite({ kind, recordId: customer.id, at: lastAt, title: customer.name, text: why });
      return {
        point: { text: `${customer.name}: ${why}`, cites: [cite], recordId: customer.id, about: customer.name, at: lastAt },
        ...{ customer, why, weight: 1.5 + Math.min(days / Math.max(usual, 1), 6) / 4 },
      };
    });
  }

  /** Open deals that nobody has planned anything for, and those whose day has passed. */
  deals(): Reason[] {
    const { deals, taskedDeals, now, language, hiddenOfDeals } = this.#input;
    const isPlanned = new Set(taskedDeals);
    const seesSteps = !hiddenOfDeals.includes("nextStep");
    return deals.flatMap((deal): Reason[] => {
      const isLate = deal.expectedCloseAt !== null && deal.expectedCloseAt < now;
      const isBare = seesSteps && !deal.nextStep && !isPlanned.has(deal.id);
      if (!isLate && !isBare) return [];
      const why = isLate ? this.#say.late(this.#day(deal.expectedCloseAt ?? now)) : this.#say.noStep;
      const amount = deal.amount === null ? "" : ` (${formatMoney(deal.amount, deal.currency ?? "VND", language)})`;
      const cite = this.sources.cite({
        kind: "deal",
        recordId: deal.id,
        at: deal.openedAt,
        title: deal.name,
        text: `${amount.trim()} ${why}`,
      });
      const customer = this.#names.get(deal.contactId ?? "") ?? this.#names.get(deal.companyId ?? "");
      return [
        {
          point: { text: `${deal.name}${amount}: ${why}`, cites: [cite], recordId: deal.id, about: deal.name, at: deal.expectedCloseAt },
          ...{ customer, why: isLate ? `“${deal.name}” ${why}` : this.#say.reason.deal(deal.name), weight: isLate ? 3 : 2 },
        },
      ];
    });
  }

  birthdays(): Reason[] {
    const { customers, today, timeZone } = this.#input;
    const days = Array.from({ length: BIRTHDAYS_AHEAD + 1 }, (_, ahead) => shiftDay(today, ahead));
    return days.flatMap((day, ahead) =>
      customers
        .filter(({ birthday }) => birthday?.slice(-5) === day.slice(-5))
        .map((customer) => {
          const why = ahead === 0 ? this.#say.birthdayToday : this.#say.birthdayOn(this.#day(startOfDay(day, timeZone) + DAY / 2));
          const cite = this.sources.cite({ kind: "contact", recordId: customer.id, at: null, title: customer.name, text: why });
          return {
            point: { text: `${customer.name}: ${why}`, cites: [cite], recordId: customer.id, about: customer.name, at: null },
            ...{ customer, why, weight: ahead === 0 ? 3 : 0.5 },
          };
        }),
    );
  }

  /** What the customer said last: of a chat their closing turn, and nothing where the last turn was ours. */
  #lastWord({ body, subject, links }: Activity): string {
    const [last = ""] = body.trimEnd().split("\n").slice(-1);
    const turn = turnOf(last.trim());
    if (!turn) return body || subject;
    const people = Object.fromEntries(links.flatMap((id) => this.#names.get(id) ?? []).map(({ id, name }) => [id, name]));
    return isCustomer(turn.speaker, { people, contact: null }) ? turn.said : "";
  }

  #customerOf({ links }: Activity): Customer | undefined {
    const known = links.flatMap((id) => this.#names.get(id) ?? []);
    return known.find(({ id }) => id.startsWith("con_")) ?? known[0];
  }

  #citeActivity(activity: Activity): string {
    const { subject, body, occurredAt, id } = activity;
    const title = inert(subject, 200) || (this.#customerOf(activity)?.name ?? this.#day(occurredAt));
    return this.sources.cite({ kind: "activity", recordId: id, at: occurredAt, title, text: inert(body, 400) });
  }

  #day(at: number): string {
    return formatDay(at, this.#input.language, this.#input.timeZone);
  }
}

const dayOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const COURTESY =
  /^(?:(?:dạ|vâng|ok|okay)[,. ]*)*(?:cảm ơn|cám ơn|thanks?|thank you|many thanks|noted|đã nhận|nhận được rồi|tuyệt|great|perfect)/iu;

/** "Chị nhận hoá đơn rồi, đúng thông tin.": they tell us that it has arrived, and want nothing. */
const RECEIPT =
  /^(?:(?:dạ|vâng)[, ]*)?(?:(?:anh|chị|em|bạn|cô|chú|bác|ông|bà|tôi|mình|bên \p{L}+) (?:đã |vừa )?nhận (?:được )?[^.?!,]{0,40}(?:rồi|đủ)|(?:we|i)(?: have)? (?:received|got) )/iu;
const WANTS =
  /\?|nhưng|thiếu|sai|chưa|lỗi|cần|giúp|gửi|báo|(?<!\p{L})cho (?:anh|chị|tôi|mình)|\b(?:but|missing|wrong|damaged|please|need|not)\b/iu;
const isCourtesy = (text: string): boolean =>
  text.length < 160 && !text.includes("?") && (COURTESY.test(text) || (RECEIPT.test(text) && !WANTS.test(text)));

/** Written to us lately, more than a courtesy, with no answer, talk or order with the same people since. */
function isWaiting(activity: Activity, all: Activity[], now: number): boolean {
  const { occurredAt, direction, body, threadId, links } = activity;
  if (direction !== "in" || !isWritten(activity) || now - occurredAt > MESSAGE_DAYS * DAY || isHostile(activity)) return false;
  if (isCourtesy(body.trim())) return false;
  const people = links.filter((id) => id.startsWith("con_"));
  return !all.some(
    (other) =>
      other.occurredAt > occurredAt &&
      (other.kind === "order" || isTalk(other) || (other.direction === "out" && isWritten(other))) &&
      ((threadId !== null && other.threadId === threadId) || other.links.some((id) => people.includes(id))),
  );
}
