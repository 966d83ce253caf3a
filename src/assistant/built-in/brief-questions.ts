import { DAY } from "../../core/time.ts";
import type { Language, SummaryPoint } from "../assistant.schema.ts";
import { dayNumber } from "../calendar.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isContact } from "../signals.ts";
import { topicWords } from "../topics.ts";
import { obstacleOf } from "./obstacles.ts";
import { isSameMatter, pledgesOf } from "./pledges.ts";
import { openQuestionsOf } from "./questions.ts";
import { readSituation, type Situation } from "./situation.ts";
import { isQuiet, nearDay } from "./standing.ts";
import { quoted } from "./summary.ts";

/** What to ask or settle with a customer, as their situation wants it: first what is wrong, then what they and we owe, then what they have to decide; small talk only where nothing presses. */

type Say = Record<string, (...given: string[]) => string>;

const SAY = {
  vi: {
    answer: (question) => `Khách đang chờ trả lời: ${question}`,
    deadline: (day, demand) =>
      `Khách ra hạn ${day}${demand ? `: ${demand}` : ""} Bên mình đưa phương án gì, ai chịu trách nhiệm, ngày nào xong?`,
    complaint: (day, said) => `Khiếu nại ngày ${day}${said ? ` (${said})` : ""} đã xử lý tới đâu, khách còn cần gì để khép lại?`,
    owed: (said) => `Bên mình đã hứa: ${said} Báo khách bao giờ xong?`,
    due: (title, day) => `Việc khách đang chờ, hạn ${day}: ${title} Báo khách bao giờ xong?`,
    quote: (code, day, until) =>
      `Khách quyết thế nào về báo giá${code ? ` ${code}` : ""} (gửi ${day}${until ? `, hiệu lực đến ${until}` : ""}), bao giờ trả lời?`,
    expired: (code, until) => `Báo giá${code ? ` ${code}` : ""} đã hết hiệu lực từ ${until}: khách quyết thế nào, có cần báo giá lại?`,
    obstacle: (said) => `Điều khách còn vướng: ${said} Đã gỡ được chưa, cần thêm gì?`,
    pledge: (text) => `Khách đã làm việc này chưa: ${text}?`,
    noStep: (deal) => `Bước tiếp theo của “${deal}” là gì, ai là người quyết định?`,
    late: (deal, day) => `“${deal}” lẽ ra chốt ngày ${day} mà chưa chốt: còn vướng gì?`,
    step: (deal, step) => `“${deal}”: bước “${step}” tới đâu rồi, còn thiếu gì, khi nào xong?`,
    term: (until) => `Hợp đồng hết hạn ngày ${until}: khách có gia hạn không, muốn đổi điều khoản nào?`,
    ended: (until) => `Hợp đồng đã hết hạn từ ${until}: khách có gia hạn không, vì sao chưa?`,
    silent: (days, usual) => `Khách im lặng ${days} ngày${usual ? `, bình thường ${usual} ngày` : ""}: bên họ có gì thay đổi?`,
    order: (last) => `Đơn gần nhất ngày ${last}: hàng dùng có ổn không, khi nào cần đợt tiếp?`,
    arrived: (last) => `Đơn ngày ${last}: hàng đã tới đủ chưa, có gì cần chỉnh cho lần sau?`,
    newcomer: (name) => `${name} đang cần gì, dùng cho việc gì, ai quyết định và khi nào cần?`,
  },
  en: {
    answer: (question) => `They wait for an answer: ${question}`,
    deadline: (day, demand) =>
      `They gave us until ${day}${demand ? `: ${demand}` : ""} What do we offer, who sees to it, and by when is it done?`,
    complaint: (day, said) => `Where does the complaint of ${day}${said ? ` (${said})` : ""} stand, and what do they need to close it?`,
    owed: (said) => `We promised: ${said} When can we say it will be done?`,
    due: (title, day) => `They wait for this, due ${day}: ${title} When can we say it will be done?`,
    quote: (code, day, until) =>
      `What do they decide on the quote${code ? ` ${code}` : ""} (sent ${day}${until ? `, valid until ${until}` : ""}), and when?`,
    expired: (code, until) => `The quote${code ? ` ${code}` : ""} ran out on ${until}: what do they decide, and do they want a new one?`,
    obstacle: (said) => `What holds them back: ${said} Is it out of the way, and what would help?`,
    pledge: (text) => `Have they done this yet: ${text}?`,
    noStep: (deal) => `What is the next step for “${deal}”, and who decides?`,
    late: (deal, day) => `“${deal}” was to close on ${day} and has not: what stands in the way?`,
    step: (deal, step) => `“${deal}”: how far is “${step}”, what is missing, and by when is it done?`,
    term: (until) => `The contract ends on ${until}: will they renew, and what should change?`,
    ended: (until) => `The contract ended on ${until}: will they renew, and why not yet?`,
    silent: (days, usual) => `They have been quiet for ${days} days${usual ? `, usually ${usual}` : ""}: what has changed on their side?`,
    order: (last) => `Their last order was on ${last}: does all work well, and when will they need more?`,
    arrived: (last) => `Their order of ${last}: has all come, and what should be better next time?`,
    newcomer: (name) => `What does ${name} need, what for, who decides and by when?`,
  },
} satisfies Record<Language, Say>;

