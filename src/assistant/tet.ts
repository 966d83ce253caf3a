/**
 * When Tết is: the first day of the first lunar month by Hanoi's time. New moons and the sun's longitude after Jean Meeus,
 * "Astronomical Algorithms" (1998), as Hồ Ngọc Đức uses them for the Vietnamese calendar; good to the day from 1800 to 2199.
 */

const ZONE_DAYS = 7 / 24;
const MONTH = 29.530588853;
const RAD = Math.PI / 180;
/** Julian day of 1 January 1970. */
const EPOCH = 2_440_588;

/** Julian day, in Hanoi, of the k-th new moon since 1 January 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean =
    2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * RAD);
  const m = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * RAD;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * RAD;
  const f = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * RAD;
  const shift =
    (0.1734 - 0.000393 * t) * Math.sin(m) +
    0.0021 * Math.sin(2 * m) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * f) -
    0.0051 * Math.sin(m + moon) -
    0.0074 * Math.sin(m - moon) +
    0.0004 * Math.sin(2 * f + m) -
    0.0004 * Math.sin(2 * f - m) -
    0.0006 * Math.sin(2 * f + moon) +
    0.001 * Math.sin(2 * f - moon) +
    0.0005 * Math.sin(2 * moon + m);
  const dynamical =
    t < -11 ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3 : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + shift - dynamical + 0.5 + ZONE_DAYS);
}

/** In which twelfth of its way the sun stands at the beginning of a day in Hanoi; the ninth begins at the winter solstice. */
function sunTwelfth(julianDay: number): number {
  const t = (julianDay - 0.5 - ZONE_DAYS - 2_451_545) / 36_525;
  const m = (357.5291 + 35_999.0503 * t - 0.0001559 * t * t - 0.00000048 * t * t * t) * RAD;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t * t;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * Math.sin(m) + (0.019993 - 0.000101 * t) * Math.sin(2 * m) + 0.00029 * Math.sin(3 * m);
  const degrees = (((mean + centre) % 360) + 360) % 360;
  return Math.floor(degrees / 30);
}

const julianDayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000 + EPOCH;

/** Number of the new moon that begins the eleventh month, which holds the winter solstice. */
function eleventhMonth(year: number): number {
  const k = Math.floor((julianDayOf(year, 12, 31) - 2_415_021) / MONTH);
  return sunTwelfth(newMoon(k)) >= 9 ? k - 1 : k;
}

/** How many months after the eleventh a leap month comes, in a year of thirteen: the first in which the sun enters no new twelfth. */
function leapAfter(k: number): number {
  for (let month = 1; month < 14; month += 1) if (sunTwelfth(newMoon(k + month)) === sunTwelfth(newMoon(k + month + 1))) return month;
  return 14;
}

/** First day of the lunar year that begins in `year`, as days since 1 January 1970. */
export function tetOf(year: number): number {
  const k = eleventhMonth(year - 1);
  const hasThirteen = eleventhMonth(year) - k === 13;
  const isLater = hasThirteen && leapAfter(k) <= 2;
  return newMoon(k + (isLater ? 3 : 2)) - EPOCH;
}

const STEMS = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
const BRANCHES = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

/** "Bính Ngọ" for 2026. */
export const lunarYearName = (year: number): string => `${STEMS[(year + 6) % 10]} ${BRANCHES[(year + 8) % 12]}`;
