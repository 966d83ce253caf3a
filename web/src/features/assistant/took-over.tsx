import type { ComponentChildren } from "preact";
import { may } from "../identity/session.ts";
import { tookOver, whoHelpsWords } from "./model-failure.words.ts";

/** What stays so until somebody changes the assistant's settings. */
const FOR_ADMINS = new Set(["unauthorized", "budget_spent", "price_unknown"]);

/** Says above a text why no model wrote it, and who can help; nothing where none was asked or it answered. */
export function TookOver({ reason, role = "status" }: { reason: string | undefined; role?: "status" | "alert" }) {
  return reason ? (
    <p class="notice" role={role}>
      {tookOver(reason)} {FOR_ADMINS.has(reason) && wayOut()}
    </p>
  ) : null;
}

function wayOut(): ComponentChildren {
  const w = whoHelpsWords();
  return may("settings:edit") ? <a href="/settings/assistant">{w.open}</a> : w.ask;
}