const REORDER_SHARE = 0.7;
const FEW_CONTACTS = 3;
const MOST_OWED = 2;
const QUOTE_DAYS = 90;

/** A quotation that ends its sentence. */
const cited = (text: string): string => quoted(text).replace(/(?<![.!?…])”$/u, "”.");

const point = ({ at, ref }: PackItem, text: string): SummaryPoint => ({ at, text, cites: [ref] });

export function briefQuestions(pack: Pack): SummaryPoint[] {
  const situation = readSituation(pack);
  if (situation.isSpam) return [];
  const debts = owed(pack);
  const pressing = [...troubles(pack, situation), ...openQuestions(pack, situation), ...debts];
  const decisions = [...quoteWaiting(pack, situation), ...obstacle(pack, situation), ...awaited(pack)];
  const business = [...renewal(pack, situation), ...dealQuestions(pack, decisions.length + debts.length > 0)];
  const isUneasy = (situation.complaint?.isOpen && situation.complaint.deadline !== undefined) || openFaults(pack).length > 0;
  const found = [...pressing, ...decisions, ...business];
  if (isUneasy) return found;
  return [...found, ...silence(pack), ...(found.length === 0 ? [...reorder(pack), ...newcomer(pack)] : [])];
}

/** Who finds the price too high has nothing to be put right: that is something to bargain about. */
const openFaults = ({ figures }: Pack) => figures.openComplaints.filter(({ complaint }) => complaint !== "price");

/** While a deadline of theirs runs, only what settles it is asked. */
function troubles(pack: Pack, { complaint, questions }: Situation): SummaryPoint[] {
  const say = SAY[pack.language];
  if (complaint?.isOpen && complaint.deadline) {
    const demand = questions.find(({ item }) => item === complaint.item)?.text ?? complaint.quote;
    return [point(complaint.item, say.deadline(complaint.deadline, demand ? cited(demand) : ""))];
  }
  const [open] = openFaults(pack);
  const item = pack.items.find(({ activity }) => activity && activity.id === open?.id);
  if (!item) return [];
  const isTheirs = complaint?.item === item && complaint.quote !== undefined;
  return [point(item, say.complaint(nearDay(item.at ?? pack.now, pack), isTheirs ? quoted(complaint.quote ?? "") : ""))];
}

const openQuestions = (pack: Pack, { complaint }: Situation): SummaryPoint[] =>
  openQuestionsOf(pack)
    .filter(({ item }) => !(complaint?.deadline && item === complaint.item))
    .slice(0, 3)
    .map(({ text, item }) => point(item, SAY[pack.language].answer(quoted(text))));

/** What they were told we would do, and tasks of ours that they wait for: they may well ask after either. */
function owed(pack: Pack): SummaryPoint[] {
  const { language, now } = pack;
  const today = dayNumber(now, pack.history.workspace.timeZone);
  const late = pledgesOf(pack).filter(
    ({ by, isOpen, dueDay, item }) => by === "us" && isOpen && isTold(item) && (dueDay ?? today) <= today,
  );
  const known = late.map(({ text }) => topicWords(text));
  const tasks = pack.items.flatMap((item): SummaryPoint[] => {
    const { title = "", dueAt = null } = item.task ?? {};
    if (dueAt === null || dayNumber(dueAt, pack.history.workspace.timeZone) > today || !GIVES.test(title)) return [];
    const isKnown = known.some((topics) => isSameMatter(topics, topicWords(title)));
    return isKnown ? [] : [point(item, SAY[language].due(cited(title), nearDay(dueAt, pack)))];
  });
  return [...late.map(({ text, item }) => point(item, SAY[language].owed(cited(text)))), ...tasks].slice(0, MOST_OWED);
}

