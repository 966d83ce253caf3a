import type { Webhook } from "../../../../src/webhooks/webhooks.schema.ts";
import { client } from "../../lib/cache.ts";
import { nearDay } from "../../lib/format.ts";
import type { Tone } from "../../ui/badge.tsx";
import { webhookWords } from "./words.ts";

export const reloadWebhooks = () => client.invalidateQueries({ queryKey: ["webhooks"] });

const TONES: Record<Webhook["state"], Tone> = { on: "good", paused: "neutral", disabled: "bad" };

/** One that is on while nothing arrives is no good news. */
export const toneOf = ({ state, failingSince }: Webhook): Tone => (state === "on" && failingSince ? "warn" : TONES[state]);

/** When something arrived last, or since when nothing does. */
export function healthOf({ failingSince, lastSuccessAt }: Webhook): string {
  const w = webhookWords();
  if (failingSince) return w.failingSince(nearDay(failingSince));
  return lastSuccessAt ? w.lastSuccess(nearDay(lastSuccessAt)) : w.neverArrived;
}

/** Whatever it has not got, as far back as the log goes. */
export const replaySince = ({ createdAt }: Webhook): number => createdAt;

/** Why a try failed, in the reader's words; undefined where the answer's status says it all. What the network itself said is for experts. */
export function failureSaid(error: string | null): string | undefined {
  const w = webhookWords();
  if (error === null) return undefined;
  return /redirects/.test(error) ? w.redirected : w.failures[error.split(":", 1)[0] ?? ""];
}
