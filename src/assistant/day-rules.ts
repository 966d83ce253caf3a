import { dateOf, mondayOf, numberOf, weekdayOf } from "./calendar.ts";
import type { DayBase, DayReading, Grain } from "./days.ts";

/** How dates are written in both languages, and how each form is read. */

/** One way to write a date, and what it means. */
interface Rule {
  pattern: RegExp;
  isRelative?: boolean;
  /** Can only be a date: when there is no such day ("June 31") it is a wrong one. */
  isSurelyDate?: boolean;
  read(match: RegExpMatchArray, base: DayBase): DayReading[];
}

const VI_MONTHS = ["một|giêng", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai|chạp"];
const EN_MONTHS = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];
const EN_DAYS = ["sun(?:day)?", "mon(?:day)?", "tues?(?:day)?", "wed(?:nesday)?", "thu(?:rs)?(?:day)?", "fri(?:day)?", "sat(?:urday)?"];
const VI_DAYS = [
  "chủ nhật|cn",
  "thứ hai|thứ 2",
  "thứ ba|thứ 3",
  "thứ tư|thứ bốn|thứ 4",
  "thứ năm|thứ 5",
  "thứ sáu|thứ 6",
  "thứ bảy|thứ bẩy|thứ 7",
];

const EN_MONTH = `(?:${EN_MONTHS.join("|")})\\.?`;
const VI_MONTH = `(?:\\d{1,2}|mười một|mười hai|${VI_MONTHS.join("|")})(?![\\p{L}\\p{M}\\d])`;
const EN_DAY = `(?:${EN_DAYS.join("|")})`;
const VI_DAY = `(?:${VI_DAYS.join("|")})`;
const NTH = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:19|20)\\d{2})";
const BEFORE = "(?<![\\p{L}\\p{M}\\p{N}]|\\d[.,/-])";
const AFTER = "(?![\\p{L}\\p{M}\\p{N}]|[/-]\\d)";
const MANY = "(\\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|an?|one|two|three|four|five|six|seven|eight|nine|ten)";
const EN_UNIT = "(day|week|month|year)s?";
const VI_UNIT = "(ngày|hôm|tuần|tháng|năm)";

const rule = (source: string, read: Rule["read"], isRelative = false): Rule => ({
  pattern: new RegExp(BEFORE + source + AFTER, "giu"),
  read,
  isRelative,
});

const sure = (source: string, read: Rule["read"]): Rule => ({ ...rule(source, read), isSurelyDate: true });

