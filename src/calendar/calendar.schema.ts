import * as z from "zod";

/** Whether the asker's calendar can be subscribed to, and since when its address holds. */
export const calendarFeed = z.object({ isOn: z.boolean(), madeAt: z.int().nullable() }).meta({ id: "CalendarFeed" });
/** The address is shown this once: whoever knows it reads the calendar. */
export const newCalendarFeed = z.object({ url: z.string() }).meta({ id: "NewCalendarFeed" });

export type CalendarFeed = z.infer<typeof calendarFeed>;
export type NewCalendarFeed = z.infer<typeof newCalendarFeed>;
