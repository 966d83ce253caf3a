import type { EvidenceItem } from "./assistant.schema.ts";
import { NOT_NAMES } from "./name-words.ts";
import { nameWords } from "./names.ts";
import { otherParty } from "./our-words.ts";
import { wayOf } from "./sendings.ts";
import { splitSentences } from "./sentences.ts";
import { turnOf } from "./speech.ts";
import { sharedWords } from "./topics.ts";

/** Who promised, asked, paid, sent or complained: "as we promised" of what the customer promised. */

type Side = "us" | "them";
type Deed = "promise" | "ask" | "pay" | "send" | "complain" | "look";

interface Act {
  deed: Deed;
  by: Side;
  raw: string;
  /** What it was about: the words behind the verb, or the sentence. */
  about: string;
  /** Only to come: "will send". */
  isAhead: boolean;
}

/** Whose "I" and "you" a text uses: a draft and our messages are ours, theirs are the customer's, a report is told by us. */
type Voice = "ours" | "theirs" | "report";

/** The two sides of a conversation, by their names. */
export interface Parties {
  ours: string[];
  theirs: string[];
  /** The customer is called "em" or "bạn", so that in their letters "anh" and "chị" are we. */
  isYounger: boolean;
}

const DEEDS: Record<Deed, string> = {
  promise: "hứa|hẹn|cam kết|promise|promises|promised|agreed to|committed|pledged",
  ask: "hỏi|nhờ|yêu cầu|đề nghị|ask|asks|asked|request|requests|requested|enquired|inquired",
  pay: "thanh toán|chuyển khoản|chuyển đúng|chuyển nốt|chuyển đủ|chuyển tiền|trả tiền|đặt cọc|chuyển cọc|pay|pays|paid|transfer|transferred|wire|wired|settle|settled",
  send: "gửi|send|sends|sent|email|emailed|mailed|ship|shipped",
  look: "kiểm tra|rà soát|chuẩn bị|tìm hiểu|check|checks|checked|checking|prepare|prepared|preparing|looking into|looked into",
  complain: "phàn nàn|khiếu nại|phản ánh|than phiền|complain|complains|complained",
};
const AHEAD = "sẽ|định|dự kiến|will|shall|going to|(?:am|are)(?= \\p{L}+ing)";
/** "We'll", "I'm adding": they stand right behind who does it. */
const AHEAD_SHORT = "(?<=\\p{L})['’](?:ll|(?:m|re)(?= \\p{L}+ing))(?![\\p{L}])";
const bounded = (list: string): string => `(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`;
const VERBS = new RegExp(
  Object.entries(DEEDS)
    .map(([deed, list]) => `(?<${deed}>${bounded(list)})`)
    .join("|"),
  "giu",
);
const TO_COME = new RegExp(`${bounded(AHEAD)}|${AHEAD_SHORT}`, "giu");

const NAME = "\\p{Lu}[\\p{L}\\p{M}]*(?: \\p{Lu}[\\p{L}\\p{M}]*){0,3}";
const SENIORS = "[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác";
const ACTOR = [
  `(?:[Bb]ên )?(?:${SENIORS})(?: ${NAME})?`,
  "(?:[Bb]ên )?(?:[Ee]m|[Tt]ôi|[Mm]ình|[Cc]háu|[Bb]ạn)|[Cc]húng tôi|[Kk]hách(?: hàng)?|[Qq]uý khách",
  "[Oo]ur (?:team|side|company)|[Yy]our (?:team|side|company)|[Tt]he (?:customer|client)|I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey",
  NAME,
].join("|");
const STEP =
  "đã|có|vừa|cũng|từng|mới|đang|lại|chưa|không|vẫn|nhắn|còn|xin|to|also|already|just|have|has|had|did|am|is|are|not|never|then|recently|kindly|['’](?:ve|d)";