/** In order: what an earlier rule has read, a later one leaves alone. */
export const RULES: Rule[] = [
  rule(`${YEAR}-(\\d{1,2})-(\\d{1,2})`, ([, y, m, d]) => dated(y, m, d)),
  rule(`(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})`, ([, a, , b, y], base) => eitherOrder(a, b, base, y)),
  sure(`(?:ngày|mùng|mồng)?\\s?(\\d{1,2})\\s?tháng\\s?(${VI_MONTH})(?:\\s?(?:năm|/|,)?\\s?${YEAR})?`, ([, d, m, y], base) =>
    dated(y, viMonth(m), d, base),
  ),
  sure(`${NTH}\\s(?:of\\s)?(${EN_MONTH})(?:,?\\s${YEAR})?`, ([, d, m, y], base) => dated(y, enMonth(m), d, base)),
  sure(`(${EN_MONTH})\\s${NTH}(?:,?\\s${YEAR})?`, ([, m, d, y], base) => dated(y, enMonth(m), d, base)),
  rule(`(?:tháng|t)\\s?(\\d{1,2})\\s?(?:/|-|năm|,)\\s?${YEAR}`, ([, m, y]) => monthly(m, y)),
  rule(`(?:ngày|hôm)\\s(\\d{1,2})[/.-](\\d{1,2})`, ([, d, m], base) => dated(undefined, m, d, base)),
  rule(`(?:quý|q)\\s?([1-4]|i{1,3}|iv)(?:(?:\\s?[/-]\\s?|\\s(?:năm|of)?\\s?)${YEAR})?`, ([, q, y], base) => quarterly(q, y, base)),
  rule(`(\\d{1,2})/${YEAR}`, ([, m, y]) => monthly(m, y)),
  rule(`(?!24/7)(\\d{1,2})/(\\d{1,2})(?!\\s?%)`, ([, a, b], base) => eitherOrder(a, b, base)),
  rule(`(${EN_MONTH})\\s${YEAR}`, ([, m, y]) => monthly(enMonth(m), y)),
  rule(`tháng\\s(${VI_MONTH})`, ([, m], base) => monthly(viMonth(m), undefined, base)),
  rule(`(?:năm|in|since|year|during|of|từ)\\s${YEAR}`, ([, y]) => range("year", numberOf(Number(y), 1, 1), numberOf(Number(y), 12, 31))),
  rule(
    `(?<!lần |đợt |người |đơn |cái |hạng )(${VI_DAY})\\s(tuần\\s(?:này|sau|tới|trước|rồi|vừa rồi)|này|tới|sau|vừa rồi|vừa qua|trước)`,
    ([, d, w], base) => weekdayIn(viDay(d), w, base),
    true,
  ),
  rule(`(last|this|next|coming|past)\\s(${EN_DAY})`, ([, w, d], base) => weekdayIn(enDay(d), w, base), true),
  rule(`(${EN_DAY})\\s(last week|this week|next week)`, ([, d, w], base) => weekdayIn(enDay(d), w, base), true),
  rule(`${MANY}\\s${EN_UNIT}\\s(?:ago|earlier)`, ([, n, unit], base) => ago(n, unit, base), true),
  rule(`(?:cách đây|cách nay)\\s(?:khoảng |hơn |gần )?${MANY}\\s${VI_UNIT}`, ([, n, unit], base) => ago(n, unit, base), true),
  rule(`${MANY}\\s${VI_UNIT}\\s(?:trước|qua)`, ([, n, unit], base) => ago(n, unit, base), true),
  rule(`in\\s${MANY}\\s${EN_UNIT}(?!\\stime)`, ([, n, unit], base) => ago(n, unit, base, -1), true),
  rule(`${MANY}\\s${VI_UNIT}\\s(?:nữa|tới)`, ([, n, unit], base) => ago(n, unit, base, -1), true),
  rule(
    "(?:hôm nay|today|(?:sáng|trưa|chiều|tối) nay|this (?:morning|afternoon|evening)|tonight)",
    (_, base) => span("day", base.today),
    true,
  ),
  rule("(?:hôm qua|yesterday|(?:sáng|trưa|chiều|tối) qua)", (_, base) => span("day", base.today - 1), true),
  rule("(?:hôm kia|the day before yesterday)", (_, base) => span("day", base.today - 2), true),
  rule("(?:(?:ngày|sáng|trưa|chiều|tối) mai|tomorrow)", (_, base) => span("day", base.today + 1), true),
  rule("(?:ngày (?:kia|mốt)|the day after tomorrow)", (_, base) => span("day", base.today + 2), true),
  rule(
    "(?:tuần\\s(này|trước|rồi|vừa rồi|vừa qua|qua|sau|tới)|(this|last|past|next|coming)\\sweek)",
    ([, vi, en], base) => weekly(vi ?? en, base),
    true,
  ),
  rule(
    "(?:tháng\\s(này|trước|rồi|vừa rồi|vừa qua|qua|sau|tới)|(this|last|past|next|coming)\\smonth)",
    ([, vi, en], base) => monthsAway(step(vi ?? en), base),
    true,
  ),
  rule("(?:quý\\s(này|trước|vừa rồi|sau|tới)|(this|last|next)\\squarter)", ([, vi, en], base) => quartersAway(step(vi ?? en), base), true),
  rule("(?:năm\\s(nay|ngoái|trước|sau|tới)|(this|last|next)\\syear)", ([, vi, en], base) => yearsAway(step(vi ?? en), base), true),
  rule(
    `(?<!lần |đợt |người |đơn |cái |hạng |đứng )(${VI_DAY}|${EN_DAYS.map((day) => day.replace("(?:", "").replace(")?", "")).join("|")})`,
    ([, d], base) => bareWeekday(viDay(d) ?? enDay(d), base),
    true,
  ),
  rule(
    "(?:lúc |at |khoảng )?(\\d{1,2})(?:(?::|h|g)(\\d{2})|h|:(\\d{2}))\\s?(am|pm|a\\.m\\.?|p\\.m\\.?|sáng|trưa|chiều|tối)?",
    ([, h, m, m2, half], base) => timed(h, m ?? m2, half, base),
    true,
  ),
  rule("(\\d{1,2})\\s?(am|pm|a\\.m\\.?|p\\.m\\.?)", ([, h, half], base) => timed(h, "0", half, base), true),
  rule(
    "(?:lúc\\s(\\d{1,2})\\sgiờ|(\\d{1,2})\\sgiờ(?=\\s(?:sáng|trưa|chiều|tối)))(?:\\s(\\d{2}))?",
    ([, a, b, m], base) => timed(a ?? b, m, undefined, base),
    true,
  ),
  rule("(?<!(?:mỗi|một|hai|ba|mấy|nhiều|cả|\\d) )(?:ngày|hôm|mùng|mồng)\\s(\\d{1,2})(?!\\s?(?:ngày|giờ|%))", ([, d], base) =>
    monthday(d, base),
  ),
  rule("(?:on\\s)?the\\s(\\d{1,2})(?:st|nd|rd|th)(?!\\s(?:time|order|call|meeting|floor))", ([, d], base) => monthday(d, base)),
  rule(`(?:(?:in|by|since|until|from|of|early|late|mid|end of|during)\\s)(${EN_MONTH})`, ([, m], base) =>
    monthly(enMonth(m), undefined, base),
  ),
];

