/** Times are integer milliseconds UTC. Pure; the page uses it too. */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A day as people write it in that language and zone: "22/11/2026" or "Nov 22, 2026". */
export function formatDay(at: number, locale: string, timeZone = "Asia/Ho_Chi_Minh"): string {
  return locale === "vi"
    ? new Intl.DateTimeFormat("vi-VN", { timeZone, day: "2-digit", month: "2-digit", year: "numeric" }).format(at)
    : new Intl.DateTimeFormat("en-US", { timeZone, day: "numeric", month: "short", year: "numeric" }).format(at);
}

/** The same without its year when that is the year of `now`: "22/11" or "Nov 22". */
export function formatNearDay(at: number, now: number, locale: string, timeZone: string): string {
  const yearOf = (moment: number): string => dayKey(moment, timeZone).slice(0, 4);
  if (yearOf(at) !== yearOf(now)) return formatDay(at, locale, timeZone);
  return locale === "vi"
    ? formatDay(at, locale, timeZone).slice(0, "22/11".length)
    : new Intl.DateTimeFormat("en-US", { timeZone, day: "numeric", month: "short" }).format(at);
}

/** A moment as people write it in that language and zone, which it names: "20:01, 26/11/2026 (GMT+7)" or "Nov 26, 2026, 20:01 (GMT+7)". */
export function formatMoment(at: number, locale: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  });
  const { hour, minute, timeZoneName } = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const [day, clock] = [formatDay(at, locale, timeZone), `${hour}:${minute}`];
  return `${locale === "vi" ? `${clock}, ${day}` : `${day}, ${clock}`} (${timeZoneName})`;
}

/** The calendar day in a zone as yyyy-mm-dd, for grouping and comparing. */
export function dayKey(at: number, timeZone = "Asia/Ho_Chi_Minh"): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}

/** Noon UTC of a written day ("2017-03-01", "01/03/2017" day first, "3/1/2017" only when unambiguous), or undefined. */
export function parseDay(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text.trim());
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : undefined;
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const at = Date.UTC(year, month - 1, day, 12);
  const back = new Date(at);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? at : undefined;
}

/** The day `days` later (or earlier) than yyyy-mm-dd. */
export function shiftDay(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The same day `months` later, or the last one of that month where it has no such day. */
export function shiftMonth(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

/** The moment (ms UTC) at which a day yyyy-mm-dd begins in a zone. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const first = midnight - zoneOffset(midnight, timeZone);
  return midnight - zoneOffset(first, timeZone);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in ms. */
function zoneOffset(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - Math.floor(at / SECOND) * SECOND;
}

const offsetsKnown = new Map<string, { from: number; offset: number }[]>();
const [FIRST_YEAR, LAST_YEAR] = [2000, 2050];

/** How far a zone's clocks are ahead of UTC in ms, from which moment on, oldest first: since 2000; before that as then. */
export function offsetsOf(timeZone: string): { from: number; offset: number }[] {
  const known = offsetsKnown.get(timeZone);
  if (known) return [...known];
  const found = [{ from: Number.MIN_SAFE_INTEGER, offset: zoneOffset(Date.UTC(FIRST_YEAR, 0), timeZone) }];
  for (let month = 1; month <= (LAST_YEAR - FIRST_YEAR) * 12; month++) {
    const [start, end] = [Date.UTC(FIRST_YEAR, month - 1), Date.UTC(FIRST_YEAR, month)];
    const offset = zoneOffset(end, timeZone);
    if (offset !== found.at(-1)?.offset) found.push({ from: changeBetween(start, end, timeZone), offset });
  }
  offsetsKnown.set(timeZone, found);
  return [...found];
}

/** The minute at which the clocks were moved. */
function changeBetween(start: number, end: number, timeZone: string): number {
  const after = zoneOffset(end, timeZone);
  let [low, high] = [start, end];
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
    if (zoneOffset(middle, timeZone) === after) high = middle;
    else low = middle;
  }
  return high;
}
