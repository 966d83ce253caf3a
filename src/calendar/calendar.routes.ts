import { type App, endpoint } from "../core/http.ts";
import { calendarFeed, newCalendarFeed } from "./calendar.schema.ts";
import { endCalendarFeed, getCalendarFeed, makeCalendarFeed } from "./calendar.ts";

const path = "/me/calendar-feed";
const access = "session";

export function calendarRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path, access, operationId: "getCalendarFeed", summary: "Whether your calendar has an address", answer: calendarFeed },
    (ctx) => getCalendarFeed(ctx),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path,
        access,
        operationId: "makeCalendarFeed",
        keyFirst: { url: "" },
        summary: "A secret address that calendars subscribe to (ICS)",
      },
      description: "Answered this once; the address before ends. It holds your tasks that are due and your meetings, as you may see them.",
      answer: newCalendarFeed,
    },
    (ctx) => makeCalendarFeed(ctx),
  );
  endpoint(
    app,
    { method: "delete", path, access, operationId: "endCalendarFeed", summary: "End the address", answer: calendarFeed },
    (ctx) => endCalendarFeed(ctx),
  );
}
