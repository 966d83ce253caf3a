import { dayNumber } from "../../assistant/calendar.ts";
import type { Customer, Told, Touch } from "./input.ts";

/** A customer who has been silent for longer than is usual for them. */
export interface Silence {
  customer: Customer;
  days: number;
  usual: number;
  lastAt: number;
}

const FEWEST_GAPS = 4;
const SHORTEST_DAYS = 14;
/** After so long one has left rather than gone silent. */
const LONGEST_DAYS = 400;
const FACTOR = 1.5;

/** Who has been silent past half as long again as usual, the farthest past it in front. */
export function silences({ customers, touches, now, timeZone }: Pick<Told, "customers" | "touches" | "now" | "timeZone">): Silence[] {
  const byRecord = Map.groupBy(touches, ({ recordId }) => recordId);
  const found = customers.flatMap((customer): Silence[] => {
    const own = byRecord.get(customer.id) ?? [];
    const last = own.filter(({ isOurs }) => !isOurs).reduce((latest, { at }) => Math.max(latest, at), 0);
    const usual = usualGap(own, timeZone);
    if (last === 0 || usual === undefined) return [];
    const days = dayNumber(now, timeZone) - dayNumber(last, timeZone);
    return days > Math.max(SHORTEST_DAYS, FACTOR * usual) && days <= LONGEST_DAYS ? [{ customer, days, usual, lastAt: last }] : [];
  });
  return found.sort((a, b) => b.days / Math.max(1, b.usual) - a.days / Math.max(1, a.usual));
}

/** The median of days between days in touch. */
function usualGap(touches: Touch[], timeZone: string): number | undefined {
  const days = [...new Set(touches.map(({ at }) => dayNumber(at, timeZone)))].sort((a, b) => a - b);
  const gaps = days
    .slice(1)
    .map((day, index) => day - (days[index] ?? day))
    .sort((a, b) => a - b);
  return gaps.length < FEWEST_GAPS ? undefined : gaps[Math.floor(gaps.length / 2)];
}
