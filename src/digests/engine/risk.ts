import { quoted } from "../../assistant/built-in/summary.ts";
import { dayNumber } from "../../assistant/calendar.ts";
import { sumsOf } from "../../assistant/facts.ts";
import type { DigestPoint } from "../digests.schema.ts";
import { silences } from "./habits.ts";
import type { Customer, Stake, WeeklyInput } from "./input.ts";
import { promisesDue } from "./promises.ts";
import type { Telling } from "./telling.ts";
import { type Ground, gravityOf, groundsOf, lineOf } from "./troubles.ts";

/** Customers who may leave, each once with all that speaks for it: by how serious it is, and of what is as serious those with most at stake in front. */

const GRAVITY = { promise: 2.5, silence: 1, forecast: 1.2 };
/** From such a gravity on a reason is one of leaving, and one that is of our making. */
const LEAVING = 3.5;
const OUR_MAKING = 2.5;

/**
 * What a manager looks at first: 4, somebody is about to leave or keeps our money, and we owe them more than an answer; 3, only the one; 2, an
 * open complaint or a broken promise; 1, a sour word or silence. No sum lifts a customer over a more serious one.
 */
function seriousness(grounds: Pick<Ground, "gravity">[]): number {
  const isLeaving = grounds.some(({ gravity }) => gravity >= LEAVING);
  const isOurs = grounds.some(({ gravity }) => gravity >= OUR_MAKING && gravity < LEAVING);
  return isLeaving ? (isOurs ? 4 : 3) : isOurs ? 2 : 1;
}

type Known = Pick<Customer, "id" | "name">;

export function riskOf(tell: Telling, input: WeeklyInput): DigestPoint[] {
  const found = [...troubled(tell, input), ...broken(tell, input), ...silent(tell, input), ...forecast(tell, input)];
  const stakes = new Stakes(input.stakes);
  return [...Map.groupBy(found, ({ customer }) => customer.id).values()]
    .map((own) => ({ customer: own[0]?.customer ?? { id: "", name: "" }, grounds: own.flatMap(({ grounds }) => grounds) }))
    .map(({ customer, grounds }) => ({ customer, grounds: grounds.sort((a, b) => b.gravity - a.gravity) }))
    .sort(
      (a, b) =>
        seriousness(b.grounds) - seriousness(a.grounds) ||
        stakes.compare(b.customer.id, a.customer.id) ||
        gravityOf(b.grounds) - gravityOf(a.grounds),
    )
    .map(({ customer, grounds }) => ({
      text: [`${customer.name}: ${lineOf(grounds)}`, worth(tell, stakes.of(customer.id), input)].filter(Boolean).join(" – "),
      cites: [...new Set(grounds.flatMap(({ cites }) => cites))],
      ...{ recordId: customer.id, about: customer.name, at: grounds[0]?.at ?? null },
    }));
}

interface Found {
  customer: Known;
  grounds: Ground[];
}

const troubled = (tell: Telling, { troubles }: WeeklyInput): Found[] =>
  troubles.map((trouble) => ({ customer: trouble.customer, grounds: groundsOf(tell, trouble) }));

/** The firm is at risk where a person of it is; whom nobody can see stands for themselves. */
function broken(tell: Telling, input: WeeklyInput): Found[] {
  const firmFirst = ({ links }: { links: string[] }) => {
    const known = links.flatMap((id) => tell.names.get(id) ?? []);
    return known.find(({ id }) => id.startsWith("com_")) ?? known[0];
  };
  const yesterday = dayNumber(input.now, input.timeZone) - 1;
  const due = promisesDue(tell, input, { dueDay: yesterday, customerOf: firmFirst });
  return [...Map.groupBy(due, ({ customer }) => customer.id).values()].flatMap(([first]) =>
    first
      ? [
          {
            customer: first.customer,
            grounds: [
              {
                ...{ text: tell.say.broken(first.day), quote: quoted(first.text), gravity: GRAVITY.promise },
                ...{ cites: [tell.citeActivity(first.activity)], at: first.activity.occurredAt },
              },
            ],
          },
        ]
      : [],
  );
}

const silent = (tell: Telling, input: WeeklyInput): Found[] =>
  silences(input).map(({ customer, days, usual, lastAt }) => {
    const text = tell.say.silent(days, usual, tell.day(lastAt));
    return {
      customer,
      grounds: [{ text, quote: "", gravity: GRAVITY.silence, cites: [tell.citeCustomer(customer, lastAt, text)], at: lastAt }],
    };
  });

const forecast = (tell: Telling, { atRisk }: WeeklyInput): Found[] =>
  atRisk.map((one) => {
    const { text, cite } = tell.forecastOf(one);
    return {
      customer: { id: one.id, name: one.name },
      grounds: [{ text, quote: "", gravity: GRAVITY.forecast, cites: [cite], at: one.orderedAt ?? 0 }],
    };
  });

function worth(tell: Telling, stakes: Stake[], { language }: WeeklyInput): string {
  const sums = (status: Stake["status"]) =>
    sumsOf(
      stakes.filter((stake) => stake.status === status).map(({ sum, currency }) => ({ amount: sum, currency })),
      language,
    );
  const [open, won] = [sums("open"), sums("won")];
  return open ? tell.say.atStake(open) : won ? tell.say.boughtFor(won) : "";
}

/** Currencies are compared by their share of the greatest sum in the same one: there are no rates to go by. */
class Stakes {
  readonly #by: Map<string, Stake[]>;
  readonly #greatest = new Map<string, number>();

  constructor(stakes: Stake[]) {
    this.#by = Map.groupBy(stakes, ({ recordId }) => recordId);
    for (const { currency, sum } of stakes) this.#greatest.set(currency, Math.max(this.#greatest.get(currency) ?? 1, sum));
  }

  of(id: string): Stake[] {
    return this.#by.get(id) ?? [];
  }

  /** By what is open, then by what has been brought. */
  compare(a: string, b: string): number {
    return this.#share(a, "open") - this.#share(b, "open") || this.#share(a, "won") - this.#share(b, "won");
  }

  #share(id: string, status: Stake["status"]): number {
    return this.of(id)
      .filter((stake) => stake.status === status)
      .reduce((sum, stake) => sum + stake.sum / (this.#greatest.get(stake.currency) ?? 1), 0);
  }
}
