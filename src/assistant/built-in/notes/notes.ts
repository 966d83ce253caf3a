import { shorten } from "../../../core/text.ts";
import type { Language, NOTE_SECTIONS } from "../../assistant.schema.ts";
import type { KeptPoint } from "../../assistant.table.ts";
import type { NoteLine } from "../../note-lines.ts";
import { type Action, actionIn } from "./actions.ts";
import { MOODS, moodOf } from "./mood.ts";
import type { Person } from "./owners.ts";
import { refusalIn } from "./refusals.ts";
import { namesRival } from "./rivals.ts";
import { sideOf } from "./speakers.ts";

/** What was decided, who does what by when, what may go wrong and how the customer feels, read from notes without a model. */

export interface ReadLine extends NoteLine {
  ref: string;
}

export interface NotesInput {
  lines: ReadLine[];
  people: Person[];
  /** Who wrote the notes: "I" where nobody speaks. */
  author: string | null;
  language: Language;
  writtenAt: number;
  timeZone: string;
}

export type NoteSections = Record<(typeof NOTE_SECTIONS)[number], KeptPoint[]>;

const MOST = { decision: 10, action: 20, risk: 8 };
const LONGEST = 280;

const DECIDED =
  /(?<!chưa |không |chờ |cần |để |sẽ |xin |đợi |khi nào |nếu |phê )(?:thống nhất|quyết định|nhất trí|đồng ý|(?:đã )?chốt|kết luận|(?:đã )?duyệt|đã phê duyệt|chấp thuận)(?! lại| sau| khi)|(?<!not |yet |to be |n't |if |once |until |have |need |must )\b(?:(?:we|they|all|both sides|everyone|the (?:team|customer|client))?(?: have| has)? ?(?:agreed|decided|approved|settled on|signed off)|will go with|we(?:'ll| will| are going to) go (?:with|ahead)|it was decided|final decision)\b(?! whether)/iu;
const UNDECIDED =
  /\?["”’)]*$|chưa (?:chốt|thống nhất|quyết|đồng ý|duyệt)|không (?:chốt|thống nhất|đồng ý|duyệt)|(?:cần|chờ|đợi|để|xin|phải) (?:\p{L}+ ){0,4}(?:quyết định|duyệt|chốt|thống nhất|đồng ý)|not (?:yet )?(?:agreed|decided|approved)|to be (?:decided|agreed|approved)|(?:need|needs|has|have|wait(?:ing)?|yet) (?:to|for) (?:\w+ ){0,3}(?:decide|agree|approv)|undecided|trước khi (?:chốt|quyết|ký|duyệt)|muốn (?:\p{L}+ ){0,3}chốt|still (?:deciding|open)|^(?:if|nếu) /iu;
const RISKY =
  /rủi ro|nguy cơ|lo ngại|e ngại|e rằng|(?<!\p{L})(?:ngại|băn khoăn) (?:nhất|khâu|chuyện|việc|phần|về|là)|(?<!\p{L})(?:sợ|(?<!(?:tự|sẽ|cùng|chịu|phải|chủ động|để \p{L}+) )lo(?! (?:liệu|cho|phần|việc|khâu|mảng|vụ|xe|giấy tờ|hồ sơ|thủ tục|hậu cần|vận chuyển|toàn bộ|hết)(?!\p{L}))) (?:rằng |là )?\p{L}+|có thể (?:bị )?(?:chậm|trễ|mất|hủy|huỷ|vỡ|thiếu|tăng giá|không kịp)|chậm tiến độ|không kịp|vượt ngân sách|thiếu (?:hàng|người|vốn|nhân sự|ngân sách|kinh phí)|đối thủ|bên khác (?:chào|báo)|cân nhắc bên|vướng|phụ thuộc vào|khó khăn|\brisk|\bconcern|\bworr(?:y|ies|ied)\b|afraid|might (?:slip|delay|be late|lose|cancel|miss)|may (?:slip|be late|be delayed|not)|could (?:slip|delay|be late|lose)|\bdelay|blocker|blocked|depends on|competitor|over budget|out of budget|short of|shortage|tight (?:deadline|budget|schedule)|unless\b|not sure|at stake|in danger/iu;
const NO_RISK =
  /^(?:không có|không|chưa có|none|n\/a|nothing)[.!]?$|không (?:có|còn) (?:rủi ro|lo ngại|vướng|khó khăn)|no (?:risks?|concerns?|blockers?|delays?)\b|hết (?:lo|vướng)/iu;

export function builtInNotes(input: NotesInput): NoteSections {
  const { lines } = input;
  const told = lines.filter(({ heading }) => heading !== "other");
  const actions = distinct(told.flatMap((line) => actionIn(line, input))).slice(0, MOST.action);
  const tasks = new Set(actions.map(({ line }) => line));
  const isSaidNo = (line: ReadLine, side: Person["side"]) => isFree(line) && refusalIn(line, input) === side;
  const isLost = (line: ReadLine) => isFree(line) && namesRival(line, input);
  const decisions = told.filter(
    (line) => (isDecision(line) || isSaidNo(line, "us")) && !isLost(line) && !(tasks.has(line) && line.heading !== "decision"),
  );
  const risks = told.filter(
    (line) => !tasks.has(line) && (isRisk(line) || isLost(line) || isSaidNo(line, "them")) && !decisions.includes(line),
  );
  return {
    decision: decisions.slice(0, MOST.decision).map((line) => pointOf(line)),
    action: actions.map(({ title, owner, dueAt, dueChoices, line }) => ({
      ...{ ...pointOf(line, title), owner, dueAt },
      ...(dueChoices.length > 0 && { dueChoices }),
    })),
    risk: risks.slice(0, MOST.risk).map((line) => pointOf(line)),
    mood: moodPoints(input, told),
  };
}

const pointOf = ({ text, ref }: ReadLine, told = text): KeptPoint => ({ at: null, text: shorten(told, LONGEST), cites: [ref] });

/** Under no heading that says already what the line is. */
const isFree = ({ heading }: ReadLine): boolean => heading === null || heading === "risk";

const isDecision = ({ text, heading }: ReadLine): boolean =>
  heading === "decision" ? text.length > 6 && !UNDECIDED.test(text) : heading === null && DECIDED.test(text) && !UNDECIDED.test(text);

const isRisk = ({ text, heading }: ReadLine): boolean =>
  !NO_RISK.test(text) && (heading === "risk" ? text.length > 6 : heading !== "decision" && RISKY.test(text) && !/\?["”’)]*$/u.test(text));

function distinct(actions: Action[]): Action[] {
  const seen = new Set<string>();
  return actions.filter(({ title }) => {
    const key = title.toLocaleLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Of a talk written down turn by turn only the customer's turns tell how they feel. */
function moodPoints({ people, language }: NotesInput, lines: ReadLine[]): KeptPoint[] {
  const spoken = lines.filter(({ speaker }) => speaker !== null);
  const theirs = spoken.filter(({ speaker }) => sideOf(speaker ?? "", people) !== "us");
  const mood = moodOf(spoken.length * 2 > lines.length ? theirs : lines);
  return mood ? [{ at: null, text: `${MOODS[mood.label][language]}: “${shorten(mood.line.text, LONGEST)}”`, cites: [mood.line.ref] }] : [];
}
