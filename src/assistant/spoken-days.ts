import { type DayBase, type DayFigure, daysIn } from "./days.ts";

const BEFORE_VERB =
  "(?: (?:giao|gặp|gap|qua|ghé|ghe|họp|hop|gọi|goi|lấy|anh|chị|em|mình|minh|tôi|toi|bên|ben|cháu|chúng|cho|nhé|nhe)(?!\\p{L})|[.,!?]|$)";
/** With a capital letter it is a name, unless somebody who speaks of themselves follows: "Mai em gọi lại". */
const TOMORROW = new RegExp(
  `(?<!\\p{L})(?:(?:sáng |chiều |trưa |tối |sang |chieu )?mai(?=${BEFORE_VERB})|Mai(?= (?:em|anh|chị|mình|tôi|bên|cháu|chúng)(?!\\p{L})))`,
  "gu",
);

/** "Mai giao": short for "ngày mai", where it is no name. */
function tomorrowsIn(text: string, today: number): DayFigure[] {
  const found = [...text.matchAll(TOMORROW)].filter(({ index }) => !/ngày $/u.test(text.slice(0, index)));
  return found.map(({ 0: raw, index }) => ({
    ...{ kind: "day", raw, start: index, end: index + raw.length, isRelative: true },
    readings: [{ grain: "day", from: today + 1, to: today + 1, isYearless: false }],
  }));
}

/** All dates as people talk: with "mai" for tomorrow, which in a record's text may as well be a name. */
export function spokenDaysIn(text: string, base: DayBase): DayFigure[] {
  const named = daysIn(text, base);
  const tomorrows = tomorrowsIn(text, base.today).filter(({ start, end }) => !named.some((one) => one.start < end && start < one.end));
  return [...named, ...tomorrows].sort((a, b) => a.start - b.start);
}
