import type { Activity } from "../../activities/activities.schema.ts";
import { isUnreached } from "../../assistant/signals.ts";
import { type Passage, passagesOf, type ReaderText, spanOfAll } from "../own-words.ts";
import type { Findings, Found, Values } from "../reading.schema.ts";
import { budgetIn } from "./amounts.ts";
import { clearsUs, isInner, isOurDoing, isTheirWord, wrongIn } from "./complaints.ts";
import { INTENT_RULES, IS_DENIED, IS_FIRM, IS_OTHERS_OFFER, IS_SUPPOSED, type Rule } from "./intents.ts";
import { competitorIn, type Product, productIn } from "./names.ts";
import { type NextStep, nextStepIn } from "./next-steps.ts";
import { feelingOf } from "./sentiment.ts";
import { CLOSES, timingIn } from "./timings.ts";
import { ultimatumIn } from "./ultimatums.ts";

export interface ReaderInput extends ReaderText {
  occurredAt: number;
  timeZone: string;
  /** The workspace's, for amounts that name none. */
  currency: string;
  /** Names of the customers that the activity is about. */
  customers: string[];
  products: Product[];
}

/** What the words alone say, besides the fields: how firm a yes is, whether a day is one of closing. */
export interface ReadText {
  findings: Findings;
  /** The customer's own words: what a model is shown, and what its answer is held against. */
  passages: Passage[];
  isFirm: boolean;
  closes: boolean;
  /** What the two sides are to do next, on a day that is named. */
  step: NextStep | null;
}

/** Reads one activity without a model: patterns and a list of words in both languages. */
export function readText(input: ReaderInput): ReadText {
  const passages = passagesOf(input);
  if (passages.length === 0 || isUnreached({ ...input, meta: {} }))
    return { findings: {}, passages, isFirm: false, closes: false, step: null };
  const competitor = competitorIn(passages, [...input.ours, ...input.customers, ...input.products.map(({ name }) => name)]);
  const theirs = passagesOfTheirs(passages, input);
  const complaint = complaintIn(theirs.filter((one) => !(competitor && holds(one, competitor)) || IS_OURS.test(one.folded)));
  const intent = intentIn(passages, complaint);
  const ultimatum = ultimatumIn(theirs);
  const timing = timingIn(
    passages.filter((one) => !wrongIn(one.written) || (ultimatum && holds(one, ultimatum))),
    input.occurredAt,
    input.timeZone,
  );
  const findings: Findings = {
    intent,
    sentiment: sentimentIn(passages, theirs, complaint),
    complaint,
    competitor,
    budget: budgetIn(passages, input.currency),
    timing,
    ultimatum,
    product: intent?.value === "complaint" || intent?.value === "cancel" ? undefined : productIn(passages, input.products),
  };
  const around = (found: Found<unknown> | undefined) => passages.find((one) => found && holds(one, found));
  return {
    passages,
    findings: Object.fromEntries(Object.entries(findings).filter(([, found]) => found)) as Findings,
    isFirm: passages.some(
      ({ folded }) => IS_FIRM.test(folded) && !IS_SUPPOSED.test(folded) && !IS_DENIED.test(folded) && !/\?\s*$/.test(folded),
    ),
    closes: isToClose(around(timing)?.folded ?? ""),
    step: nextStepIn(passages, input.occurredAt, input.timeZone) ?? null,
  };
}

/** "Chốt màu", "chốt lịch": something is settled, but no deal. */
const SMALL_MATTERS = /chot (?:mau|lich|hen|gio|ngay|demo|size|kich thuoc|dia chi|so luong|danh sach)/gu;
const isToClose = (folded: string): boolean => CLOSES.test(folded.replace(SMALL_MATTERS, " ")) && !IS_SUPPOSED.test(folded);

const holds = ({ field, start, text }: Passage, { span }: Found<unknown>): boolean =>
  span.field === field && span.start >= start && span.start <= start + text.length;

/** What is said of us although another seller stands beside it. */
const IS_OURS = /ben (?:em|ban|minh)|gia|\byou(?:rs?)?\b/u;

