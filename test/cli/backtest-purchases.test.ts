import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../src/core/time.ts";
import type { PurchaseCard } from "../../src/predictions/purchases/card.ts";
import { simulate, USUAL } from "../predictions/simulated-purchases.ts";
import { run } from "../support/command.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-purchases-"));
const CUTOFF = USUAL.firstDay + 400;
const rows = simulate({ ...USUAL, customers: 500, seed: "terminal" });
const iso = (day: number) => new Date(day * DAY).toISOString();

/** The same log as different programs write it. */
const WRITTEN: Record<string, { head: string; day: (day: number) => string; delimiter: string; amount: (amount: number) => string }> = {
  "ISO moments": { head: "who,at,amount", day: (day) => iso(day).replace("T00:00", "T08:15"), delimiter: ",", amount: String },
  yyyymmdd: { head: "who\tat\tamount", day: (day) => iso(day).slice(0, 10).replaceAll("-", ""), delimiter: "\t", amount: String },
  "yyyymmdd with time": {
    head: "who,at,amount",
    day: (day) => `${iso(day).slice(0, 10).replaceAll("-", "")} 23:59`,
    delimiter: ",",
    amount: String,
  },
  "day first, decimal comma": {
    head: "who;at;amount",
    day: (day) => iso(day).slice(0, 10).split("-").reverse().join("/"),
    delimiter: ";",
    amount: (amount) => amount.toFixed(2).replace(".", ","),
  },
  "month first, with time": {
    head: "who,at,amount",
    day: (day) => `${iso(day).slice(5, 7)}/${iso(day).slice(8, 10)}/${iso(day).slice(0, 4)} 9:30`,
    delimiter: ",",
    amount: (amount) => `$${amount.toFixed(2)}`,
  },
};

function file(name: string, written = WRITTEN["ISO moments"], some = rows): string {
  const lines = some.map(({ customer, day, amount = 0 }) =>
    [customer, written?.day(day), written?.amount(amount)].join(written?.delimiter),
  );
  writeFileSync(join(folder, name), [written?.head, ...lines].join("\n"));
  return name;
}

const backtest = (log: string, ...more: string[]) =>
  run(
    "src/cli/main.ts",
    ["backtest", "purchases", "--log", log, "--customer", "who", "--date", "at", "--amount", "amount", "--horizon-days", "60", ...more],
    { INIT_CWD: folder },
  ).finished;
const cutoff = ["--cutoff", iso(CUTOFF).slice(0, 10)];
const written = (name: string) => readFileSync(join(folder, name), "utf8").trim().split("\n");

