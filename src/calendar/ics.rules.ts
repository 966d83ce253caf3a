import { contentLine, textValue, utcValue } from "../core/content-lines.ts";

/** A calendar that others subscribe to (RFC 5545). Pure. */

export interface CalendarEvent {
  uid: string;
  /** Rises with each change, so that a reader knows the newer one. */
  sequence: number;
  startsAt: number;
  minutes: number;
  title: string;
  text: string;
  url: string;
  changedAt: number;
  createdAt: number;
  isCancelled: boolean;
  /** Blocks no time: a task may be done whenever. */
  isFree: boolean;
  /** Minutes before it that a reader is reminded; undefined for not at all. */
  remindMin: number | undefined;
}

/** How often a reader may look again. */
const EVERY = "PT1H";

/** Times are UTC, which every program turns into its reader's own; `timeZone` only says which one is meant where a program asks. */
export function icsOf(calendar: { name: string; timeZone: string; events: CalendarEvent[] }): string {
  return [
    line("BEGIN", "VCALENDAR"),
    line("VERSION", "2.0"),
    line("PRODID", "-//Relata//Relata//EN"),
    line("CALSCALE", "GREGORIAN"),
    line("METHOD", "PUBLISH"),
    line("X-WR-CALNAME", textValue(calendar.name)),
    line("NAME", textValue(calendar.name)),
    line("X-WR-TIMEZONE", textValue(calendar.timeZone)),
    line("REFRESH-INTERVAL;VALUE=DURATION", EVERY),
    line("X-PUBLISHED-TTL", EVERY),
    ...calendar.events.map(eventLines),
    line("END", "VCALENDAR"),
  ].join("");
}

const line = contentLine;

function eventLines({ startsAt, minutes, isCancelled, isFree, remindMin, ...event }: CalendarEvent): string {
  return [
    line("BEGIN", "VEVENT"),
    line("UID", event.uid),
    line("SEQUENCE", String(event.sequence)),
    line("DTSTAMP", utcValue(event.changedAt)),
    line("CREATED", utcValue(event.createdAt)),
    line("LAST-MODIFIED", utcValue(event.changedAt)),
    line("DTSTART", utcValue(startsAt)),
    line("DTEND", utcValue(startsAt + minutes * 60_000)),
    line("SUMMARY", textValue(event.title)),
    ...(event.text ? [line("DESCRIPTION", textValue(event.text))] : []),
    line("URL", event.url),
    line("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED"),
    line("TRANSP", isFree ? "TRANSPARENT" : "OPAQUE"),
    ...(remindMin === undefined || isCancelled ? [] : alarmLines(event.title, remindMin)),
    line("END", "VEVENT"),
  ].join("");
}

const alarmLines = (title: string, minutes: number): string[] => [
  line("BEGIN", "VALARM"),
  line("ACTION", "DISPLAY"),
  line("DESCRIPTION", textValue(title)),
  line("TRIGGER", minutes === 0 ? "PT0S" : `-PT${minutes}M`),
  line("END", "VALARM"),
];
