import { dayNumber } from "../../assistant/calendar.ts";
import { type DayOrder, dayOrderOf, daysAhead, isOpenDay } from "../../assistant/day-order.ts";
import type { DayFigure, DayReading } from "../../assistant/days.ts";
import { spokenDaysIn } from "../../assistant/spoken-days.ts";
import { DAY } from "../../core/time.ts";
import { type Passage, spanOf } from "../own-words.ts";
import type { Found, Values } from "../reading.schema.ts";

/** By when, or in which period, the customer wants something: a day to come beside words for wanting it. */

const WANTED =
  /(?:neu|unless|if)(?: \p{L}+){0,2} (?:den|toi|truoc|qua|het|by) |can|muon|chot|quyet dinh|trien khai|bat dau|khai truong|giao (?:truoc|vao|trong|luc|den|cho|hang)|nhan hang|lap dat|ky (?:hop dong|vao|trong|truoc)|dat (?:hang|don|vao)|mua|truoc (?:ngay|khi|thang|thu|tet|cuoi)|han (?:chot|la|den|cuoi)|deadline|chay thu|ban giao|gap|hop|hen|qua (?:van phong|ben)|giai ngan|moi (?:lam|mua|dat|lay)|khoi cong|thi cong|(?<!\p{L})lap(?= ?(?:$|[,.;]|giup|cho|truoc|vao))|sang (?:thang|nam|quy|tuan)|goi lai|truoc \d|ghe|trao doi|du kien|ke hoach|ra mat|duyet|gia han|het han|chuyen sang|tra loi|gui|len don|\b(?:demo|arrange|schedule|visit|need|want|by|before|until|deadline|decide|decision|start|launch|go live|sign|order|deliver\w*|install\w*|meet|call|plan\w*|expect\w*|close|renew\w*|ready|purchase|buy|roll out|approve\w*|due)\b/u;
const PAST =
  /(?<!\p{L})(?:quan|cai|lan|dot|may|nguoi|khoan|phan|so|ban|bo|lop|tang|nha hang|co so|chi nhanh|thang hang) thu |(?:sang nay|this morning)|(?<!\p{L})tu (?:tuan|thang|ngay|hom|dau (?:tuan|thang|nam)) (?:nay|truoc|qua|roi)|hom (?:thu|chu nhat|\d)|(?:da|vua|tu|ke tu) (?:dat|mua|nhan|gui|goi|gap|ky|thanh toan|chuyen|giao)|hom (?:qua|kia|truoc|no)|(?:tuan|thang|nam|quy) (?:truoc|ngoai|roi|vua roi)|sinh (?:nhat|ngay)|thanh lap|\b(?:since|ago|yesterday|last (?:week|month|year|quarter)|born|founded|was (?:delivered|ordered|paid|signed)|dated)\b/u;
/** Thanks are for what was. */
const THANKS = /cam on|\bthank/u;
const TO_COME = /truoc|can |se |hen |giup|gui|\b(?:by|before|need|will|please)\b/u;
/** Of such sentences a deal's closing day may be told. */
export const CLOSES =
  /chot|quyet dinh|ky (?:hop dong|vao|trong|truoc|ket)|dat (?:hang|don|mua)|len don|mua|duyet|\b(?:decide|decision|sign|order|purchase|buy|approve\w*|contract|close)\b/u;

export function timingIn(passages: Passage[], occurredAt: number, timeZone: string): Found<Values["timing"]> | undefined {
  const today = dayNumber(occurredAt, timeZone);
  const written = passages.map(({ text }) => text).join("\n");
  const found = passages
    .filter(({ folded }) => WANTED.test(folded) && (!THANKS.test(folded) || TO_COME.test(folded)))
    .flatMap((passage) => timingsOf(passage, today, dayOrderOf(passage.text, timeZone, written)));
  return found.sort((a, b) => b.confidence - a.confidence)[0];
}

/** A day that its words leave open is shown as unsure, and nothing is proposed because of it. */
export const OPEN_DAY = 0.62;

/** "Hôm nay bên chị đã chuyển". */
const IS_DONE = /^,?(?: \p{L}+){0,2} (?:da|vua) /u;

/** "Thứ Hai 14/09": the date says which Monday. */
const isDatedBelow = (all: DayFigure[], { end, readings }: DayFigure): boolean =>
  readings.some(({ grain }) => grain === "weekday" || grain === "day") &&
  all.some(({ start, raw }) => start > end && start - end <= 3 && /\d/.test(raw));

/** The days and periods to come of one sentence. */
export function timingsOf(passage: Passage, today: number, order: DayOrder): Found<Values["timing"]>[] {
  const figures = spokenDaysIn(passage.text, { today, monthFirst: order !== "day-first" });
  return figures.flatMap((figure) => {
    const meant = daysAhead(figure, today, order);
    const isOpen = isOpenDay(meant);
    const reading = isOpen || meant[0]?.order ? meant[0] : toCome(figure, today);
    const before = passage.folded.slice(Math.max(0, figure.start - 28), figure.start);
    if (!reading || PAST.test(before + passage.folded.slice(figure.start, figure.end))) return [];
    const after = passage.folded.slice(figure.end, figure.end + 24);
    if (IS_DONE.test(after) || isDatedBelow(figures, figure)) return [];
    const isTold = CLOSES.test(passage.folded) || /truoc|by |before |han /u.test(before);
    const confidence = isOpen ? OPEN_DAY : (figures.length > 1 ? 0.72 : 0.84) + (isTold ? 0.06 : 0);
    return [{ value: periodOf(reading), span: spanOf(passage, figure.start, figure.end - figure.start), confidence }];
  });
}

/** "Tháng 10" in November is the last one, "tháng 1" the next. */
const LONGEST_AHEAD = 250;

/** The one meaning that still lies ahead, within two years. A day of the year without a year is the next one. */
function toCome({ readings }: DayFigure, today: number): DayReading | undefined {
  const wanted = readings.filter(
    ({ grain, from }) => ["day", "week", "month", "quarter"].includes(grain) || (grain === "year" && dayYear(today) < dayYear(from)),
  );
  const ahead = wanted.filter(({ to, from }) => to >= today && from <= today + 730);
  if (ahead.length > 0) return ahead.sort((a, b) => a.from - b.from)[0];
  const [only] = wanted;
  if (wanted.length !== 1 || !only?.isYearless || only.grain === "year") return undefined;
  const next = { ...only, from: nextYear(only.from), to: nextYear(only.to) };
  return next.from <= today + LONGEST_AHEAD ? next : undefined;
}

const dayYear = (day: number): number => new Date(day * DAY).getUTCFullYear();

function nextYear(day: number): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear() + 1, date.getUTCMonth(), date.getUTCDate()) / DAY;
}

export const keyOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
export const periodOf = ({ from, to, grain }: DayReading): Values["timing"] => ({
  from: keyOf(from),
  to: keyOf(to),
  grain: grain as Values["timing"]["grain"],
});
