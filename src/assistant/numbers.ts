import { NUMBER_WORDS } from "../core/number-words.ts";
import { type SpelledNumber, spelledNumbersIn } from "../core/spelled-numbers.ts";

/** Reads numbers, amounts of money, percentages and lengths of time as Vietnamese and English people write them. */

export interface NumberFigure {
  kind: "money" | "percent" | "duration" | "number";
  raw: string;
  start: number;
  end: number;
  /** What it may mean: "1.200" is 1200 or 1.2. Durations are in `unit`s. */
  values: number[];
  /** ISO 4217, null when none was written. */
  currency: string | null;
  unit: TimeUnit | null;
  /** How far off the truth may be, as a share: more than 0 for rounded amounts ("71.7k") and after "about", "hơn" or the like. */
  slack: number;
  /** "Một máy", "one box": as often an article as a number, so that it only counts where a source counts the same. */
  isSoft?: true;
  /** Written in several words; what it counts is not among them. */
  isSpelled?: true;
}

export type TimeUnit = "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

const SCALES: [RegExp, number][] = [
  [/^(?:nghìn|ngàn|nghin|ngan|k|thousand)$/iu, 1e3],
  [/^(?:triệu|trieu|tr|củ|million|mil|mln|mn|mio|m)$/iu, 1e6],
  [/^(?:tỷ|tỉ|ty|ti|billion|bil|bln|bn|b)$/iu, 1e9],
];

const CURRENCIES: [RegExp, string][] = [
  [/^(?:₫|đ|đồng|dong|vnđ|vnd)$/iu, "VND"],
  [/^(?:us\$|\$|usd|đô la mỹ|đô la|đô|dollars?|bucks)$/iu, "USD"],
  [/^(?:€|eur|euros?)$/iu, "EUR"],
  [/^(?:£|gbp|pounds?|bảng anh|bảng)$/iu, "GBP"],
  [/^(?:¥|jpy|yên|yên nhật|yen)$/iu, "JPY"],
  [/^(?:s\$|sgd)$/iu, "SGD"],
  [/^(?:a\$|aud)$/iu, "AUD"],
  [/^(?:thb|baht|bạt)$/iu, "THB"],
  [/^(?:krw|won|₩)$/iu, "KRW"],
  [/^(?:cny|rmb|tệ|nhân dân tệ|yuan)$/iu, "CNY"],
];

const TIME_UNITS: [RegExp, TimeUnit][] = [
  [/^(?:phút|minutes?|mins?)$/iu, "minute"],
  [/^(?:giờ|tiếng|hours?|hrs?)$/iu, "hour"],
  [/^(?:ngày|hôm|days?)$/iu, "day"],
  [/^(?:tuần|weeks?|wks?)$/iu, "week"],
  [/^(?:tháng|months?)$/iu, "month"],
  [/^(?:quý|quarters?)$/iu, "quarter"],
  [/^(?:năm|years?|yrs?)$/iu, "year"],
];

const GROUPED = "\\d{1,3}(?:[.,\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)";
const NUMERAL = `${GROUPED}|\\d+(?:[.,]\\d+)?`;
const SCALE = "nghìn|ngàn|nghin|ngan|thousand|triệu|trieu|million|billion|tỷ|tỉ|mln|mil|mio|bln|bil|mn|bn|củ|tr|k";
const PREFIX = "US\\$|S\\$|A\\$|\\$|€|£|¥|₫|₩|(?:USD|VND|VNĐ|EUR|GBP|JPY|SGD|AUD|THB|KRW|CNY|RMB)[ \\u00a0]?";
const SUFFIX =
  "₫|đồng|vnđ|vnd|đ|us\\$|usd|đô la mỹ|đô la|đô|dollars?|\\$|€|euros?|eur|£|gbp|pounds?|bảng anh|yên nhật|yên|yen|jpy|sgd|aud|thb|baht|krw|won|cny|rmb|nhân dân tệ|tệ|yuan";
const SPACE = "[ \\u00a0\\u202f]?";
const HALF = "rưỡi|ruoi";

const COUNTED =
  "phút|giờ|tiếng|ngày|tuần|tháng|quý|năm|lần|đơn hàng|đơn|thùng|cái|chiếc|bộ|hộp|kiện|cuộn|tấn|ký|kg|container|cont|mét|phần trăm|người|khách|cuộc họp|cuộc gọi|" +
  "minutes?|hours?|(?:working |business )?days?|weeks?|months?|quarters?|years?|times|orders?|boxes|pallets?|units?|pieces?|sets?|tons?|rolls?|containers?|percent|people|calls?|meetings?|e-?mails?|complaints?|invoices?|licen[cs]es?|seats?|users?";

