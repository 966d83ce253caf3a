import type { Activity } from "../../activities/activities.schema.ts";
import { fold } from "../../core/text.ts";
import type { Language } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { languageOf } from "../topics.ts";
import { bareSubject, looksVietnamese, topicOf } from "./subject.ts";

/** Something that happened, as a letter may mention it: the day in words, and what it was about when its subject says. */
export interface Mention {
  item: PackItem;
  activity: Activity;
  day: string;
  topic: string | undefined;
  /** The subject as it stands, when it is in another language than the letter. */
  foreign: string | undefined;
}

export interface Quoted {
  quote: string;
  item: PackItem;
}

/** "12/11" or "November 12", with the year when it is another one. */
export function dayInWords(at: number, now: number, language: Language, timeZone: string): string {
  const year = (instant: number) => new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric" }).format(instant);
  const withYear = year(at) === year(now) ? {} : ({ year: "numeric" } as const);
  return language === "vi"
    ? new Intl.DateTimeFormat("vi-VN", { timeZone, day: "2-digit", month: "2-digit", ...withYear }).format(at).replaceAll("-", "/")
    : new Intl.DateTimeFormat("en-US", { timeZone, day: "numeric", month: "long", ...withYear }).format(at);
}

export const spokenDay = (at: number, { now, language, history }: Pack): string =>
  dayInWords(at, now, language, history.workspace.timeZone);

/** Subjects of letters that only keep in touch, such as ours: quoted back they name no matter. */
const OF_NOTHING =
  /^(?:lời (?:xin lỗi|cảm ơn|chúc)|đôi lời|trao đổi tiếp|sau buổi trao đổi|lâu rồi chưa|.{0,20}(?:hỏi thăm|xin được làm quen)|checking in|following up|how are things|it has been a while|after our talk$|introducing )/iu;

export function mention(item: PackItem, pack: Pack): Mention[] {
  const { activity } = item;
  if (!activity) return [];
  const subject = bareSubject(activity.subject);
  const ourName = fold(pack.history.workspace.name);
  const isOurName = (ourName !== "" && fold(subject).startsWith(ourName)) || OF_NOTHING.test(subject);
  const topic = isOurName ? undefined : topicOf(activity.subject);
  const isForeign = pack.language === "en" ? looksVietnamese(subject) : !looksVietnamese(subject) && languageOf(item.body ?? "") === "en";
  const bare = subject.replace(/[.?!…\s]+$/u, "");
  const mayBeTitled = activity.kind === "email" && !isOurName && bare.length >= 4 && bare.length <= 60 && !/[“”"]|[.?!…](?=\s)/u.test(bare);
  const foreign = mayBeTitled && (isForeign || (topic === undefined && pack.language === "en")) ? bare : undefined;
  return [{ item, activity, day: spokenDay(activity.occurredAt, pack), topic: isForeign ? undefined : topic, foreign }];
}
