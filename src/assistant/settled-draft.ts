import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { SECOND } from "../core/time.ts";
import { readDraft } from "./assistant.queries.ts";

const STOPPING_MS = 2 * SECOND;
const LOOK_AGAIN_MS = 150;

type Found = Awaited<ReturnType<typeof readDraft>>;

/**
 * The draft, once the stop that the person has just pressed is written down: until then its sentences have no sources. Refuses one that
 * has left already.
 */
export async function readSettledDraft(ctx: Context, id: string): Promise<Found> {
  const found = await settled(ctx, id);
  if (found.hasLiveMail || (found.row.channel !== "mail" && found.row.state === "sent"))
    throw new Refusal("conflict", "This draft has been sent");
  return found;
}

async function settled(ctx: Context, id: string): Promise<Found> {
  for (const until = Date.now() + STOPPING_MS; ; ) {
    const found = await readDraft(ctx, id);
    if (found.row.state !== "writing" || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