const range = (grain: Grain, from: number, to: number, isYearless = false): DayReading[] => [{ grain, from, to, isYearless }];
const span = (grain: Grain, from: number): DayReading[] => range(grain, from, from);

function dated(year: string | undefined, month: string | number | undefined, day: string | undefined, base?: DayBase): DayReading[] {
  const [m, d] = [Number(month), Number(day)];
  if (!isRealDay(year ? fullYear(year) : 2024, m, d)) return [];
  if (year) return span("day", numberOf(fullYear(year), m, d));
  const at = base ? nearest(m, d, base.today) : undefined;
  return at === undefined ? [] : range("day", at, at, true);
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day without its year is meant near the day of writing. */
function nearest(month: number, day: number, today: number): number {
  const year = dateOf(today).getUTCFullYear();
  const choices = [year - 1, year, year + 1].map((candidate) => numberOf(candidate, month, day));
  return choices.reduce((best, choice) => (Math.abs(choice - today) < Math.abs(best - today) ? choice : best));
}

function eitherOrder(a: string | undefined, b: string | undefined, base: DayBase, year?: string): DayReading[] {
  const dayFirst = dated(year, b, a, base);
  if (dayFirst.length > 0 && (!base.monthFirst || Number(a) === Number(b))) return dayFirst;
  const monthFirst = dated(year, a, b, base);
  if (dayFirst.length === 0 || monthFirst.length === 0) return [...dayFirst, ...monthFirst];
  return [
    ...dayFirst.map((reading) => ({ ...reading, order: "day-first" as const })),
    ...monthFirst.map((reading) => ({ ...reading, order: "month-first" as const })),
  ];
}

function monthly(month: string | number | undefined, year?: string, base?: DayBase): DayReading[] {
  const m = Number(month);
  if (!(m >= 1 && m <= 12)) return [];
  const y = year ? Number(year) : dateOf(base ? nearest(m, 15, base.today) : 0).getUTCFullYear();
  return range("month", numberOf(y, m, 1), numberOf(y, m + 1, 1) - 1, !year);
}

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
function quarterly(quarter: string | undefined, year: string | undefined, base: DayBase): DayReading[] {
  const q = ROMAN[(quarter ?? "").toLowerCase()] ?? Number(quarter);
  const y = year ? Number(year) : dateOf(base.today).getUTCFullYear();
  return range("quarter", numberOf(y, q * 3 - 2, 1), numberOf(y, q * 3 + 1, 1) - 1, !year);
}

function monthday(day: string | undefined, { today }: DayBase): DayReading[] {
  const d = Number(day);
  if (!(d >= 1 && d <= 31)) return [];
  const date = dateOf(today);
  const near = [-1, 0, 1]
    .map((months) => numberOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + months, d))
    .filter((at) => dateOf(at).getUTCDate() === d);
  return [...span("monthday", d), ...near.flatMap((at) => span("day", at))];
}

