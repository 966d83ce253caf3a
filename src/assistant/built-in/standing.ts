import { formatMoney } from "../../core/money.ts";
import { formatNearDay } from "../../core/time.ts";
import type { Deal } from "../../deals/deals.schema.ts";
import { STAGE_NAMES } from "../../deals/stages.rules.ts";
import type { Language, SummaryPoint } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { type FactName, sumsOf } from "../facts.ts";
import { isSpammer } from "./hostile.ts";
import { readSituation } from "./situation.ts";

/** Where a customer stands, in a line for each open deal, and what the figures say, in sentences. They belong to no day of what happened. */

const MOST_DEALS = 3;

interface Told {
  name: string;
  stage: string;
  amount: string | undefined;
  close: string | undefined;
  isLate: boolean;
  next: string | undefined;
}

const SAY = {
  vi: {
    deadline: (day: string, deadline: string) => `Khiếu nại ngày ${day} chưa giải quyết, khách ra hạn đến ${deadline}.`,
    deal: ({ name, stage, amount, close, isLate, next }: Told) =>
      `${[`Cơ hội đang mở: ${name}, giai đoạn ${stage}`, amount, close && (isLate ? `lẽ ra chốt ngày ${close}` : `dự kiến chốt ${close}`)].filter(Boolean).join(", ")}.${next ? ` Bước tiếp theo: ${next}.` : ""}`,
    silence: (days: number, usual: number | undefined) =>
      `Đã ${days} ngày chưa có tin từ khách${usual === undefined ? "" : `, bình thường cách nhau ${usual} ngày`}.`,
    orders: (count: number, first: string, sums: string, last: string) =>
      count === 1
        ? `Khách đã đặt 1 đơn, ngày ${last}${sums ? `, ${sums}` : ""}.`
        : `Khách đã đặt ${count} đơn từ ${first}${sums ? `, tổng ${sums}` : ""}, đơn gần nhất ngày ${last}.`,
    complaints: (count: number, last: string, open: number) =>
      `Khách khiếu nại ${count === 1 ? `1 lần, ngày ${last}` : `${count} lần, gần nhất ngày ${last}`}${open > 0 ? (count === 1 ? ", chưa giải quyết" : `, ${open} lần chưa giải quyết`) : ""}.`,
  },
  en: {
    deadline: (day: string, deadline: string) => `The complaint of ${day} is open; they gave us until ${deadline}.`,
    deal: ({ name, stage, amount, close, isLate, next }: Told) =>
      `${[`Open deal: ${name}, at ${stage}`, amount, close && (isLate ? `was to close ${close}` : `expected to close ${close}`)].filter(Boolean).join(", ")}.${next ? ` Next step: ${next}.` : ""}`,
    silence: (days: number, usual: number | undefined) =>
      `Nothing heard from them for ${days} days${usual === undefined ? "" : `; usually ${usual} ${usual === 1 ? "day" : "days"} go by`}.`,
    orders: (count: number, first: string, sums: string, last: string) =>
      count === 1
        ? `1 order, on ${last}${sums ? `, ${sums}` : ""}.`
        : `${count} orders since ${first}${sums ? `, ${sums} in total` : ""}, the last on ${last}.`,
    complaints: (count: number, last: string, open: number) =>
      `${count === 1 ? `1 complaint, on ${last}` : `${count} complaints, the last on ${last}`}${open > 0 ? (count === 1 ? ", still open" : `, ${open} still open`) : ""}.`,
  },
} satisfies Record<Language, Record<string, unknown>>;

/** A day in the middle of a sentence: without its year when that is this one. */
export const nearDay = (at: number, { now, language, history }: Pack): string =>
  formatNearDay(at, now, language, history.workspace.timeZone);

const undated = ({ ref }: PackItem, text: string): SummaryPoint => ({ at: null, text, cites: [ref] });

/** A complaint that waits for an answer by their day, then the open deals, each with its stage, amount, day and next step. */
export function standingPoints(pack: Pack): SummaryPoint[] {
  if (isSpammer(pack.history)) return [];
  const say = SAY[pack.language];
  const { complaint } = readSituation(pack);
  const deals = pack.items.flatMap((item) => (item.deal?.status === "open" ? [{ item, deal: item.deal }] : []));
  return [
    ...(complaint?.isOpen && complaint.deadline
      ? [undated(complaint.item, say.deadline(nearDay(complaint.activity.occurredAt, pack), complaint.deadline))]
      : []),
    ...deals.slice(0, MOST_DEALS).map(({ item, deal }) => undated(item, say.deal(toldOf(deal, pack)))),
  ];
}

function toldOf({ name, stage, amount, currency, expectedCloseAt: close, nextStep }: Deal, pack: Pack): Told {
  return {
    ...{ name, stage: STAGE_NAMES[pack.language][stage] },
    amount: amount === null ? undefined : formatMoney(amount, currency ?? "VND", pack.language),
    close: close === null ? undefined : nearDay(close, pack),
    isLate: close !== null && close < pack.now,
    next: nextStep?.replace(/[.\s]+$/u, "") || undefined,
  };
}

/** How long they have been quiet when that is unusual, what they ordered, and what they complained of. */
export function figurePoints(pack: Pack): SummaryPoint[] {
  if (isSpammer(pack.history)) return [];
  const say = SAY[pack.language];
  const { silentDays, usualGapDays, orders, complaints, openComplaints } = pack.figures;
  const cited = (name: FactName, text: string) => pack.items.filter(({ fact }) => fact === name).map((item) => undated(item, text));
  const [lastOrder, firstOrder, lastComplaint] = [orders[0], orders.at(-1), complaints[0]];
  const sums = sumsOf(
    orders.map(({ meta }) => ({ amount: meta.amount ?? null, currency: meta.currency ?? null })),
    pack.language,
  );
  return [
    ...(silentDays !== undefined && isQuiet(pack) ? cited("silence", say.silence(silentDays, usualGapDays)) : []),
    ...(lastOrder && firstOrder
      ? cited("orders", say.orders(orders.length, nearDay(firstOrder.occurredAt, pack), sums, nearDay(lastOrder.occurredAt, pack)))
      : []),
    ...(lastComplaint
      ? cited("complaints", say.complaints(complaints.length, nearDay(lastComplaint.at, pack), openComplaints.length))
      : []),
  ];
}

/** Silent for longer than is usual for them. */
export const isQuiet = ({ figures: { silentDays, usualGapDays } }: Pack): boolean =>
  (silentDays ?? 0) > Math.max(14, 1.5 * (usualGapDays ?? 14));
