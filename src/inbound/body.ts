import { Refusal } from "../core/refusal.ts";

export const MAX_BODY_BYTES = 256 * 1024;
const MOST_FIELDS = 500;

/** What was sent: an object from JSON, or the fields of a form. Refuses what is neither, and what is too large. */
export function readSent(raw: string, contentType: string): object {
  if (Buffer.byteLength(raw) > MAX_BODY_BYTES) throw new Refusal("too_large", "What is sent here has at most 256 KB");
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return readForm(raw);
  if (!/^(?:application\/(?:[\w.+-]+\+)?json|text\/plain)\b/i.test(contentType))
    throw new Refusal("unsupported_media_type", "Send JSON or a form");
  return readObject(raw);
}

function readObject(raw: string): object {
  let sent: unknown;
  try {
    sent = JSON.parse(raw);
  } catch {
    throw new Refusal("bad_request", "Malformed JSON in request body");
  }
  if (typeof sent !== "object" || sent === null) throw new Refusal("bad_request", "Send a JSON object");
  return sent;
}

/** A name that comes more than once is a list. */
function readForm(raw: string): object {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(raw)) {
    count += 1;
    if (count > MOST_FIELDS) throw new Refusal("too_large", `A form has at most ${MOST_FIELDS} fields here`);
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
