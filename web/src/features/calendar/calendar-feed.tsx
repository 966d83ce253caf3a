import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { CalendarFeed as Feed, NewCalendarFeed } from "../../../../src/calendar/calendar.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { fullDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { Secret } from "../webhooks/secret.tsx";
import { calendarWords } from "./words.ts";

/** The secret address at which a person's own calendar is subscribed to. */
export default function CalendarFeed() {
  const w = calendarWords();
  const [url, show] = useState<string>();
  const [asking, ask] = useState<"renew" | "end">();
  const found = useQuery({
    queryKey: ["calendar-feed"],
    queryFn: ({ signal }) => get<Feed>("/me/calendar-feed", undefined, signal),
  });
  const reload = () => client.invalidateQueries({ queryKey: ["calendar-feed"] });
  const make = async (): Promise<void> => {
    ask(undefined);
    const made = await act({ run: () => post<NewCalendarFeed>("/me/calendar-feed") });
    if (made) show(made.url);
    await reload();
  };
  const end = async (): Promise<void> => {
    ask(undefined);
    await act({ text: w.ended, run: () => del("/me/calendar-feed") });
    show(undefined);
    await reload();
  };
  return (
    <section class="form calendar-feed" aria-label={w.title}>
      <h3>{w.title}</h3>
      <p class="dim">{w.text}</p>
      {found.isPending && <Bones lines={2} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {url ? <Secret text={w.once} value={url} /> : found.data?.isOn && <p>{w.isOn(fullDay(found.data.madeAt ?? 0))}</p>}
      {found.data && (
        <div class="calendar-acts">
          <Button onClick={() => (found.data?.isOn ? ask("renew") : void make())}>{found.data.isOn ? w.renew : w.make}</Button>
          {found.data.isOn && (
            <Button kind="quiet" onClick={() => ask("end")}>
              {w.end}
            </Button>
          )}
        </div>
      )}
      {asking === "renew" && (
        <Confirm title={w.renewAsk} text={w.renewText} act={w.renew} onYes={() => void make()} onNo={() => ask(undefined)} />
      )}
      {asking === "end" && <Confirm title={w.endAsk} text={w.endText} act={w.end} onYes={() => void end()} onNo={() => ask(undefined)} />}
    </section>
  );
}
