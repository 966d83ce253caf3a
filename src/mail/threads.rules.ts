import { fold } from "../core/text.ts";
import { DAY } from "../core/time.ts";
import { bareSubject } from "./sender.rules.ts";

/** Which mails belong to one conversation. Pure. */

export const THREAD_WINDOW_MS = 90 * DAY;

export interface ThreadMail {
  channelId: string;
  /** Message-IDs that it answers, the nearest first. */
  answers: string[];
  subject: string;
  at: number;
  /** Addresses of the customers in it. */
  people: string[];
}

/** A mail that already has its thread. */
export interface ThreadedMail extends Pick<ThreadMail, "at" | "people"> {
  threadId: string;
}

/**
 * How the thread ids of a subject begin: mails of that subject are found by this, without an index of their own.
 * Undefined for a mail without subject: only what it answers can place it.
 */
export function threadPrefix(subject: string): string | undefined {
  const bare = fold(bareSubject(subject));
  return bare === "" ? undefined : `thr_${fingerprint(bare)}`;
}

/** The id of a thread that begins with this mail. */
export function newThreadId(subject: string, channelId: string): string {
  return `${threadPrefix(subject) ?? "thr_"}_${fingerprint(channelId)}`;
}

export interface KnownThreads {
  /** Message-ID → thread. */
  byMessage: Map<string, string>;
  /** Thread prefix of a subject → mails of that subject. */
  bySubject: Map<string, ThreadedMail[]>;
}

/** The thread of each mail, by channel id: of what it answers, else of its subject with the same people within 90 days, else a new one. */
export function assignThreads(mails: ThreadMail[], known: KnownThreads): Map<string, string> {
  const threads = new Map<string, string>();
  const byMessage = new Map(known.byMessage);
  const bySubject = new Map([...known.bySubject].map(([prefix, earlier]) => [prefix, [...earlier]]));
  for (const mail of mails.toSorted((left, right) => left.at - right.at)) {
    const prefix = threadPrefix(mail.subject);
    const threadId =
      answered(mail, byMessage) ?? kindred(mail, bySubject.get(prefix ?? "") ?? []) ?? newThreadId(mail.subject, mail.channelId);
    threads.set(mail.channelId, threadId);
    // A mail that several answer may come later or never: they belong together all the same.
    for (const id of [mail.channelId, ...mail.answers]) if (!byMessage.has(id)) byMessage.set(id, threadId);
    if (prefix) bySubject.set(prefix, bySubject.get(prefix) ?? []);
    bySubject.get(prefix ?? "")?.push({ threadId, at: mail.at, people: mail.people });
  }
  return threads;
}

const answered = (mail: ThreadMail, byMessage: Map<string, string>): string | undefined =>
  byMessage.get(mail.channelId) ?? mail.answers.map((id) => byMessage.get(id)).find((threadId) => threadId !== undefined);

/** The nearest mail in time that shares a customer. */
function kindred(mail: ThreadMail, earlier: ThreadedMail[]): string | undefined {
  const people = new Set(mail.people);
  let nearest: ThreadedMail | undefined;
  for (const other of earlier) {
    const distance = Math.abs(other.at - mail.at);
    if (distance > THREAD_WINDOW_MS || !other.people.some((address) => people.has(address))) continue;
    if (!nearest || distance < Math.abs(nearest.at - mail.at)) nearest = other;
  }
  return nearest?.threadId;
}

/** 64 bits of a text in hex, the same everywhere (FNV-1a, twice). Good enough to tell subjects apart, not to keep secrets. */
function fingerprint(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x85ebca6b);
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