beforeAll(() => file("log.csv"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("relata backtest purchases", () => {
  test("writes every customer with a purchase up to the cutoff, and prints the card", async () => {
    const { code, out } = await backtest("log.csv", ...cutoff, "--out", "p.csv");
    expect(code).toBe(0);
    const [head, ...lines] = written("p.csv");
    expect(head).toBe("customer,p_no_purchase,expected_purchases,expected_spend");
    const known = new Set(rows.filter(({ day }) => day <= CUTOFF).map(({ customer }) => customer));
    expect(new Set(lines.map((line) => line.split(",")[0]))).toEqual(known);
    expect(lines).toHaveLength(known.size);
    for (const line of lines) for (const value of line.split(",").slice(1)) expect(Number(value)).toBeGreaterThanOrEqual(0);
    expect(out).toContain("← chosen");
    expect(out).toContain("Percentages: allowed");
    expect(out).toMatch(/what came true, by rows after .* not learned from/);
    expect(out).toMatch(/p\.csv: \d+ customers written in/);
  });

  test.each(Object.keys(WRITTEN))("reads the same from %s", async (name) => {
    await backtest("log.csv", ...cutoff, "--out", "first.csv");
    const { code } = await backtest(file("other.csv", WRITTEN[name]), ...cutoff, "--out", "other-p.csv");
    expect(code).toBe(0);
    const numbers = (path: string) =>
      written(path)
        .slice(1)
        .map((line) => line.split(",").map((cell, at) => (at === 0 ? cell : Number(cell).toFixed(2))));
    expect(numbers("other-p.csv")).toEqual(numbers("first.csv"));
  });

  test("later rows change the card and nothing else; --json tells what came true", async () => {
    const cardOf = async (log: string, name: string): Promise<PurchaseCard> => {
      const { out } = await backtest(log, ...cutoff, "--out", name, "--json");
      return (JSON.parse(out) as { card: PurchaseCard }).card;
    };
    const all = await cardOf("log.csv", "all.csv");
    const earlier = await cardOf(
      file(
        "earlier.csv",
        WRITTEN["ISO moments"],
        rows.filter(({ day }) => day <= CUTOFF),
      ),
      "cut.csv",
    );
    expect(written("cut.csv")).toEqual(written("all.csv"));
    expect(earlier.cameTrue).toBeNull();
    expect(all.cameTrue?.coverage.purchases).toBeGreaterThan(0.85);
    expect(all).toMatchObject({ horizonDays: 60, percentages: { state: "allowed" }, metrics: { auc: { method: "bootstrap" } } });
  });

  test("--intervals: bootstrap for the probability, predictive for the rest", async () => {
    await backtest("log.csv", ...cutoff, "--out", "wide.csv", "--intervals");
    const [head, ...lines] = written("wide.csv");
    expect(head).toBe(
      "customer,p_no_purchase,expected_purchases,expected_spend,p_low,p_high,purchases_low,purchases_high,spend_low,spend_high",
    );
    for (const line of lines) {
      const [p = 0, , , low = 0, high = 0, few = 0, many = 0] = line.split(",").slice(1).map(Number);
      expect(low <= p && p <= high && few <= many).toBe(true);
    }
  });

  test("with few customers there is a rank, and p stays close to what is expected of all", async () => {
    const few = rows.filter(({ customer }) => Number(customer.slice(1)) < 60);
    const { code, out } = await backtest(file("few.csv", WRITTEN["ISO moments"], few), ...cutoff, "--out", "few-p.csv");
    expect(code).toBe(0);
    expect(out).toContain("Refused a percentage");
    const [head, ...lines] = written("few-p.csv");
    expect(head).toBe("customer,p_no_purchase,expected_purchases,expected_spend,rank");
    const byRank = lines.map((line) => line.split(",")).sort((left, right) => Number(left[4]) - Number(right[4]));
    const said = byRank.map(([, p]) => Number(p));
    expect(said).toEqual(said.toSorted((left, right) => right - left));
    expect((said[0] ?? 0) - (said.at(-1) ?? 0)).toBeLessThan(0.03);
  });

  test.each<[string, string[], string]>([
    ["a cutoff before all data", ["--cutoff", "1990-01-01"], "nothing_before_cutoff"],
    ["a horizon of 0", [...cutoff, "--horizon-days", "0"], "horizon_out_of_range"],
    ["a horizon in words", [...cutoff, "--horizon-days", "soon"], "horizon_out_of_range"],
    ["a column that is not there", [...cutoff, "--customer", "whom"], "unknown_column"],
    ["a cutoff that is no date", ["--cutoff", "yesterday"], "no_such_day"],
    ["a file that is not there", [...cutoff, "--log", "nowhere.csv"], "not_possible"],
  ])("refuses %s with a code", async (_, more, code) => {
    const { code: exit, out } = await backtest("log.csv", "--out", "no.csv", "--json", ...more);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code } });
  });

  test("refuses a file without rows, and one whose dates are all in the future", async () => {
    writeFileSync(join(folder, "empty.csv"), "who,at,amount\n");
    writeFileSync(join(folder, "future.csv"), "who,at,amount\nAn,2190-01-01,5\nBình,2190-02-01,5\n");
    for (const log of ["empty.csv", "future.csv"]) {
      const { code, out } = await backtest(log, ...cutoff, "--out", "no.csv", "--json");
      expect(code).toBe(2);
      expect(JSON.parse(out)).toMatchObject({ error: { code: "no_rows", message: expect.stringContaining("no purchase") } });
    }
  });
});
