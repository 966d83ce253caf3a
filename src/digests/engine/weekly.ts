import type { Activity } from "../../activities/activities.schema.ts";
import { isHostile } from "../../assistant/built-in/prose.ts";
import { sumsOf } from "../../assistant/facts.ts";
import { inert } from "../../assistant/inert.ts";
import { hasSignal } from "../../assistant/signals.ts";
import { formatMoney } from "../../core/money.ts";
import { formatDay } from "../../core/time.ts";
import type { Deal } from "../../deals/deals.schema.ts";
import { type DigestWords, digestWords } from "../digest.words.ts";
import type { DigestPoint } from "../digests.schema.ts";
import { silences } from "./habits.ts";
import type { WeeklyInput, Written } from "./input.ts";
import { Sources } from "./sources.ts";

/** A manager's week: what became of the pipeline, who may leave, what went wrong and why, and who carries how much. */

const MOST = { pipeline: 6, won: 10, lost: 10, moved: 10, opened: 10, risk: 10, complaints: 6, workload: 30 };
const MOST_CITED = 6;

export function weeklyDigest(input: WeeklyInput): Written {
  const week = new Week(input);
  const { sources } = week;
  sources.add("pipeline", week.pipeline(), MOST.pipeline);
  for (const name of ["won", "lost", "moved", "opened"] as const) sources.add(name, week.deals(name), MOST[name]);
  sources.add("risk", week.risk(), MOST.risk);
  sources.add("complaints", week.complaints(), MOST.complaints);
  sources.add("workload", week.workload(), MOST.workload);
  return sources.written();
}

const THEMES: [theme: keyof DigestWords["themes"], pattern: RegExp][] = [
  ["delivery", /giao|trễ|chậm|vận chuyển|chưa nhận được hàng|deliver|shipment|shipping|late|delay|arriv|wrong address/iu],
  [
    "quality",
    /lỗi|hỏng|rách|vỡ|móp|ẩm|mốc|kém|chất lượng|không (?:chạy|dùng|hoạt động)|defect|broken|damag|quality|not working|faulty|stopped working|leak/iu,
  ],
  ["billing", /hóa đơn|hoá đơn|giá|tính (?:sai|nhầm)|hoàn tiền|công nợ|thanh toán|invoice|price|charged?|refund|billing|overcharg/iu],
  [
    "service",
    /thái độ|không ai|chưa ai|trả lời|phản hồi|phục vụ|gọi mãi|nobody|no (?:reply|answer|response)|rude|ignored|service|support|waiting for/iu,
  ],
];

class Week {
  readonly sources: Sources;
  readonly #input: WeeklyInput;
  readonly #say: DigestWords;

  constructor(input: WeeklyInput) {
    this.#input = input;
    this.sources = new Sources(input);
    this.#say = digestWords(input.language);
  }

