import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key of this purpose's own, derived from the master key (hex): `v1.` and base64url of nonce, tag and text. */
export function seal(masterKey: string, purpose: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(masterKey, purpose), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** What was sealed for this purpose. Throws when it was sealed under another key or for another purpose, or changed since. */
export function open(masterKey: string, purpose: string, sealed: string): string {
  const [version, body = ""] = sealed.split(".");
  if (version !== VERSION) throw new Error(`Nothing here opens what was sealed as ${version}`);
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(masterKey, purpose), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

const keyFor = (masterKey: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", Buffer.from(masterKey, "hex"), "relata", purpose, 32));