const AMOUNT = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d[.,])(?<prefix>${PREFIX})?[ \\u00a0]?(?<numeral>${NUMERAL})` +
    `(?:${SPACE}(?<scale>(?:${SCALE})(?![\\p{L}\\p{M}])|[mb](?![\\p{L}\\p{M}\\p{N}]))` +
    `(?:[ \\u00a0]?(?:(?<minor>\\d{1,3})${SPACE}(?<minorScale>${SCALE})(?![\\p{L}\\p{M}])|(?<tail>\\d{1,3})(?![\\p{L}\\p{N}%]|[.,/:-]\\d|[ \\u00a0](?:${COUNTED})(?![\\p{L}\\p{M}])))|[ \\u00a0](?<half>${HALF}))?)?` +
    `(?:${SPACE}(?:(?<percent>%|phần trăm|percent\\b|pct\\b)|(?<suffix>${SUFFIX})(?![\\p{L}\\p{M}\\p{N}])))?`,
  "giu",
);

/** "two options", "hai bên" count nothing that a source could bear out. */
const IDLE =
  "questions?|options?|things?|ways?|ideas?|points?|quick|short|small|possible|slots?|of (?:us|you|them)|more|bên|chiều|mặt|phía|mẹ|má|lựa chọn|phương án|cách|câu|điểm|ý|việc|anh|chị|vị";
const WORDS_FOR_NUMBERS = Object.keys(NUMBER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join("|");
const IN_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}]|thứ |lần thứ )(?<word>${WORDS_FOR_NUMBERS})[ \\u00a0](?:(?<counted>${COUNTED})(?![\\p{L}\\p{M}])|(?<!(?:một|năm|one)[ \\u00a0])(?!(?:${IDLE})(?![\\p{L}\\p{M}]))(?=[\\p{L}]))`,
  "giu",
);
const NEXT_WORD =
  /^(?:\s?(?:[-–]|đến|tới|to|or|hoặc)\s?\d{1,3})?[ \u00a0-]?(?:(?:working|business|full|làm việc|calendar)[ -])?([\p{L}]+)/iu;
const ABOUT = /(?:khoảng|gần|tầm|chừng|xấp xỉ|about|around|nearly|almost|roughly|approximately|approx\.?|under|~|≈)[ \u00a0]*$/iu;
const ABOVE = /(?:hơn|trên|over|more than|above)[ \u00a0]*$/iu;

/** "8% một năm", "5 triệu một tháng": a rate, no length of time. */
const PER = /[%₫đ\d)]\s?(?:triệu|tỷ|nghìn|ngàn|đồng|USD|VND)?\s$/iu;

/** Every number in the text, in order, without overlaps. */
export function numbersIn(text: string): NumberFigure[] {
  const digits = [...text.matchAll(AMOUNT)].map((match) => fromDigits(text, match));
  const longer = spelledNumbersIn(text).flatMap((spelled) => fromSpelled(text, spelled) ?? []);
  const spelled = [...text.matchAll(IN_WORDS)]
    .filter(({ index }) => !PER.test(text.slice(0, index)) && !longer.some(({ start, end }) => start <= index && index < end))
    .map((match) => fromWords(text, match));
  return [...digits, ...longer, ...spelled].sort((a, b) => a.start - b.start);
}

const BEHIND = new RegExp(
  `^${SPACE}(?:(?<percent>phần trăm|percent|pct)|(?:(?:us|american|mỹ) )?(?<currency>${SUFFIX})|(?<counted>${COUNTED}))(?![\\p{L}\\p{M}\\p{N}])`,
  "iu",
);