const PLEDGED = "hứa|hẹn|cam kết|đồng ý|promised|promises|agreed|committed";
const STEPS = `(?<steps>(?:[ \\u00a0]?(?:${STEP}|${AHEAD}|${PLEDGED})(?![\\p{L}\\p{M}]))*)[ \\u00a0]?$`;
const WHO = new RegExp(`(?<![\\p{L}\\p{M}])(?<actor>${ACTOR})${STEPS}`, "u");
/** "…, và hứa gửi": whoever the sentence spoke of goes on. */
const GOES_ON = new RegExp(`(?:^|[,;]|${bounded("và|rồi|nhưng|and|then|but")})[ \\u00a0]*${STEPS}`, "iu");
const WHO_ASKS = new RegExp(
  `(?<actor>${NAME}) (?:(?:${STEP}) )*(?:${DEEDS.promise}|${DEEDS.ask}|${DEEDS.complain}|muốn|wants?|wanted)(?![\\p{L}\\p{M}])`,
  "u",
);
const IS_AHEAD = new RegExp(bounded(`${AHEAD}|${PLEDGED}`), "iu");
const REACH = 90;
/** Nobody says more in one sentence; who writes "em gửi" a thousand times is not read for long. */
const MOST_ACTS = 12;

const PROMISED =
  /(?<![\p{L}\p{M}])(?:(?:như|theo)(?: như)? (?:đã )?(?:hứa|hẹn|cam kết|lời hứa)|as (?:already )?(?:promised|agreed))(?![\p{L}\p{M}])/iu;
