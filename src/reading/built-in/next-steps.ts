import { dayNumber } from "../../assistant/calendar.ts";
import { dayOrderOf } from "../../assistant/day-order.ts";
import { type Passage, spanOfAll } from "../own-words.ts";
import type { STEPS } from "../reading.rules.ts";
import type { Span } from "../reading.schema.ts";
import { IS_DENIED, IS_SUPPOSED } from "./intents.ts";
import { OPEN_DAY, timingsOf } from "./timings.ts";

/** What a customer wants the two sides to do next, on a day that they name: "chốt demo thứ 5 tuần sau". */
export interface NextStep {
  what: (typeof STEPS)[number];
  /** yyyy-mm-dd */
  day: string;
  span: Span;
}

/** The more telling ones first: a demo is a meeting too. */
const SAID: [NextStep["what"], RegExp][] = [
  ["demo", /(?<!\p{L})(?:demo|trinh dien|chay thu|dung thu|lam thu)(?!\p{L})|\b(?:trial(?: run)?|pilot|walkthrough|product tour)\b/u],
  [
    "signing",
    /(?<!\p{L})ky (?:ket|hop dong|hd|phu luc|vao|luon|duoc|ngay)(?!\p{L})|(?<!\p{L})hai ben ky(?!\p{L})|\b(?:sign(?:ing)? (?:the |our |a )?(?:contract|agreement|papers?|deal)|we (?:can |will |could )?sign)\b/u,
  ],
  [
    "call",
    /(?<!\p{L})(?:goi (?:lai|dien|cho|video|qua)|alo|call video)(?!\p{L})|\b(?:call (?:me|us|you|back)|(?:a|our|video|phone|zoom|teams) call|speak|ring (?:me|us)|phone (?:me|us))\b/u,
  ],
  [
    "visit",
    /(?<!\p{L})(?:ghe|khao sat|(?:qua|den|toi|sang) (?:xuong|kho|van phong|vp|cua hang|cong ty|nha may|ben|cho|showroom|tan noi))(?!\p{L})|\b(?:visit|stop by|drop by|come (?:by|over|to)|site survey|showroom)\b/u,
  ],
  [
    "meeting",
    /(?<!\p{L})(?:gap|hop|hen (?:gap|em|anh|chi|nhau)|ca ?phe|trao doi truc tiep|ngoi lai)(?!\p{L})|\b(?:meet|meeting|sit down|get together|catch up|workshop)\b/u,
  ],
];
const OFF =
  /(?<!\p{L})(?:huy|hoan|khong (?:hop|gap|qua|ghe|goi|ky|tham gia|di|kip|ranh|tien|duoc)|ban(?: viec| roi| mat)?,|chua (?:hop|gap|ky|chot)|dung (?:goi|qua|ghe))(?!\p{L})|khong [^.?!]*duoc|\b(?:cancel\w*|postpone\w*|call(?:ed|ing)? off|can['’]?t|cannot|won['’]?t|not (?:able|available|possible)|unable|no need|instead of)\b/u;
/** By when something is to be over is no day on which it is done. */
const UNTIL = /(?<!\p{L})(?:truoc|han|cham nhat|den het)(?: ngay)? ?$|\b(?:by|before|until|no later than) ?$/u;
/** A habit is no step. */
const OFTEN =
  /(?<!\p{L})(?:hang (?:tuan|ngay|thang|quy)|moi (?:tuan|ngay|thang|thu|sang)|thuong xuyen)(?!\p{L})|\b(?:every|each|usually|always|weekly|monthly)\b/u;

/** The first that one day, and no other, is named for; undefined where the words leave the day open. */
export function nextStepIn(passages: Passage[], occurredAt: number, timeZone: string): NextStep | undefined {
  const today = dayNumber(occurredAt, timeZone);
  const written = passages.map(({ text }) => text).join("\n");
  for (const passage of passages) {
    const { folded } = passage;
    const what = SAID.find(([, pattern]) => pattern.test(folded))?.[0];
    if (!what || [OFF, OFTEN, IS_DENIED, IS_SUPPOSED].some((pattern) => pattern.test(folded))) continue;
    const [found, ...more] = timingsOf(passage, today, dayOrderOf(passage.text, timeZone, written)).filter(
      ({ value }) => value.grain === "day",
    );
    if (found && UNTIL.test(folded.slice(0, found.span.start - passage.start))) continue;
    if (found && more.length === 0 && found.confidence > OPEN_DAY) return { what, day: found.value.from, span: spanOfAll(passage) };
  }
  return undefined;
}
