import { DAY } from "../core/time.ts";
import type { Gap, Language, Purpose } from "./assistant.schema.ts";
import { dateOf, dayNumber, numberOf } from "./calendar.ts";
import type { History } from "./history.ts";
import { lunarYearName, tetOf } from "./tet.ts";

/** The days that a greeting is about. Far from them it makes no sense, and nobody is greeted for a day that is not known. */

export interface Occasion {
  /** Day number, and how many days until then; negative when it is past. */
  day: number;
  away: number;
  /** The lunar year that begins with it. */
  year?: number;
}

const TET = { before: 60, after: 15 };
const BIRTHDAY = { before: 30, after: 10 };

/** The Tết next to a moment, by the workspace's calendar. */
export function tetNear(now: number, timeZone: string): Occasion {
  const today = dayNumber(now, timeZone);
  const year = dateOf(today).getUTCFullYear();
  return nearest([year, year + 1].map((one) => ({ day: tetOf(one), away: tetOf(one) - today, year: one })));
}

/** The birthday next to a moment; 29 February is kept on 1 March in other years. */
export function birthdayNear(birthday: string, now: number, timeZone: string): Occasion {
  const today = dayNumber(now, timeZone);
  const year = dateOf(today).getUTCFullYear();
  const [, month = 1, date = 1] = birthday.split("-").map(Number);
  return nearest(
    [year - 1, year, year + 1].map((one) => {
      const day = numberOf(one, month, date);
      return { day, away: day - today };
    }),
  );
}

const nearest = (all: Occasion[]): Occasion => all.reduce((best, one) => (Math.abs(one.away) < Math.abs(best.away) ? one : best));

const isNear = ({ away }: Occasion, { before, after }: typeof TET): boolean => away <= before && away >= -after;

export const isTetNear = (now: number, timeZone: string): boolean => isNear(tetNear(now, timeZone), TET);

/** The occasion of a greeting, when it is known and near. */
export function occasionOf(purpose: Purpose, { contact, workspace }: History, now: number): Occasion | undefined {
  if (purpose === "tet_greeting") return isTetNear(now, workspace.timeZone) ? tetNear(now, workspace.timeZone) : undefined;
  if (purpose !== "birthday_greeting" || !contact?.birthday) return undefined;
  const found = birthdayNear(contact.birthday, now, workspace.timeZone);
  return isNear(found, BIRTHDAY) ? found : undefined;
}

/** Why a greeting for a day cannot be written as such. */
export function occasionGaps(purpose: Purpose, history: History, now: number, language: Language): Gap[] {
  if (occasionOf(purpose, history, now)) return [];
  const { contact, workspace } = history;
  if (purpose === "tet_greeting") return [{ code: "tet_far", detail: dayOf(tetNear(now, workspace.timeZone), language, true) }];
  if (purpose !== "birthday_greeting") return [];
  if (!contact?.birthday) return [{ code: "birthday", detail: "" }];
  return [{ code: "birthday_far", detail: dayOf(birthdayNear(contact.birthday, now, workspace.timeZone), language, false) }];
}

/** The day of a greeting as evidence. A year of birth is nobody's business. */
export function occasionFact(
  purpose: Purpose | undefined,
  history: History,
  now: number,
  language: Language,
): { title: string; text: string } | undefined {
  const found = purpose && occasionOf(purpose, history, now);
  if (!found) return undefined;
  const isVietnamese = language === "vi";
  if (found.year === undefined) return { title: isVietnamese ? "Sinh nhật" : "Birthday", text: dayOf(found, language, false) };
  const day = dayOf(found, language, true);
  return isVietnamese
    ? { title: "Tết Nguyên Đán", text: `Tết ${lunarYearName(found.year)} ${found.year}, mùng 1 là ngày ${day}` }
    : { title: "Tết, the Lunar New Year", text: `Lunar New Year ${found.year} (Tết) begins on ${day}` };
}

function dayOf({ day }: Occasion, language: Language, withYear: boolean): string {
  const year = withYear ? ({ year: "numeric" } as const) : {};
  return language === "vi"
    ? new Intl.DateTimeFormat("vi-VN", { timeZone: "UTC", day: "2-digit", month: "2-digit", ...year })
        .format(day * DAY)
        .replaceAll("-", "/")
    : new Intl.DateTimeFormat("en-US", { timeZone: "UTC", day: "numeric", month: "long", ...year }).format(day * DAY);
}
