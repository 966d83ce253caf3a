import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../src/core/time.ts";
import type { OfferCard } from "../../src/predictions/offers/card.ts";
import { baskets, FIRST_DAY, SHOP } from "../predictions/simulated-baskets.ts";
import { run } from "../support/command.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-offers-"));
const CUTOFF = FIRST_DAY + 280;
const rows = baskets(SHOP);
const known = rows.filter(({ day }) => day <= CUTOFF);
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

function file(name: string, some: readonly { customer: string; day: number; item: string }[], quantity = "1"): string {
  const lines = some.map(({ customer, day, item }) => `${customer},${iso(day)} 09:30:00,"${item}, each",${quantity}`);
  writeFileSync(join(folder, name), ["who,at,what,count", ...lines].join("\n"));
  return name;
}

const backtest = (log: string, ...more: string[]) =>
  run("src/cli/main.ts", ["backtest", "offers", "--log", log, "--customer", "who", "--date", "at", "--item", "what", ...more], {
    INIT_CWD: folder,
  }).finished;
const cutoff = ["--cutoff", iso(CUTOFF)];
const written = (name: string) => readFileSync(join(folder, name), "utf8").trim().split("\n");

beforeAll(() => file("log.csv", rows));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("relata backtest offers", () => {
  test("writes customer, rank and item for every customer with a purchase up to the cutoff, and prints the card", async () => {
    const { code, out } = await backtest("log.csv", ...cutoff, "--k", "7", "--mode", "all", "--out", "r.csv");
    expect(code).toBe(0);
    const [head, ...lines] = written("r.csv");
    expect(head).toBe("customer,rank,item");
    const customers = new Set(known.map(({ customer }) => customer));
    expect(new Set(lines.map((line) => line.split(",")[0]))).toEqual(customers);
    expect(lines).toHaveLength(7 * customers.size);
    expect(lines[0]).toMatch(/^c\d+,1,"i\d+, each"$/);
    expect(out).toContain("EASE (λ = 1000)");
    expect(out).toMatch(/lift in NDCG@10 .* \(95 % paired bootstrap\)/);
    expect(out).toMatch(/what came true: the next basket of each customer after/);
    expect(out).toMatch(/r\.csv: \d+ customers written in/);
  });

  test("new names nothing that was bought before, reorder nothing else", async () => {
    const owned = new Set(known.map(({ customer, item }) => `${customer},"${item}, each"`));
    for (const mode of ["new", "reorder"]) {
      await backtest("log.csv", ...cutoff, "--mode", mode, "--out", `${mode}.csv`);
      const pairs = written(`${mode}.csv`)
        .slice(1)
        .map((line) => line.replace(/,\d+,/, ","));
      expect(pairs.length).toBeGreaterThan(500);
      for (const pair of pairs) expect(owned.has(pair)).toBe(mode === "reorder");
    }
  });

  test("rows after the cutoff, and returns, change no list; the later ones only say on the card what came true", async () => {
    const { out } = await backtest("log.csv", ...cutoff, "--out", "with.csv", "--json");
    const given = known.slice(0, 90).map(({ customer, day }) => ({ customer, day, item: "i59" }));
    file("known.csv", known);
    writeFileSync(join(folder, "known.csv"), [...written("known.csv"), ...written(file("returns.csv", given, "-1")).slice(1)].join("\n"));
    const { out: without } = await backtest("known.csv", ...cutoff, "--quantity", "count", "--out", "without.csv", "--json");
    expect(written("without.csv")).toEqual(written("with.csv"));
    const [card, other] = [out, without].map((text) => (JSON.parse(text) as { card: OfferCard }).card) as [OfferCard, OfferCard];
    expect(card.cameTrue?.all.baskets).toBeGreaterThan(50);
    expect([other.cameTrue, other.rowsRead.returns, other.lists]).toEqual([null, 90, card.lists]);
  });

  test("reasons stand beside the items on demand", async () => {
    await backtest("log.csv", ...cutoff, "--k", "3", "--out", "reasons.csv", "--reasons");
    const [head, ...lines] = written("reasons.csv");
    expect(head).toBe("customer,rank,item,reason");
    expect(
      lines.every((line) =>
        /(?:bought (?:once|\d+ times), usually every|customers? like this bought it after that|in the last 30 days)/.test(line),
      ),
    ).toBe(true);
  });

  test.each<[string, string[], string]>([
    ["a cutoff before all data", ["--cutoff", "1990-01-01"], "nothing_before_cutoff"],
    ["a cutoff that is no date", ["--cutoff", "yesterday"], "no_such_day"],
    ["lists of none", [...cutoff, "--k", "0"], "k_out_of_range"],
    ["a length in words", [...cutoff, "--k", "ten"], "k_out_of_range"],
    ["no length", [...cutoff, "--k", ""], "k_out_of_range"],
    ["a column that is not there", [...cutoff, "--item", "sku"], "unknown_column"],
    ["a file that is not there", [...cutoff, "--log", "nowhere.csv"], "not_possible"],
  ])("refuses %s with a code", async (_, more, code) => {
    const { code: exit, out } = await backtest("log.csv", "--out", "no.csv", "--json", ...more);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code } });
  });

  test("refuses a file without rows", async () => {
    writeFileSync(join(folder, "empty.csv"), "who,at,what\n");
    const { code, out } = await backtest("empty.csv", ...cutoff, "--out", "no.csv", "--json");
    expect([code, JSON.parse(out)]).toEqual([2, expect.objectContaining({ error: expect.objectContaining({ code: "no_rows" }) })]);
  });
});
