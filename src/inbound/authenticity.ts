import { createHmac } from "node:crypto";
import { sameText } from "../core/secrets.ts";
import { signatureOf } from "../core/standard-webhooks.ts";
import { MINUTE } from "../core/time.ts";

/** A message signed longer ago is somebody's recording. */
const TOLERANCE_MS = 5 * MINUTE;

/**
 * Whether a message was signed with the secret: as Standard Webhooks has it (webhook-id, webhook-timestamp, webhook-signature), or with the
 * HMAC-SHA-256 of the body in hex under `X-Hub-Signature-256` or `X-Signature`, as GitHub, Meta and many others do.
 */
export function isAuthentic(secret: string, header: (name: string) => string | undefined, raw: string, now: number): boolean {
  const signatures = header("webhook-signature");
  if (signatures !== undefined) {
    const timestamp = header("webhook-timestamp") ?? "";
    if (!(Math.abs(now - Number(timestamp) * 1000) <= TOLERANCE_MS)) return false;
    const expected = `v1,${signatureOf(secret, `${header("webhook-id") ?? ""}.${timestamp}.${raw}`)}`;
    return signatures.split(" ").some((each) => sameText(each, expected));
  }
  const given = (header("x-hub-signature-256") ?? header("x-signature") ?? "").replace(/^sha256=/, "");
  return sameText(given.toLowerCase(), createHmac("sha256", secret).update(raw).digest("hex"));
}