/** Of what a colleague noted: what is told of the customer, not of ourselves. What we find when we call or visit counts only where they say it. */
function passagesOfTheirs(passages: Passage[], { kind, direction }: ReaderInput): Passage[] {
  if (!REPORTS.has(kind)) return passages;
  if (passages.some(({ written }) => isInner(written))) return [];
  const areTheyHeard = kind === "note" || (kind === "call" && direction !== "out");
  return passages.filter(({ written }) => !isOurDoing(written) && (areTheyHeard || isTheirWord(written)));
}

const REPORTS = new Set<Activity["kind"]>(["note", "call", "meeting", "visit"]);

/** "Not your fault" speaks for all that was said before it. */
function complaintIn(passages: Passage[]): Found<Values["complaint"]> | undefined {
  const cleared = passages.findLastIndex(({ written }) => clearsUs(written));
  const found = passages.slice(cleared + 1).flatMap((passage) => {
    const rule = wrongIn(passage.written);
    return rule ? [{ value: rule[0], span: spanOfAll(passage), confidence: rule[1] }] : [];
  });
  const told = found.filter(({ value }) => value !== "other" && value !== "price");
  return told[0] ?? found[0];
}

const ruleFor = <Name extends string>(rules: Rule<Name>[], folded: string): Rule<Name> | undefined =>
  rules.find(([, , pattern]) => pattern.test(folded));

/** A complaint comes before all but leaving; of the rest, what is asked for most firmly. */
function intentIn(passages: Passage[], complaint: Found<Values["complaint"]> | undefined): Found<Values["intent"]> | undefined {
  const found = passages.flatMap((passage) => {
    const isUnsure = IS_SUPPOSED.test(passage.folded) || IS_DENIED.test(passage.folded) || IS_OTHERS_OFFER.test(passage.folded);
    const rules = isUnsure ? INTENT_RULES.filter(([name]) => ["question", "decline", "thanks"].includes(name)) : INTENT_RULES;
    const rule = ruleFor(rules, passage.folded);
    return rule ? [{ value: rule[0], span: spanOfAll(passage), confidence: rule[1] }] : [];
  });
  const first = (...names: Values["intent"][]) => found.find(({ value }) => names.includes(value));
  const leaving = first("cancel", "decline");
  const wish = leaving ?? (complaint && complaint.value !== "price" ? { ...complaint, value: "complaint" as const } : undefined);
  const [opening] = passages;
  return (
    wish ??
    first("buy", "quote") ??
    first("payment", "meeting", "support") ??
    first("question", "thanks") ??
    (opening && { value: "inform" as const, span: spanOfAll(opening), confidence: 0.5 })
  );
}

/** Good words in a request say what is wanted, not how somebody feels. */
const WANTS =
  /giup|bao gia|gui|tu van|\?|can |cho (?:anh|chi|em|minh|toi) |muon|chot|dat (?:hang|them)|\b(?:please|need|would like|could you|can you|looking for|interested)\b/u;
const GLAD = 1.2;
const SORRY = -1.1;

/** How they feel: of what a colleague noted, by the sentences that tell of them. */
function sentimentIn(
  passages: Passage[],
  theirs: Passage[],
  complaint: Found<Values["complaint"]> | undefined,
): Found<Values["sentiment"]> | undefined {
  const felt = passages.map((passage) => {
    if (!theirs.includes(passage)) return { passage, score: 0 };
    const { score } = feelingOf(passage.text);
    return { passage, score: score > 0 && WANTS.test(passage.folded) ? score * 0.4 : score };
  });
  const total = felt.reduce((sum, { score }) => sum + score, 0);
  if (complaint && complaint.value !== "price" && total < 4)
    return { value: "negative", span: complaint.span, confidence: Math.min(0.92, complaint.confidence) };
  const value = total >= GLAD ? "positive" : total <= SORRY ? "negative" : "neutral";
  const [strongest] = [...felt].sort((a, b) => (total >= 0 ? b.score - a.score : a.score - b.score));
  if (!strongest) return undefined;
  const confidence = value === "neutral" ? 0.6 : Math.min(0.9, 0.55 + Math.abs(total) / 12);
  return { value, span: spanOfAll(strongest.passage), confidence: Math.round(confidence * 100) / 100 };
}
