import { inert } from "./inert.ts";
import { splitSentences } from "./sentences.ts";
import { isForMachines, turnOf } from "./speech.ts";

/** Notes or a transcript of a meeting, sentence by sentence, each with who spoke it and under which heading it stands. */
export interface NoteLine {
  text: string;
  speaker: string | null;
  heading: Heading | null;
}

export type Heading = "decision" | "action" | "risk" | "other";

const LONGEST_NOTES = 40_000;
const MOST_LINES = 600;

const HEADINGS: [heading: Heading, pattern: RegExp][] = [
  [
    "decision",
    /^(?:(?:các )?quyết định|kết luận|(?:đã )?thống nhất|nội dung thống nhất|chốt|decisions?(?: made)?|agreed|conclusions?|outcomes?)$/iu,
  ],
  [
    "action",
    /^(?:(?:các )?việc (?:cần làm|phải làm|được giao|tiếp theo)|phân công(?: công việc)?|công việc|hành động|(?:các )?bước tiếp theo|action items?|actions?|to[- ]?dos?|next steps?|follow[- ]?ups?|tasks?)$/iu,
  ],
  [
    "risk",
    /^(?:(?:các )?rủi ro(?: và vướng mắc)?|vướng mắc|khó khăn|lo ngại|vấn đề|risks?(?: and issues)?|issues?|concerns?|blockers?)$/iu,
  ],
  [
    "other",
    /^(?:thành phần(?: tham dự)?|tham dự|người tham dự|nội dung(?: trao đổi)?|ghi chú|biên bản(?: họp)?|attendees|participants|present|agenda|discussion|notes?|minutes|background)$/iu,
  ],
];
const HEADING_LINE =
  /^\s*(?:#{1,4}\s*|\*\*|\d{1,2}[.)]\s+|[IVX]{1,4}\.\s+)?([\p{L}][\p{L} /&-]{2,40}?)\s*(?:\*\*)?\s*[:：]?\s*(?:\*\*)?\s*$/u;
const LED_LINE = /^\s*(?:#{1,4}\s*|\*\*)?([\p{L}][\p{L} -]{2,30}?)(?:\*\*)?\s*[:：]\s*(\S.*)$/u;
const CLOCK = /^\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–]?\s*/u;

const headingOf = (name: string | undefined): Heading | undefined => HEADINGS.find(([, pattern]) => pattern.test((name ?? "").trim()))?.[0];

/** Reads what was noted. What is written for machines is no part of it. */
export function noteLines(body: string): NoteLine[] {
  let heading: Heading | null = null;
  let speaker: string | null = null;
  let isList = false;
  const found: NoteLine[] = [];
  for (const raw of inert(body, LONGEST_NOTES).split("\n")) {
    const line = raw.replace(CLOCK, "").trimEnd();
    if (!line.trim()) {
      speaker = null;
      continue;
    }
    const own = headingOf(HEADING_LINE.exec(line)?.[1]);
    if (own) {
      [heading, speaker, isList] = [own, null, false];
      continue;
    }
    // A list has ended where a line without its mark follows.
    const isItem = CHECKBOX.test(line);
    if (isList && !isItem) heading = null;
    isList = isItem && heading !== null;
    const led = LED_LINE.exec(line);
    const leading = headingOf(led?.[1]);
    const text = leading ? (led?.[2] ?? "") : line;
    const turn = leading ? undefined : spokenTurn(text.trim());
    if (turn) [speaker, heading] = [turn.speaker, heading === "action" ? heading : null];
    const under = leading ?? heading;
    found.push(...sentencesOf(turn?.said ?? text).map((said) => ({ text: said, speaker: turn ? turn.speaker : speaker, heading: under })));
  }
  return found.slice(0, MOST_LINES);
}

const ROLE = /^(?:khách hàng|nhân viên|tư vấn viên|người mua)/iu;

/** Whoever speaks is called by a name or a role: "Cuộc gọi với chị Thảo:" is neither. */
function spokenTurn(line: string): ReturnType<typeof turnOf> {
  const turn = turnOf(line);
  const small = turn?.speaker.split(" ").filter((word) => /^\p{Ll}/u.test(word)).length ?? 0;
  return turn && (small < 2 || ROLE.test(turn.speaker)) ? turn : undefined;
}

const CHECKBOX = /^\s*(?:[-*•–+]\s*)?\[[ xX]?\]\s*|^\s*[-*•–+]\s+|^\s*\d{1,2}[.)]\s+/u;

function sentencesOf(line: string): string[] {
  return splitSentences(line.replace(CHECKBOX, ""))
    .map(({ text }) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text.length > 3 && /\p{L}/u.test(text) && !isForMachines(text));
}
