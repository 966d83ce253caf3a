import { randomUUID } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";

/** Puts one message into the outbox folder, whole or not at all; the same message twice is one file. Answers its path. */
export async function writeToOutbox(folder: string, raw: Uint8Array): Promise<string> {
  const path = join(folder, `${fileNameFor(raw)}.eml`);
  const fresh = `${path}.${randomUUID()}.part`;
  const file = await open(fresh, "wx", 0o600);
  try {
    await file.writeFile(raw);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  return path;
}

function fileNameFor(raw: Uint8Array): string {
  const [head = ""] = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 65_536))
    .toString("latin1")
    .split(/\r?\n\r?\n/);
  const messageId = /^message-id:\s*<?([^\s>]+)>?/im.exec(head)?.[1] ?? randomUUID();
  return messageId
    .replace(/[^A-Za-z0-9@._-]/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 150);
}
