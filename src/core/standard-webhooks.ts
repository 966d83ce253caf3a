import { createHmac, randomBytes } from "node:crypto";

/** Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */

const PREFIX = "whsec_";

/** 256 bits, as libraries for the standard take them. */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

/** The three headers: an id that stays the same for every try, seconds since 1970, and one signature for each secret. */
export function signedHeaders(secrets: string[], id: string, at: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${timestamp}.${body}`)}`).join(" "),
  };
}

/** HMAC-SHA-256 in base64 under the bytes of a secret as the standard writes it. */
export const signatureOf = (secret: string, content: string): string =>
  createHmac("sha256", Buffer.from(secret.replace(PREFIX, ""), "base64"))
    .update(content)
    .digest("base64");
