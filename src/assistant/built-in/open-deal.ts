import { formatMoney } from "../../core/money.ts";
import { fold, words } from "../../core/text.ts";
import type { Pack, PackItem } from "../evidence.ts";
import type { History } from "../history.ts";
import { numbersIn, sameNumber } from "../numbers.ts";

/** The deal under way, as a letter may name it. */
export interface OpenDeal {
  name: string;
  /** What we reckon with; it is told only where `toldIn` has told the customer the same: a quote, an order, a mail, a talk. */
  amount: string | undefined;
  toldIn: PackItem | undefined;
  isClosing: boolean;
  item: PackItem;
}

export function dealOf({ items, history, language }: Pack): OpenDeal | undefined {
  const item = items.find(({ deal }) => deal?.status === "open");
  if (!item?.deal) return undefined;
  const { name, amount, currency, stage } = item.deal;
  const spoken = amount === null ? undefined : formatMoney(amount, currency ?? "VND", language);
  return {
    name: bareDealName(name, history),
    amount: spoken,
    toldIn: spoken === undefined ? undefined : items.find((other) => hasTold(other, spoken)),
    isClosing: stage === "negotiation",
    item,
  };
}

function hasTold({ activity, isInternal, text }: PackItem, amount: string): boolean {
  if (!activity || isInternal) return false;
  const sums = numbersIn(text).filter(({ kind }) => kind === "money");
  return numbersIn(amount).some((wanted) => sums.some((found) => sameNumber(wanted, found)));
}

/** "Tâm An – mùa cao điểm, 3.300 hộp" → "mùa cao điểm, 3.300 hộp": the customer knows their own name. */
function bareDealName(name: string, { company, contact }: History): string {
  const [first = "", ...rest] = name.split(/\s[-–—|]\s/u);
  const known = fold(`${company?.name ?? ""} ${contact?.name ?? ""}`);
  const own = words(first).filter((word) => !/^(?:anh|chi|co|chu|bac|ong|ba|mr|ms)$/.test(word));
  const isOwn = own.every((word) => known.includes(word));
  return rest.length > 0 && isOwn
    ? rest.join(" – ")
    : rest.length > 0 && words(rest.join(" ")).every((word) => known.includes(word))
      ? first
      : name;
}
