import type { EvidenceItem } from "../assistant/assistant.schema.ts";
import { mayBeSent } from "../assistant/withheld.ts";
import type { NeverSend } from "../assistant-settings/assistant-settings.schema.ts";
import type { Written } from "./engine/input.ts";

const NOUNS = { activity: "activities", deal: "deals", task: "tasks" } as const;

/**
 * A digest as far as it may be told to a model: the points whose every source may leave. A point does not tell which kind an activity was
 * or which field a word came from: where kinds or fields are withheld, everything that could hold them stays.
 */
export function sendableOf({ sections, evidence }: Written, never: NeverSend): Written {
  const withheld = new Set(evidence.filter((item) => !maySend(item, never)).map(({ ref }) => ref));
  const kept = sections.map((section) => ({
    ...section,
    points: section.points.filter(({ cites }) => !cites.some((ref) => withheld.has(ref))),
  }));
  return { sections: kept.filter(({ points }) => points.length > 0), evidence: evidence.filter(({ ref }) => !withheld.has(ref)) };
}

function maySend({ kind, title, text }: EvidenceItem, never: NeverSend): boolean {
  if (kind === "activity" ? never.activityKinds.length > 0 : never.fields.length > 0) return false;
  const noun = NOUNS[kind as keyof typeof NOUNS];
  return noun ? mayBeSent(never, noun, { texts: [title, text] }) : mayBeSent({ ...never, nouns: [] }, "tasks", { texts: [title, text] });
}