const viMonth = (word: string | undefined): number => namedIndex(VI_MONTHS, word) + 1 || Number(word);
const enMonth = (word: string | undefined): number => namedIndex(EN_MONTHS, word?.replace(".", "")) + 1;
const viDay = (word: string | undefined): number | undefined => orUndefined(namedIndex(VI_DAYS, word));
const enDay = (word: string | undefined): number | undefined => orUndefined(namedIndex(EN_DAYS, word));
const orUndefined = (index: number): number | undefined => (index < 0 ? undefined : index);

const namedIndex = (names: string[], word: string | undefined): number =>
  names.findIndex((name) => new RegExp(`^(?:${name})$`, "iu").test((word ?? "").trim()));

const COUNT_WORDS = "một hai ba bốn năm sáu bảy tám chín mười".split(" ");
const EN_COUNT_WORDS = "one two three four five six seven eight nine ten".split(" ");
const UNIT_DAYS: Record<string, [days: number, slack: number]> = {
  day: [1, 0],
  ngày: [1, 0],
  hôm: [1, 0],
  week: [7, 4],
  tuần: [7, 4],
  month: [30.44, 16],
  tháng: [30.44, 16],
  year: [365.25, 185],
  năm: [365.25, 185],
};

function ago(count: string | undefined, unit: string | undefined, { today }: DayBase, sign = 1): DayReading[] {
  const word = (count ?? "").toLowerCase();
  const n = /^an?$/.test(word) ? 1 : Number(word) || COUNT_WORDS.indexOf(word) + 1 || EN_COUNT_WORDS.indexOf(word) + 1;
  const [days, slack] = UNIT_DAYS[(unit ?? "").toLowerCase()] ?? [1, 0];
  const middle = today - sign * Math.round(n * days);
  return range(slack === 0 ? "day" : "week", middle - slack, middle + slack);
}

const step = (word: string | undefined): number =>
  /^(?:này|nay|this)$/iu.test(word ?? "") ? 0 : /sau|tới|next|coming/iu.test(word ?? "") ? 1 : -1;

function weekdayIn(weekday: number | undefined, which: string | undefined, { today }: DayBase): DayReading[] {
  if (weekday === undefined) return [];
  const word = (which ?? "").toLowerCase();
  const inThisWeek = mondayOf(today) + ((weekday + 6) % 7);
  if (/week|tuần/u.test(word)) return span("day", inThisWeek + 7 * step(word.replace(/tuần|week/u, "").trim()));
  const ahead = inThisWeek >= today ? inThisWeek : inThisWeek + 7;
  if (step(word) < 0) return span("day", inThisWeek < today ? inThisWeek : inThisWeek - 7);
  return word === "next" || word === "sau" ? [...span("day", inThisWeek + 7), ...span("day", ahead)] : span("day", ahead);
}

function bareWeekday(weekday: number | undefined, { today }: DayBase): DayReading[] {
  if (weekday === undefined) return [];
  const ahead = today + ((weekday - weekdayOf(today) + 7) % 7);
  return [...span("weekday", weekday), ...span("day", ahead), ...span("day", ahead - 7)];
}

function weekly(which: string | undefined, { today }: DayBase): DayReading[] {
  const monday = mondayOf(today) + 7 * step(which);
  return range("week", monday, monday + 6);
}

function monthsAway(months: number, { today }: DayBase): DayReading[] {
  const date = dateOf(today);
  const [y, m] = [date.getUTCFullYear(), date.getUTCMonth() + 1 + months];
  return range("month", numberOf(y, m, 1), numberOf(y, m + 1, 1) - 1);
}

function quartersAway(quarters: number, { today }: DayBase): DayReading[] {
  const date = dateOf(today);
  const first = Math.floor(date.getUTCMonth() / 3) * 3 + 1 + quarters * 3;
  return range("quarter", numberOf(date.getUTCFullYear(), first, 1), numberOf(date.getUTCFullYear(), first + 3, 1) - 1);
}

function yearsAway(years: number, { today }: DayBase): DayReading[] {
  const year = dateOf(today).getUTCFullYear() + years;
  return range("year", numberOf(year, 1, 1), numberOf(year, 12, 31));
}

function timed(hour: string | undefined, minute: string | undefined, half: string | undefined, _base: DayBase): DayReading[] {
  const [h, m] = [Number(hour), Number(minute ?? 0)];
  if (!(h <= 24 && m < 60)) return [];
  const isAfternoon = /^(?:p|chiều|tối)/iu.test(half ?? "") && h < 12;
  return span("time", (h + (isAfternoon ? 12 : 0)) * 60 + m);
}