const ANY_ACTOR = new RegExp(`(?<![\\p{L}\\p{M}])(?:${ACTOR})(?![\\p{L}\\p{M}])`, "gu");
const ASKS =
  /\?["'”’)\]]*\s*$|(?<![\p{L}\p{M}])(?:giúp|cho (?:em|anh|chị|tôi|mình|cháu) (?:xin|biết|hỏi)|vui lòng|nhé|please|could you|can you|would you|let (?:me|us) know)(?![\p{L}\p{M}])/iu;
/** Who writes so in a message promises it, though no "I will" says so. */
const PLEDGES = new RegExp(
  `${bounded("thư cam kết|cam kết|lời hứa|như đã (?:hứa|hẹn)|as (?:already )?promised")}|${bounded("(?:tôi|em|mình|cháu|bên em|chúng tôi) (?:gửi|giao|làm|trả|chuyển|báo|thay|cử|đổi)")}[^.;]{0,60}${bounded("trước (?:thứ|ngày|\\d)|trong (?:tuần|ngày|tháng)")}`,
  "iu",
);
const HANDS_OVER = /(?<![\p{L}\p{M}])(?:đính kèm|gửi kèm|kèm theo|attached|enclosed|please find|here (?:is|are))(?![\p{L}\p{M}])/iu;

/** Who the sentence says did what, where what it cites says that the other side did it. */
export function swappedActors(
  text: string,
  sources: Pick<EvidenceItem, "title" | "text" | "kind">[],
  parties: Parties,
  quoted: { start: number; end: number }[],
): string[] {
  const claimed = claimedIn(withoutSpans(text, quoted), parties);
  if (claimed.length === 0) return [];
  const heard = sources.filter(({ kind }) => kind === "activity").map((item) => ({ item, acts: heardIn(item, parties) }));
  const nearest = ({ deed, about }: Act, by: Side) =>
    Math.max(
      0,
      ...heard.flatMap(({ acts }) => acts.filter((act) => act.deed === deed && act.by === by).map((act) => sharedWords(about, act.about))),
    );
  /** A message is itself something sent, and mostly asks for something. */
  const isByMessage = ({ deed, by, about }: Act) =>
    (deed === "send" || deed === "ask") &&
    heard.some(({ item }) => wayOf(item) === (by === "us" ? "out" : "in") && sharedWords(about, item.text) > 0);
  const isSwapped = (act: Act) => !isByMessage(act) && nearest(act, otherSide(act.by)) > nearest(act, act.by);
  return claimed.filter(isSwapped).map(({ raw }) => raw);
}

const REPORTED_BY = new RegExp(
  `^(?:(?:[Dd]ạ,? )?(?:[^,]{1,40}, )?)(?:${SENIORS}|[Bb]ạn)? ?(?<who>${NAME}) (?:(?:${STEP}) )*(?:${DEEDS.promise}|${DEEDS.ask}|${DEEDS.complain}|viết|nhắn|wrote|told|said|mentioned|confirmed)${"(?![\\p{L}\\p{M}])"}`,
  "u",
);

const NOBODY = new Set("khách hàng quý resort mình em cháu con tôi bên chúng anh chị cô chú bác ông bà".split(" "));

/** "Matthias asked us to …" of a mail that another person of theirs wrote. */
export function misnamedActors(text: string, sources: Pick<EvidenceItem, "title" | "text" | "kind">[]): string[] {
  const who = REPORTED_BY.exec(text)?.groups?.who;
  const messages = sources.filter(({ kind }) => kind === "activity");
  if (!who || messages.length === 0 || !messages.every((item) => wayOf(item) === "in")) return [];
  const named = nameWords(who).flatMap(({ marked, plain }) => (NOT_NAMES.has(marked) || NOBODY.has(marked) ? [] : plain));
  if (named.length === 0) return [];
  const isIts = ({ title, text: said }: Pick<EvidenceItem, "title" | "text">) => {
    const signed = signatureOf(said);
    const known = nameWords(`${signed}\n${otherParty(title)}`).map(({ plain }) => plain);
    return known.length === 0 || named.some((word) => known.includes(word)) || speaksOf(said, named);
  };
  return messages.some(isIts) ? [] : [who];
}

/** The short lines that close a message. */
function signatureOf(text: string): string {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const from = lines.lastIndexOf("");
  const closing = from > 0 ? lines.slice(from + 1) : [];
  return closing.every((line) => line.length <= 60) ? closing.slice(0, 1).join("\n") : "";
}

/** A message may report what a colleague of its writer asks. */
const speaksOf = (text: string, named: string[]): boolean =>
  splitSentences(text).some(({ text: sentence }) => {
    const doer = WHO_ASKS.exec(sentence)?.groups?.actor;
    return doer !== undefined && nameWords(doer).some(({ plain }) => named.includes(plain));
  });

/** Blanks instead, so that nobody else's "I" is read as ours. */
export const withoutSpans = (text: string, spans: { start: number; end: number }[]): string =>
  spans.reduce((rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end), text);

const otherSide = (side: Side): Side => (side === "us" ? "them" : "us");

/** What a draft says was done or promised; what somebody is about to do is theirs to offer. */
function claimedIn(text: string, parties: Parties): Act[] {
  const acts = actsIn(text, "ours", parties).filter(({ isAhead }) => !isAhead);
  const promised = PROMISED.exec(text);
  if (!promised) return acts;
  const rest = `${text.slice(0, promised.index)} ${text.slice(promised.index + promised[0].length)}`;
  const [by] = [...rest.matchAll(ANY_ACTOR)].flatMap(([actor]) => sideOf(actor, "ours", parties) ?? []);
  return by ? [...acts, { deed: "promise", by, raw: promised[0], about: rest, isAhead: false }] : acts;
}

/** Whoever begins with "Chị Tâm ơi," is "em" in what follows. */
const LOOKS_UP = new RegExp(
  `^(?:[Dd]ạ,? )?(?:(?:[Ee]m )?(?:[Kk]ính |[Xx]in )?(?:[Cc]hào|[Gg]ửi) )?(?:${SENIORS})(?: ${NAME})?(?: ơi| à)?,`,
  "mu",
);

function heardIn(item: Pick<EvidenceItem, "title" | "text">, known: Parties): Act[] {
  const way = wayOf(item);
  const parties = {
    ours: known.ours,
    theirs: [...known.theirs, otherParty(item.title)],
    isYounger: known.isYounger || (way === "in" && LOOKS_UP.test(item.text)),
  };
  const voice: Voice = way === "in" ? "theirs" : way === "out" ? "ours" : "report";
  const sender: Side | undefined = way && (way === "in" ? "them" : "us");
  return splitSentences(item.text)
    .filter(({ text }) => turnOf(text) === undefined)
    .flatMap(({ text }) => [
      ...actsIn(text, voice, parties),
      ...promisesIn(text, voice, parties),
      ...(sender && PLEDGES.test(text) ? [{ deed: "promise" as const, by: sender, raw: text, about: text, isAhead: true }] : []),
      ...(sender && ASKS.test(text) ? [{ deed: "ask" as const, by: sender, raw: text, about: text, isAhead: false }] : []),
      ...(sender && HANDS_OVER.test(text) ? [{ deed: "send" as const, by: sender, raw: text, about: text, isAhead: false }] : []),
    ]);
}

function actsIn(sentence: string, voice: Voice, parties: Parties): Act[] {
  return [...sentence.matchAll(VERBS)].slice(0, MOST_ACTS).flatMap((match): Act[] => {
    const deed = (Object.keys(DEEDS) as Deed[]).find((one) => match.groups?.[one] !== undefined);
    const who = whoAt(sentence, match.index, voice, parties);
    if (!deed || !who) return [];
    const end = match.index + match[0].length;
    return [
      { deed, by: who.by, raw: sentence.slice(who.start, end).trim(), about: aboutFrom(sentence, end), isAhead: IS_AHEAD.test(who.steps) },
    ];
  });
}

/** "Bên em sẽ giao …": who says that they will do something promises it. */
const promisesIn = (sentence: string, voice: Voice, parties: Parties): Act[] =>
  [...sentence.matchAll(TO_COME)].slice(0, MOST_ACTS).flatMap((match): Act[] => {
    const who = whoAt(sentence, match.index, voice, parties);
    const end = match.index + match[0].length;
    return who ? [{ deed: "promise", by: who.by, raw: match[0], about: aboutFrom(sentence, end), isAhead: true }] : [];
  });

/** Who does what stands at a place: the actor before it, or the only side that the sentence spoke of. */
function whoAt(sentence: string, at: number, voice: Voice, parties: Parties): { by: Side; start: number; steps: string } | undefined {
  const from = Math.max(0, at - REACH);
  const before = sentence.slice(from, at);
  const named = WHO.exec(before);
  if (named) {
    const by = sideOf(named.groups?.actor ?? "", voice, parties);
    return by && { by, start: from + named.index, steps: named.groups?.steps ?? "" };
  }
  const goesOn = GOES_ON.exec(before);
  if (!goesOn) return undefined;
  const [by, ...others] = new Set([...before.matchAll(ANY_ACTOR)].map(([actor]) => sideOf(actor, voice, parties)));
  return by && others.length === 0 ? { by, start: at, steps: goesOn.groups?.steps ?? "" } : undefined;
}

const ENDS = new RegExp(`[,;:.!?]|${bounded("và|and|nhưng|but")}(?= (?:${ACTOR}) )`, "u");

function aboutFrom(sentence: string, at: number): string {
  const rest = sentence.slice(at);
  const clause = rest.slice(0, ENDS.exec(rest)?.index ?? rest.length);
  return sharedWords(clause, clause) > 0 ? clause : sentence;
}

const FIRST_PERSON = /^(?:(?:bên )?(?:tôi|mình)|chúng tôi|i|we|our \p{L}+)$/u;
const SECOND_PERSON = /^(?:you|your \p{L}+)$/u;
const THIRD_PERSON = /^(?:he|she|they|the \p{L}+|khách(?: hàng)?)$/u;
const JUNIOR = /^(?:bên )?(?:em|cháu)$/u;
const SENIOR = /^(?:(?:bên )?(?:anh|chị|ông|bà|cô|chú|bác|bạn)|quý khách)$/u;

function sideOf(actor: string, voice: Voice, parties: Parties): Side | undefined {
  const spoken = actor.toLowerCase();
  if (FIRST_PERSON.test(spoken)) return voice === "theirs" ? (spoken === "bên mình" ? undefined : "them") : "us";
  if (SECOND_PERSON.test(spoken)) return voice === "ours" ? "them" : voice === "theirs" ? "us" : undefined;
  if (THIRD_PERSON.test(spoken)) return voice === "report" ? "them" : undefined;
  if (JUNIOR.test(spoken)) return parties.isYounger ? "them" : "us";
  if (SENIOR.test(spoken)) return parties.isYounger && voice !== "report" && spoken !== "bạn" ? "us" : "them";
  return namedSide(actor, parties);
}

/** Somebody named is on a side only when the records say on which. */
function namedSide(actor: string, { ours, theirs }: Parties): Side | undefined {
  const words = nameWords(actor.replace(new RegExp(`^(?:${SENIORS}) `, "u"), "")).map(({ plain }) => plain);
  const isIn = (names: string[]) => names.some((name) => nameWords(name).some(({ plain }) => words.includes(plain)));
  const [isOurs, isTheirs] = [isIn(ours), isIn(theirs)];
  return isOurs === isTheirs ? undefined : isOurs ? "us" : "them";
}