/** "Mười hai triệu đồng", "twenty-five chairs"; a number that counts nothing is a number only where it is a sum. */
function fromSpelled(text: string, { start, end, value, isScaled, isLoose }: SpelledNumber): NumberFigure | undefined {
  const { percent, currency, counted } = BEHIND.exec(text.slice(end, end + 40))?.groups ?? {};
  if (isLoose && !currency && !counted) return undefined;
  const until = currency ? end + (BEHIND.exec(text.slice(end, end + 40))?.[0].length ?? 0) : end;
  const unit = isScaled || currency || percent ? null : unitAfter(text.slice(end, end + 24));
  const kind = percent ? "percent" : currency || isScaled ? "money" : unit ? "duration" : "number";
  const slack = slackOf("", value, text.slice(Math.max(0, start - 16), start), isScaled);
  const base = { raw: text.slice(start, until), start, end: until, values: [value], slack, isSpelled: true as const };
  return { ...base, kind, currency: nameOf(CURRENCIES, (currency ?? "").trim()), unit };
}

function fromDigits(text: string, match: RegExpMatchArray): NumberFigure {
  const groups = match.groups ?? {};
  const currency = nameOf(CURRENCIES, (groups.prefix ?? groups.suffix ?? "").trim());
  const numeral = groups.numeral ?? "";
  /** "5m" is five metres and "7B" a room, unless a currency stands beside it. */
  const isScaled = Boolean(groups.scale) && (currency !== null || !/^[mb]$/i.test(groups.scale ?? ""));
  const start = (match.index ?? 0) + match[0].length - match[0].trimStart().length;
  const end = isScaled || !groups.scale ? (match.index ?? 0) + match[0].trimEnd().length : text.indexOf(numeral, start) + numeral.length;
  const scale = isScaled ? scaleOf(groups.scale) : 1;
  const readings = readingsOf(numeral, currency);
  const values = readings.map((value) => value * scale + remainder(groups, scale));
  const unit = isScaled || currency ? null : unitAfter(text.slice(end, end + 24));
  const slack = slackOf(numeral, readings[0] ?? 0, text.slice(Math.max(0, start - 16), start), scale > 1);
  const base = { raw: text.slice(start, end), start, end, values, currency, unit, slack };
  if (groups.percent) return { ...base, kind: "percent", unit: null };
  if (currency || isScaled) return { ...base, kind: "money", unit: null };
  return { ...base, kind: unit ? "duration" : "number" };
}

function fromWords(text: string, match: RegExpMatchArray): NumberFigure {
  const word = match.groups?.word ?? "";
  const start = match.index ?? 0;
  const end = start + word.length;
  const unit = unitAfter(text.slice(end, end + 24));
  const base = {
    raw: match[0].trim(),
    start,
    end: start + match[0].trim().length,
    values: [NUMBER_WORDS[word.toLowerCase()] ?? Number.NaN],
    currency: null,
    slack: 0,
  };
  const isPercent = /percent|phần trăm/iu.test(match.groups?.counted ?? "");
  return isPercent ? { ...base, kind: "percent", unit: null } : { ...base, kind: unit ? "duration" : "number", unit };
}

const NO_COUNT =
  "số|vài|chút|ít|lần nữa|cách|nửa|trong|loạt|mình|khi|mặt|phần|nay|ngoái|sau|trước|tới|qua|rồi|học|mới|đó|ấy|thứ|đầu|cuối|tài chính|dương|âm|of|more|day|time";
const SOFT = new RegExp(
  `(?<![\\p{L}\\p{N}]|thứ |mỗi |mấy |nhiều |vài |suốt |trong |đầu |cuối |giữa |hằng |hàng |từ |(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười|\\d) )(?<word>một|năm|one)[ \\u00a0](?!(?:${COUNTED}|${IDLE}|${NO_COUNT})(?![\\p{L}\\p{M}]))(?=\\p{L})`,
  "giu",
);

/** Words that are a number only where they count something that is counted elsewhere: "một máy", "năm bộ" (a year, or five). */
export function softNumbersIn(text: string): NumberFigure[] {
  return [...text.matchAll(SOFT)].map((match) => {
    const end = match.index + match[0].trimEnd().length;
    const values = [NUMBER_WORDS[match[0].trim().toLowerCase()] ?? Number.NaN];
    return { kind: "number", raw: match[0].trim(), start: match.index, end, values, currency: null, unit: null, slack: 0, isSoft: true };
  });
}

const ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** Ordinals, as a source tells how many there were: "the second outage" bears out "two outages". */
export function ordinalsIn(text: string): NumberFigure[] {
  return [
    ...text.matchAll(
      new RegExp(`\\b(?:${ORDINALS.join("|")})\\b(?! (?:days?|weeks?|months?|quarters?|years?)\\b)|(?<=lần thứ )(?:hai|ba|tư|năm)`, "giu"),
    ),
  ].map((match) => {
    const value = (ORDINALS.indexOf(match[0].toLowerCase()) + 1 || (NUMBER_WORDS[match[0].toLowerCase()] ?? 4) - 1) + 1;
    const end = match.index + match[0].length;
    return { kind: "number", raw: match[0], start: match.index, end, values: [value], currency: null, unit: null, slack: 0 };
  });
}

const unitAfter = (rest: string): TimeUnit | null => (nameOf(TIME_UNITS, NEXT_WORD.exec(rest)?.[1] ?? "") as TimeUnit | null) ?? null;

const nameOf = <Name>(table: [RegExp, Name][], word: string): Name | null =>
  word ? (table.find(([pattern]) => pattern.test(word))?.[1] ?? null) : null;

const scaleOf = (word: string | undefined): number => (word ? (nameOf(SCALES, word) ?? 1) : 1);

/** What follows the scale: "1 tỷ 200 triệu", "1 tỷ 2", "1tr25", "2 triệu rưỡi". */
function remainder(groups: Record<string, string | undefined>, scale: number): number {
  if (groups.half) return scale / 2;
  if (groups.minor) return Number(groups.minor) * scaleOf(groups.minorScale);
  const tail = groups.tail;
  return tail ? (Number(tail) / 10 ** tail.length) * scale : 0;
}

/** What a numeral may mean. One separator with three digits behind it groups thousands or is a decimal point, unless the currency has no decimals. */
export function readingsOf(numeral: string, currency: string | null): number[] {
  const text = numeral.replace(/[\u00a0\u202f]/g, "");
  const separators = text.match(/[.,]/g) ?? [];
  if (separators.length === 0) return [Number(text)];
  const last = separators.at(-1) ?? "";
  const whole = Number(text.replace(/[.,]/g, ""));
  const decimal = Number(`${text.slice(0, text.lastIndexOf(last)).replace(/[.,]/g, "")}.${text.slice(text.lastIndexOf(last) + 1)}`);
  if (separators.length > 1) return last === separators[0] ? [whole] : [decimal];
  const groups = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  if (!groups) return [decimal];
  return currency === "VND" || currency === "JPY" ? [whole] : [whole, decimal];
}

/** The share by which a number may differ from the truth, by the words in front of it and by how it is rounded. */
function slackOf(numeral: string, value: number, before: string, isScaled: boolean): number {
  if (value === 0) return 0;
  const unit = precision(numeral, value) / value;
  if (ABOVE.test(before)) return unit;
  if (ABOUT.test(before)) return unit / 2;
  return isScaled ? Math.min(unit / 2, 0.005) : 0;
}

/** One unit of the last digit written: "1,2" → .1, "300" → 100. */
function precision(numeral: string, value: number): number {
  const decimals = /[.,](\d{1,2})$/.exec(numeral)?.[1]?.length ?? 0;
  if (decimals > 0) return 10 ** -decimals;
  const zeros = /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0;
  return 10 ** zeros;
}

const DAYS: Partial<Record<TimeUnit, number>> = { day: 1, week: 7 };
const MONTHS: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12 };
const MINUTES: Partial<Record<TimeUnit, number>> = { minute: 1, hour: 60 };

/** Do two figures say the same? Units convert within their family (2 weeks = 14 days); a missing currency matches any. */
export function sameNumber(claim: NumberFigure, found: NumberFigure): boolean {
  if ((claim.kind === "percent") !== (found.kind === "percent")) return false;
  if (claim.currency && found.currency && claim.currency !== found.currency) return false;
  if (claim.unit && found.unit) return [DAYS, MONTHS, MINUTES].some((family) => sameLength(claim, found, family));
  if ((claim.currency && found.unit) || claim.unit) return false;
  return claim.values.some((a) => found.values.some((b) => close(a, b, claim.slack + found.slack)));
}

function sameLength(claim: NumberFigure, found: NumberFigure, family: Partial<Record<TimeUnit, number>>): boolean {
  const [a, b] = [claim.unit && family[claim.unit], found.unit && family[found.unit]];
  if (!a || !b) return false;
  return claim.values.some((x) => found.values.some((y) => close(x * a, y * b, claim.slack + found.slack)));
}

const close = (a: number, b: number, slack: number): boolean => Math.abs(a - b) <= Math.abs(b) * Math.max(slack, 1e-9);
