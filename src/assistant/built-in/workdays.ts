import { DAY } from "../../core/time.ts";
import { dayNumber, weekdayOf } from "../calendar.ts";
import type { Pack } from "../evidence.ts";

/** The next day on which people work, as it is said: "thứ Hai 30/11", "Monday, November 30". */
export function nextWorkday({ now, language, history }: Pack): string {
  let day = dayNumber(now, history.workspace.timeZone) + 1;
  while (weekdayOf(day) % 6 === 0) day += 1;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-US", { timeZone: "UTC", ...options }).format(day * DAY);
  if (language === "en") return format({ weekday: "long", day: "numeric", month: "long" });
  const weekday = format({ weekday: "long" });
  return `${weekday.charAt(0).toLowerCase()}${weekday.slice(1)} ${format({ day: "2-digit", month: "2-digit" }).replaceAll("-", "/")}`;
}
