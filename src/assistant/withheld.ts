import type { NeverSend } from "../assistant-settings/assistant-settings.schema.ts";
import { fold } from "../core/text.ts";
import type { History } from "./history.ts";

/** What a workspace never puts into a prompt, taken out of what a prompt is made from. */

type Noun = NeverSend["nouns"][number];

/** Whether an activity, deal or task may stand in a prompt: by its noun, its kind, and the words that mark it. */
export function mayBeSent(never: NeverSend, noun: Noun, record: { kind?: string; texts: (string | null)[] }): boolean {
  if (never.nouns.includes(noun)) return false;
  if (noun === "activities" && never.activityKinds.some((kind) => kind === record.kind)) return false;
  const text = fold(record.texts.join("\n"));
  return !never.words.some((word) => text.includes(fold(word)));
}

/** A history as it may be told to a model. Counts and sums are worked out from what is left. */
export function withhold(history: History, never: NeverSend): History {
  const activities = history.activities.filter((activity) =>
    mayBeSent(never, "activities", { kind: activity.kind, texts: [activity.subject, activity.body] }),
  );
  const isLeft = new Set(activities.map(({ id }) => id));
  return {
    ...history,
    contact: history.contact && withoutFields(never, "contacts", history.contact),
    ...(history.others && { others: history.others.map((one) => withoutFields(never, "contacts", one)) }),
    company: history.company && withoutFields(never, "companies", history.company),
    activities,
    heard: history.heard.filter(({ id }) => isLeft.has(id)),
    deals: history.deals
      .filter((deal) => mayBeSent(never, "deals", { texts: [deal.name, deal.nextStep] }))
      .map((deal) => withoutFields(never, "deals", deal)),
    tasks: history.tasks.filter((task) => mayBeSent(never, "tasks", { texts: [task.title] })),
  };
}

function withoutFields<R extends object>(never: NeverSend, noun: string, record: R): R {
  const withheld = never.fields.filter((field) => field.startsWith(`${noun}.`)).map((field) => field.slice(noun.length + 1));
  if (withheld.length === 0) return record;
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    withheld.includes(name) ? (Array.isArray(value) ? [] : null) : value,
  ]);
  return Object.fromEntries(entries) as R;
}