  /** The sums of the week, each with the deals behind it. */
  pipeline(): DigestPoint[] {
    const say = this.#say;
    const { pipeline, language } = this.#input;
    const of = (name: Change, text: (n: number, sums: string) => string): DigestPoint[] => {
      const deals = this.#changed(name);
      return deals.length === 0 ? [] : [this.#fact(text(deals.length, this.#sums(deals)), deals)];
    };
    const open = pipeline.reduce((sum, { count }) => sum + count, 0);
    const sums = sumsOf(
      pipeline.map(({ sum, currency }) => ({ amount: sum, currency })),
      language,
    );
    return [
      ...of("opened", say.opened),
      ...of("moved", (n) => say.moved(n)),
      ...of("won", say.won),
      ...of("lost", say.lost),
      ...(open > 0 ? [this.#fact(say.open(open, sums), [])] : []),
    ];
  }

  deals(name: Change): DigestPoint[] {
    return this.#changed(name).map((deal) => {
      const more = this.#detail(name, deal);
      return {
        text: `${this.#named(deal)}${more ? ` – ${more}` : ""}`,
        cites: [this.#cite(deal)],
        recordId: deal.id,
        about: deal.name,
        at: deal.closedAt ?? deal.openedAt,
      };
    });
  }

  #detail(name: Change, deal: Deal): string {
    if (name === "lost" && !this.#input.hiddenOfDeals.includes("lostReason"))
      return deal.lostReason ? this.#say.because(deal.lostReason) : this.#say.noReason;
    const moves = this.#input.moves.filter(({ dealId }) => dealId === deal.id);
    const [first, last] = [moves[0], moves.at(-1)];
    return name === "moved" && first && last ? this.#say.move(this.#stage(first.from), this.#stage(last.to)) : "";
  }

  risk(): DigestPoint[] {
    return silences(this.#input).map(({ customer, days, usual, lastAt }) => {
      const text = this.#say.silent(days, usual, this.#day(lastAt));
      const kind = customer.id.startsWith("com_") ? "company" : "contact";
      const cite = this.sources.cite({ kind, recordId: customer.id, at: lastAt, title: customer.name, text });
      return { text: `${customer.name}: ${text}`, cites: [cite], recordId: customer.id, about: customer.name, at: lastAt };
    });
  }

  /** How often customers complained of what, and who; the most frequent in front. */
  complaints(): DigestPoint[] {
    const { activities, customers } = this.#input;
    const names = new Map(customers.map(({ id, name }) => [id, name]));
    const complaints = activities.filter((activity) => hasSignal(activity, "complaint") && !isHostile(activity));
    const byTheme = [...Map.groupBy(complaints, themeOf)].sort(([, a], [, b]) => b.length - a.length);
    return byTheme.map(([theme, own]) => {
      const who = [...new Set(own.flatMap(({ links }) => nameAmong(links, names) ?? []))];
      const cites = own.slice(0, MOST_CITED).map((activity) =>
        this.sources.cite({
          ...{ kind: "activity", recordId: activity.id, at: activity.occurredAt },
          ...{ title: inert(activity.subject, 200) || (nameAmong(activity.links, names) ?? ""), text: inert(activity.body, 400) },
        }),
      );
      const shown = who.length > 4 ? `${who.slice(0, 4).join(", ")}…` : who.join(", ");
      const about = this.#say.themes[theme];
      const text = this.#say.complaints(about, own.length, shown || this.#say.nobody);
      return { text, cites: [this.#citeFact(text), ...cites], recordId: own[0]?.id ?? null, about, at: own[0]?.occurredAt ?? null };
    });
  }

  workload(): DigestPoint[] {
    const loads = [...this.#input.loads].sort((a, b) => b.overdue - a.overdue || b.open - a.open);
    return loads.map(({ name, open, overdue, done, logged }) => this.#fact(this.#say.load(name, open, overdue, done, logged), []));
  }

  /** Deals to which it happened in the week. One that was won or lost is not told as moved, too. */
  #changed(name: Change): Deal[] {
    const { deals, moves, startsAt } = this.#input;
    const moved = new Set(moves.filter(({ from, to }) => from !== null && from !== to).map(({ dealId }) => dealId));
    const isClosed = ({ status, closedAt }: Deal) => status !== "open" && (closedAt ?? 0) >= startsAt;
    const is: Record<Change, (deal: Deal) => boolean> = {
      opened: ({ openedAt, createdAt }) => (openedAt ?? createdAt) >= startsAt,
      won: (deal) => isClosed(deal) && deal.status === "won",
      lost: (deal) => isClosed(deal) && deal.status === "lost",
      moved: (deal) => deal.status === "open" && moved.has(deal.id),
    };
    return deals.filter(is[name]).sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  }

  #fact(text: string, deals: Deal[]): DigestPoint {
    return {
      text,
      cites: [this.#citeFact(text), ...deals.slice(0, MOST_CITED).map((deal) => this.#cite(deal))],
      recordId: null,
      about: null,
      at: null,
    };
  }

  #citeFact(text: string): string {
    return this.sources.cite({ kind: "fact", recordId: null, at: null, title: this.#say.titles.weekly, text });
  }

  #cite(deal: Deal): string {
    const text = [this.#stage(deal.stage), this.#amount(deal), deal.lostReason].filter(Boolean).join("; ");
    return this.sources.cite({ kind: "deal", recordId: deal.id, at: deal.closedAt ?? deal.openedAt, title: deal.name, text });
  }

  #named(deal: Deal): string {
    return [deal.name, this.#amount(deal)].filter(Boolean).join(", ");
  }

  #amount({ amount, currency }: Deal): string {
    return amount === null ? "" : formatMoney(amount, currency ?? "VND", this.#input.language);
  }

  #sums(deals: Deal[]): string {
    return sumsOf(deals, this.#input.language);
  }

  #stage(stage: string | null): string {
    return this.#say.stages[stage ?? ""] ?? stage ?? "";
  }

  #day(at: number): string {
    return formatDay(at, this.#input.language, this.#input.timeZone);
  }
}

type Change = "won" | "lost" | "moved" | "opened";

const nameAmong = (links: string[], names: Map<string, string>): string | undefined =>
  [...links.filter((id) => id.startsWith("com_")), ...links].map((id) => names.get(id)).find((name) => name !== undefined);

function themeOf({ subject, body }: Activity): keyof DigestWords["themes"] {
  const text = `${subject}\n${body.slice(0, 2_000)}`;
  return THEMES.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
}
