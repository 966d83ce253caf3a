import { useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { DigestSettings as Settings } from "../../../../src/digests/digests.schema.ts";
import { get, isProblem, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { locale } from "../../lib/locale.ts";
import { Select } from "../../ui/field.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { briefWords } from "./words.ts";
import "./briefs.css";

const KEY = ["digest-settings"];
const FIRST_MIN = 7 * 60;
const STEP_MIN = 30;

/** When a member's digests come by mail; off until they turn it on. */
export default function DigestSettings() {
  const w = briefWords();
  const found = useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<Settings>("/me/digest", undefined, signal) });
  const [isBusy, setBusy] = useState(false);
  const save = async (change: Partial<Settings>): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await patch<Settings>("/me/digest", change, found.data?.version);
      client.setQueryData(KEY, data);
      say(w.saved);
    } catch (error) {
      complain(explain(error));
      if (isProblem(error, "stale")) await found.refetch();
    }
    setBusy(false);
  };
  const settings = found.data;
  return (
    <section class="form" aria-label={w.mail}>
      <h3>{w.mail}</h3>
      <p class="dim">{w.mailText}</p>
      {found.isPending && <Bones lines={3} />}
      {found.error && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {settings && (
        <>
          <div class="digest-schedule">
            <Select
              label={w.mailDaily}
              value={String(settings.dailyAt ?? "")}
              disabled={isBusy}
              options={times(settings.dailyAt)}
              onText={(at) => void save({ dailyAt: at ? Number(at) : null })}
            />
          </div>
          <div class="digest-schedule">
            <Select
              label={w.mailWeekly}
              value={String(settings.weeklyAt ?? "")}
              disabled={isBusy}
              options={times(settings.weeklyAt)}
              onText={(at) => void save({ weeklyAt: at ? Number(at) : null })}
            />
            {settings.weeklyAt !== null && (
              <Select
                label={w.on}
                value={String(settings.weeklyDay)}
                disabled={isBusy}
                options={weekdays()}
                onText={(day) => void save({ weeklyDay: Number(day) })}
              />
            )}
          </div>
          <p class="field-hint">{w.zone(settings.timeZone)}</p>
        </>
      )}
    </section>
  );
}

/** Off, then each half hour, the morning first; another minute that was set elsewhere stays to choose. */
function times(current: number | null) {
  const steps = Array.from({ length: 48 }, (_, index) => (FIRST_MIN + index * STEP_MIN) % 1_440);
  const all = current === null || steps.includes(current) ? steps : [current, ...steps];
  const label = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  return [{ value: "", label: briefWords().off }, ...all.map((at) => ({ value: String(at), label: label(at) }))];
}

/** Monday first; 2023-01-01 was a Sunday. */
function weekdays() {
  const format = new Intl.DateTimeFormat(locale.value === "vi" ? "vi-VN" : "en-GB", { weekday: "long", timeZone: "UTC" });
  return [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: format.format(Date.UTC(2023, 0, 1 + day)) }));
}
