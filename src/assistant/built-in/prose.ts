import type { Activity } from "../../activities/activities.schema.ts";
import { words } from "../../core/text.ts";
import { actOf } from "../claims.ts";
import type { PackItem } from "../evidence.ts";
import type { History } from "../history.ts";
import { splitSentences } from "../sentences.ts";
import { isWritten } from "../signals.ts";
import { isCustomer, isForMachines, turnOf, withoutVocative } from "../speech.ts";
import { beforeOrders, isHostile } from "./hostile.ts";

/** What people really say in a message or a report: no greetings, signatures, tables of prices, or words meant for machines. */

export interface Said {
  text: string;
  /** "report" is what a colleague noted about a talk. */
  by: "us" | "them" | "report";
}

const SPOKEN = new Set<Activity["kind"]>(["chat", "sms", "call"]);

/** The sentences of an item with whose words they are, in order. */
export function saidIn(item: PackItem, history: History): Said[] {
  const kept = READ.get(item) ?? readSaid(item, history);
  READ.set(item, kept);
  return kept;
}

/** One letter asks for the same item's words many times. */
const READ = new WeakMap<PackItem, Said[]>();

function readSaid(item: PackItem, history: History): Said[] {
  const { activity } = item;
  if (!activity || isHostile(activity)) return [];
  const body = beforeOrders({ ...activity, body: item.body ?? "" });
  const text = activity.kind === "email" || activity.kind === "letter" ? withoutSignature(body, activity, history) : body;
  return splitSentences(withoutTables(text)).flatMap((sentence, index) =>
    sayingOf(sentence.text.replace(/\s+/g, " "), index, activity, history),
  );
}

function sayingOf(sentence: string, index: number, activity: Activity, history: History): Said[] {
  const turn = SPOKEN.has(activity.kind) ? turnOf(sentence) : undefined;
  const text = withoutAddress(turn?.said ?? sentence);
  const act = actOf(text, { isFirst: index === 0, afterClosing: false });
  if (act === "greeting" || act === "closing" || text.length < 4 || isForMachines(text)) return [];
  return [{ text, by: turn ? (isCustomer(turn.speaker, history) ? "them" : "us") : sideOf(activity) }];
}

const sideOf = ({ kind, direction }: Activity): Said["by"] =>
  !isWritten({ kind }) || direction === null ? "report" : direction === "in" ? "them" : "us";

/** "Dạ em chào chị Như, theo ý chị …" → "Theo ý chị …". */
const ADDRESS_VI =
  /^(?:dạ|vâng|dạ vâng)?,? ?(?:em (?:xin )?chào )?(?:anh|chị|em|cô|chú|bác|ông|bà)(?: \p{Lu}\p{L}*){0,3}(?:, (?:anh|chị|cô|ông|bà)(?: \p{Lu}\p{L}*)?)?, (?=\p{L})/iu;
const ADDRESS_EN =
  /^(?:hi|hello|hey|dear|g'day)(?: again)?(?: (?:mr|ms|mrs|dr)\.?)?(?: \p{Lu}[\p{L}-]*){0,2}(?:, (?:hi|dear) \p{Lu}\p{L}*)?, (?=\p{L})/iu;
const FILLER = /^(?:dạ|vâng|dạ vâng)(?: ạ)?,? (?=\p{L})/iu;

function withoutAddress(text: string): string {
  const bare = withoutVocative(text).replace(ADDRESS_VI, "").replace(ADDRESS_EN, "").replace(FILLER, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

const PRICE_LINE =
  /^\s*[-–*•]\s.*(?:[×=]|\bx \d).*$|^\s*(?:tổng(?: cộng| còn)?|còn|total|sum)\b[^\n]{0,8}[:\d$€].*$|^\s*(?:[\w .-]+\.(?:pdf|docx?|xlsx?|jpg|png)|\[[^\]]*\])\s*$/gimu;
const withoutTables = (text: string): string => text.replace(PRICE_LINE, "");

const CLOSING =
  /^(?:trân trọng|thân mến|thân ái|kính thư|kính chào|(?:kind|best|warm|many)? ?regards|best wishes|sincerely|yours|cheers|thanks|thank you|--)[^.?\n]{0,24}$/imu;

/** Cuts at the closing words, or at a last paragraph that is only a name with what hangs on it. */
function withoutSignature(body: string, { meta }: Activity, { sender, contact }: History): string {
  const closing = CLOSING.exec(body);
  const text = (closing && closing.index > 0 ? body.slice(0, closing.index) : body).trimEnd();
  const paragraphs = text.split(/\n\s*\n/u);
  const last = (paragraphs.at(-1) ?? "").split("\n").map((line) => line.trim());
  const writers = new Set(words(`${meta.from?.name ?? ""} ${sender.name} ${contact?.name ?? ""}`));
  const isName = words(last[0] ?? "").every((word) => writers.has(word)) || last.some((line) => /^[+\d][\d ().-]{7,}$/u.test(line));
  const isBlock = last.length <= 6 && last.every((line) => line.length <= 80 && !/[.?!…:]$/u.test(line));
  return paragraphs.length > 1 && isName && isBlock ? paragraphs.slice(0, -1).join("\n\n") : text;
}