const GIVES = /^(?:gửi|báo|trả lời|xác nhận|giao|chuyển|cung cấp|send|share|answer|reply|confirm|deliver|provide) /iu;

/** Did the customer hear or read it? What we note for ourselves is no promise. */
export const isTold = ({ activity }: PackItem): boolean => activity !== undefined && isContact(activity);

function quoteWaiting(pack: Pack, { quote, decline }: Situation): SummaryPoint[] {
  // Where terms are negotiated, the quote has been decided upon.
  const isPast = pack.figures.openDeals.some(({ stage }) => stage === "negotiation");
  if (!quote?.isOpen || isPast || pack.now - quote.activity.occurredAt > QUOTE_DAYS * DAY || (decline?.item.at ?? 0) > (quote.item.at ?? 0))
    return [];
  const say = SAY[pack.language];
  const { code, until, hasExpired, item } = quote;
  return [point(item, until && hasExpired ? say.expired(code, until) : say.quote(code, nearDay(item.at ?? pack.now, pack), until ?? ""))];
}

/** Only while something is to be decided. */
function obstacle(pack: Pack, { quote }: Situation): SummaryPoint[] {
  if (!quote?.isOpen && pack.figures.openDeals.length === 0) return [];
  const found = obstacleOf(pack, ({ activity }) => openFaults(pack).some(({ id }) => id === activity?.id));
  return found ? [point(found.item, SAY[pack.language].obstacle(cited(found.text)))] : [];
}

/** What they said they would do, unless it stands among the questions already. */
function awaited(pack: Pack): SummaryPoint[] {
  const asked = openQuestionsOf(pack).map(({ text }) => topicWords(text));
  return pledgesOf(pack)
    .filter(({ by, isOpen, text }) => by === "them" && isOpen && !asked.some((other) => isSameMatter(topicWords(text), other)))
    .slice(0, 2)
    .map(({ text, item }) => point(item, SAY[pack.language].pledge(quoted(text))));
}

const renewal = ({ language }: Pack, { term }: Situation): SummaryPoint[] =>
  term ? [point(term.item, term.hasEnded ? SAY[language].ended(term.until) : SAY[language].term(term.until))] : [];

/** A next step that the reader's role does not see may well be there. */
function dealQuestions(pack: Pack, isDeciding: boolean): SummaryPoint[] {
  const say = SAY[pack.language];
  return pack.items.flatMap((item) => {
    const { deal } = item;
    if (deal?.status !== "open") return [];
    const { name, nextStep, expectedCloseAt } = deal;
    if (expectedCloseAt !== null && expectedCloseAt < pack.now) return [point(item, say.late(name, nearDay(expectedCloseAt, pack)))];
    if (nextStep) return isDeciding ? [] : [point(item, say.step(name, nextStep.replace(/[.\s]+$/u, "")))];
    return pack.history.hiddenOfDeals?.includes("nextStep") ? [] : [point(item, say.noStep(name))];
  });
}

const factItems = ({ items }: Pack, name: PackItem["fact"]): PackItem[] => items.filter(({ fact }) => fact === name);

const silence = (pack: Pack): SummaryPoint[] =>
  isQuiet(pack)
    ? factItems(pack, "silence").map((item) =>
        point(item, SAY[pack.language].silent(String(pack.figures.silentDays), String(pack.figures.usualGapDays ?? ""))),
      )
    : [];

/** Whether they need more is asked when most of their usual time has gone by; before that, whether all has come. */
function reorder(pack: Pack): SummaryPoint[] {
  const { orders } = pack.figures;
  const [last, first] = [orders[0], orders.at(-1)];
  if (!last || !first) return [];
  const usual = orders.length > 1 ? (last.occurredAt - first.occurredAt) / (orders.length - 1) : 30 * DAY;
  const say = SAY[pack.language];
  const word = pack.now - last.occurredAt < REORDER_SHARE * usual ? say.arrived : say.order;
  return factItems(pack, "orders").map((item) => point(item, word(nearDay(last.occurredAt, pack))));
}

function newcomer(pack: Pack): SummaryPoint[] {
  const { history, figures } = pack;
  const contacts = history.activities.filter(isContact);
  if (contacts.length > FEW_CONTACTS || figures.orders.length > 0 || history.deals.length > 0) return [];
  const item = pack.items.find(({ kind }) => kind === "contact") ?? pack.items.find(({ kind }) => kind === "company");
  return item ? [point(item, SAY[pack.language].newcomer(item.title))] : [];
}
