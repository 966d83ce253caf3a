import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type CalendarEvent, icsOf } from "../../src/calendar/ics.rules.ts";
import { runs } from "../support/proof.ts";

/** Read back with another's parser, whatever stands in it. */

const text = fc.string({ unit: "grapheme", maxLength: 200 }).map((value) => value.replace(/\r/g, ""));
const at = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const event: fc.Arbitrary<CalendarEvent> = fc.record({
  ...{
    uid: fc.uuid().map((id) => `${id}@relata`),
    sequence: fc.nat(99),
    startsAt: at,
    minutes: fc.integer({ min: 1, max: 5_000 }),
    title: text,
    text,
  },
  ...{ url: fc.constant("https://crm.example.vn/tasks"), changedAt: at, createdAt: at, isCancelled: fc.boolean(), isFree: fc.boolean() },
  remindMin: fc.option(fc.nat(120), { nil: undefined }),
});
/** That parser leaves values of X- properties as they are written. */
const unescaped = (value: string) => value.replace(/\\(.)/g, (_, character) => (character === "n" ? "\n" : character));
const plain = (value: string) => value.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

test("every line has at most 75 octets, and no character is cut", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 3 }), text, (events, name) => {
      const ics = icsOf({ name, timeZone: "Asia/Ho_Chi_Minh", events });
      expect(ics.endsWith("\r\n")).toBe(true);
      for (const line of ics.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\r\n]/);
      }
    }),
    runs(200),
  );
});

test("what was put in comes out again", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 3 }), text, (events, name) => {
      const calendar = new ICAL.Component(ICAL.parse(icsOf({ name, timeZone: "Asia/Ho_Chi_Minh", events })));
      expect(unescaped(String(calendar.getFirstPropertyValue("x-wr-calname")))).toBe(plain(name));
      const read = calendar.getAllSubcomponents("vevent").map((component) => {
        const { uid, sequence, startDate, endDate, summary, description } = new ICAL.Event(component);
        const alarm = component.getFirstSubcomponent("valarm")?.getFirstPropertyValue("trigger") as ICAL.Duration | undefined;
        return {
          ...{
            uid,
            sequence: Number(sequence),
            summary,
            description: description ?? "",
            status: component.getFirstPropertyValue("status"),
          },
          ...{
            startsAt: startDate.toJSDate().getTime(),
            endsAt: endDate.toJSDate().getTime(),
            remindsAt: alarm && -alarm.toSeconds() / 60,
          },
        };
      });
      expect(read).toEqual(
        events.map((each) => ({
          ...{ uid: each.uid, sequence: each.sequence, summary: plain(each.title), description: plain(each.text) },
          ...{
            status: each.isCancelled ? "CANCELLED" : "CONFIRMED",
            startsAt: each.startsAt,
            endsAt: each.startsAt + each.minutes * 60_000,
          },
          remindsAt: each.isCancelled ? undefined : each.remindMin === 0 ? -0 : each.remindMin,
        })),
      );
    }),
    runs(200),
  );
});
