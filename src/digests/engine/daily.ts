import { formatMoney } from "../../core/money.ts";
import { shorten } from "../../core/text.ts";
import { DAY, shiftDay, startOfDay } from "../../core/time.ts";
import type { DigestPoint } from "../digests.schema.ts";
import { silences } from "./habits.ts";
import type { DailyInput, Written } from "./input.ts";
import { promisesOf } from "./promises.ts";
import { type Reason, Telling } from "./telling.ts";
import { troublesOf } from "./troubles.ts";
import { waitingLately, waitingLong } from "./waiting.ts";

/** A rep's day: what is due, who waits, who has gone quiet, and from all of it whom to contact first. */

const MOST = { focus: 6, tasks: 12, complaints: 8, messages: 10, waiting: 6, promises: 8, silent: 8, deals: 8, birthdays: 8 };
const BIRTHDAYS_AHEAD = 3;

export function dailyDigest(input: DailyInput): Written {
  const tell = new Telling(input);
  const desk = new Desk(tell, input);
  const found = {
    tasks: desk.tasks(),
    complaints: troublesOf(tell, input.troubles),
    messages: waitingLately(tell, input),
    waiting: waitingLong(tell, input),
    promises: promisesOf(tell, input),
    silent: [...desk.silent(), ...desk.atRisk(), ...desk.reorders()],
    deals: desk.deals(),
    birthdays: desk.birthdays(),
  };
  const { sources } = tell;
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
  readonly #tell: Telling;
  readonly #input: DailyInput;

  constructor(tell: Telling, input: DailyInput) {
    this.#tell = tell;
    this.#input = input;
  }

  tasks(): Reason[] {
    const { tasks, startsAt } = this.#input;
    return tasks.map((task) => {
      const { dueAt, contactId, companyId, dealId } = task;
      const isLate = (dueAt ?? 0) < startsAt;
      const when = isLate ? this.#tell.say.overdue(this.#tell.day(dueAt ?? 0)) : this.#tell.say.dueToday;
      const id = contactId ?? companyId;
      const name = task.contactName ?? task.companyName;
      const about = id && name ? { id, name } : undefined;
      const text = [task.title, about?.name].filter(Boolean).join(" – ");
      const cite = this.#tell.sources.cite({ kind: "task", recordId: task.id, at: dueAt, title: task.title, text: `${text}, ${when}` });
      return {
        point: { text: `${text} (${when})`, cites: [cite], recordId: id ?? dealId ?? task.id, about: about?.name ?? task.title, at: dueAt },
        customer: about,
        why: `${this.#tell.say.reason.task(shorten(task.title, 70))}, ${when}`,
        weight: isLate ? 5 : 4,
      };
    });
  }

  silent(): Reason[] {
    return silences(this.#input).map(({ customer, days, usual, lastAt }) => {
      const why = this.#tell.say.silent(days, usual, this.#tell.day(lastAt));
      const cite = this.#tell.citeCustomer(customer, lastAt, why);
      return {
        point: { text: `${customer.name}: ${why}`, cites: [cite], recordId: customer.id, about: customer.name, at: lastAt },
        ...{ customer, why, weight: 1.5 + Math.min(days / Math.max(usual, 1), 6) / 4 },
      };
    });
  }

  /** Who may well not buy again. */
  atRisk(): Reason[] {
    return this.#input.atRisk.map((one) => {
      const { text: why, cite } = this.#tell.forecastOf(one);
      return {
        point: { text: `${one.name}: ${why}`, cites: [cite], recordId: one.id, about: one.name, at: one.orderedAt },
        ...{ customer: { id: one.id, name: one.name }, why, weight: 1 + one.probability },
      };
    });
  }

  /** Who usually has bought a product again by now. */
  reorders(): Reason[] {
    return this.#input.reorders.map(({ id, name, product, times, everyDays, lastAt }) => {
      const customer = { id, name };
      const why = this.#tell.say.reorder(product, times, everyDays, this.#tell.day(lastAt));
      const cite = this.#tell.citeCustomer(customer, lastAt, why);
      return {
        point: { text: `${name}: ${why}`, cites: [cite], recordId: id, about: name, at: lastAt },
        ...{ customer, why, weight: 1.4 },
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
      const why = isLate ? this.#tell.say.late(this.#tell.day(deal.expectedCloseAt ?? now)) : this.#tell.say.noStep;
      const amount = deal.amount === null ? "" : ` (${formatMoney(deal.amount, deal.currency ?? "VND", language)})`;
      const cite = this.#tell.sources.cite({
        kind: "deal",
        recordId: deal.id,
        at: deal.openedAt,
        title: deal.name,
        text: `${amount.trim()} ${why}`,
      });
      const customer = this.#tell.names.get(deal.contactId ?? "") ?? this.#tell.names.get(deal.companyId ?? "");
      return [
        {
          point: { text: `${deal.name}${amount}: ${why}`, cites: [cite], recordId: deal.id, about: deal.name, at: deal.expectedCloseAt },
          ...{ customer, why: isLate ? `“${deal.name}” ${why}` : this.#tell.say.reason.deal(deal.name), weight: isLate ? 3 : 2 },
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
          const why =
            ahead === 0 ? this.#tell.say.birthdayToday : this.#tell.say.birthdayOn(this.#tell.day(startOfDay(day, timeZone) + DAY / 2));
          const cite = this.#tell.citeCustomer(customer, null, why);
          return {
            point: { text: `${customer.name}: ${why}`, cites: [cite], recordId: customer.id, about: customer.name, at: null },
            ...{ customer, why, weight: ahead === 0 ? 3 : 0.5 },
          };
        }),
    );
  }
}
