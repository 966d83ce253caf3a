import { sumsOf } from "../../assistant/facts.ts";
import { formatMoney } from "../../core/money.ts";
import type { Deal } from "../../deals/deals.schema.ts";
import type { DigestPoint } from "../digests.schema.ts";
import type { WeeklyInput, Written } from "./input.ts";
import { riskOf } from "./risk.ts";
import { Telling } from "./telling.ts";

/** A manager's week: what became of the pipeline, who may leave, what went wrong and why, and who carries how much. */

const MOST = { pipeline: 6, won: 10, lost: 10, moved: 10, opened: 10, risk: 10, complaints: 6, workload: 30 };
const MOST_CITED = 6;

export function weeklyDigest(input: WeeklyInput): Written {
  const tell = new Telling(input);
  const week = new Week(tell, input);
  const { sources } = tell;
  sources.add("pipeline", week.pipeline(), MOST.pipeline);
  for (const name of ["won", "lost", "moved", "opened"] as const) sources.add(name, week.deals(name), MOST[name]);
  sources.add("risk", riskOf(tell, input), MOST.risk);
  sources.add("complaints", week.complaints(), MOST.complaints);
  sources.add("workload", week.workload(), MOST.workload);
  return sources.written();
}

class Week {
  readonly #tell: Telling;
  readonly #input: WeeklyInput;

  constructor(tell: Telling, input: WeeklyInput) {
    this.#tell = tell;
    this.#input = input;
  }

  /** The sums of the week, each with the deals behind it. */
  pipeline(): DigestPoint[] {
    const say = this.#tell.say;
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
      return deal.lostReason ? this.#tell.say.because(deal.lostReason) : this.#tell.say.noReason;
    const moves = this.#input.moves.filter(({ dealId }) => dealId === deal.id);
    const [first, last] = [moves[0], moves.at(-1)];
    return name === "moved" && first && last ? this.#tell.say.move(this.#stage(first.from), this.#stage(last.to)) : "";
  }

  /** How often customers complained of what, and who; the most frequent in front. */
  complaints(): DigestPoint[] {
    const { say } = this.#tell;
    const byKind = [...Map.groupBy(this.#input.complaints, ({ complaint }) => complaint ?? "other")].sort(
      ([, a], [, b]) => b.length - a.length,
    );
    return byKind.map(([kind, own]) => {
      const who = [...new Set(own.flatMap(({ customer }) => customer?.name ?? []))];
      const shown = who.length > 4 ? `${who.slice(0, 4).join(", ")}…` : who.join(", ");
      const about = say.wrongs[kind];
      const text = say.complaints(about, own.length, shown || say.nobody);
      const cites = [this.#citeFact(text), ...own.slice(0, MOST_CITED).map((cause) => this.#tell.citeCause(cause))];
      return { text, cites, recordId: own[0]?.id ?? null, about, at: own[0]?.at ?? null };
    });
  }

  workload(): DigestPoint[] {
    const loads = [...this.#input.loads].sort((a, b) => b.overdue - a.overdue || b.open - a.open);
    return loads.map(({ name, open, overdue, done, logged }) => this.#fact(this.#tell.say.load(name, open, overdue, done, logged), []));
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
    return this.#tell.sources.cite({ kind: "fact", recordId: null, at: null, title: this.#tell.say.titles.weekly, text });
  }

  #cite(deal: Deal): string {
    const text = [this.#stage(deal.stage), this.#amount(deal), deal.lostReason].filter(Boolean).join("; ");
    return this.#tell.sources.cite({ kind: "deal", recordId: deal.id, at: deal.closedAt ?? deal.openedAt, title: deal.name, text });
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
    return this.#tell.say.stages[stage ?? ""] ?? stage ?? "";
  }
}

type Change = "won" | "lost" | "moved" | "opened";
