import { Command } from "commander";
import { probabilityRanges } from "../predictions/purchases/bootstrap.ts";
import { purchaseCard } from "../predictions/purchases/card.ts";
import {
  type CustomerForecast,
  expectedShareSilent,
  forecastAll,
  learnPurchases,
  type PurchaseModel,
} from "../predictions/purchases/forecast.ts";
import { gatherLog } from "../predictions/purchases/gather.ts";
import type { PurchaseLog, PurchaseRow } from "../predictions/purchases/log.ts";
import type { Table } from "../predictions/table.ts";
import { csvCell, writeCsv } from "./csv-file.ts";
import { readCsvTable } from "./csv-table.ts";
import { daysOf, numbersOf, textsOf, tomorrow, wholeNumber } from "./log-columns.ts";
import { number, Progress } from "./progress.ts";
import { printPurchaseCard } from "./purchase-card.ts";

interface PurchaseOptions {
  log: string;
  customer: string;
  date: string;
  amount?: string;
  quantity?: string;
  cutoff: string;
  horizonDays: string;
  out: string;
  intervals?: boolean;
  seed: string;
  json?: boolean;
}

const EXAMPLES = `
Learns from the rows up to the end of the cutoff day and from nothing later; later rows of the file only show, on the card, what became of the
forecasts. Rows dated after today are left out and counted. Returns (amounts below 0) are set against earlier purchases of the same customer.

The file written has a row for every customer with a purchase up to the cutoff: customer, p_no_purchase (within the horizon), expected_purchases,
expected_spend. Where no percentage can be answered for, p_no_purchase still ranks the customers and stays close
to what is expected of all together; a column rank (1: the most in danger) says the order.

Example:
  npm run relata -- backtest purchases --log orders.csv --customer customer_id --date ordered_at --amount total \\
    --cutoff 2026-06-30 --horizon-days 90 --out forecast.csv`;

export function backtestPurchasesCommand(): Command {
  return new Command("purchases")
    .description("who will not buy again, how often and for how much, learned from a purchase log as of a day")
    .requiredOption("--log <csv>", "the purchase log: a row for each purchase or order line")
    .requiredOption("--customer <column>", "who bought")
    .requiredOption("--date <column>", "when: days or moments, as spreadsheets and programs write them")
    .option("--amount <column>", "for how much; below 0 is a return")
    .option("--quantity <column>", "how many: the amount is then the price of one")
    .requiredOption("--cutoff <date>", "the last day that is known")
    .requiredOption("--horizon-days <n>", "how many days ahead")
    .requiredOption("--out <csv>", "where the forecasts go")
    .option("--intervals", "also write 90 % intervals: predictive for purchases and spend, bootstrap for the probability")
    .option("--seed <text>", "makes everything come out the same again", "relata")
    .option("--json", "print one line of JSON")
    .addHelpText("after", EXAMPLES)
    .action(runPurchases);
}

async function runPurchases(options: PurchaseOptions): Promise<void> {
  const progress = new Progress(process.stderr, "Purchases");
  try {
    progress.draw(0, "reading");
    const { table, broken } = await readCsvTable(options.log, {
      only: [options.customer, options.date, options.amount, options.quantity],
      told: (share) => progress.draw(0.3 * share, "reading"),
    });
    const { log, asOf } = logFrom(table, options);
    progress.draw(0.3, "learning");
    const model = learnPurchases(log, asOf, wholeNumber(options.horizonDays), options.seed, (share) =>
      progress.draw(0.3 + 0.5 * share, "testing on past days"),
    );
    progress.draw(0.8, "forecasting");
    const forecasts = forecastAll(model);
    write(options, model, forecasts);
    const card = purchaseCard(model, forecasts, Date.now());
    progress.end();
    if (options.json) console.log(JSON.stringify({ ok: true, card, customers: forecasts.length, out: options.out, broken }));
    else {
      printPurchaseCard(card, broken);
      console.log(`${options.out}: ${number(forecasts.length)} customers written in ${progress.seconds.toFixed(1)} s`);
    }
  } finally {
    progress.end();
  }
}

function logFrom(table: Table, options: PurchaseOptions): { log: PurchaseLog; asOf: number } {
  const { days, asOf } = daysOf(table, options.date, options.cutoff);
  const customers = textsOf(table, options.customer);
  const amounts = options.amount ? numbersOf(table, options.amount) : undefined;
  const quantities = options.quantity ? numbersOf(table, options.quantity) : undefined;
  const rows = function* (): Generator<PurchaseRow> {
    for (const [row, customer] of customers.entries())
      yield { customer, day: days[row] as number, amount: amounts && (amounts[row] as number) * (quantities?.[row] ?? 1) };
  };
  return { log: gatherLog(rows(), tomorrow()), asOf };
}

function write({ out, intervals }: PurchaseOptions, model: PurchaseModel, forecasts: CustomerForecast[]): void {
  const isRanked = model.percentages.state === "refused";
  const ranges = intervals ? probabilityRanges(model) : undefined;
  const head = ["customer", "p_no_purchase", "expected_purchases", "expected_spend"];
  if (isRanked) head.push("rank");
  if (ranges) head.push("p_low", "p_high", "purchases_low", "purchases_high", "spend_low", "spend_high");
  const probabilities = isRanked ? cautious(model, forecasts) : forecasts.map(({ none }) => none);
  const lines = forecasts.map(({ customer, purchases, spend, rank, purchasesRange, spendRange }, row) => {
    const cells = [csvCell(customer), figure(probabilities[row] ?? null), figure(purchases), figure(spend)];
    if (isRanked) cells.push(String(rank));
    if (ranges) cells.push(...both(ranges[row]), ...both(purchasesRange), ...both(spendRange));
    return cells.join(",");
  });
  writeCsv(out, head.join(","), lines);
}

const CAUTION = 0.02;

/** Where no percentage can be answered for: what is expected of all together, and only so much apart that the order shows. */
function cautious(model: PurchaseModel, forecasts: CustomerForecast[]): number[] {
  const middle = Math.min(1 - CAUTION, Math.max(CAUTION, expectedShareSilent(model)));
  return forecasts.map(({ rank }) => middle + CAUTION * (0.5 - (rank - 0.5) / forecasts.length));
}

const both = (range: readonly [number, number] | null | undefined): string[] => (range ? range.map(figure) : ["", ""]);
const figure = (value: number | null): string => (value === null ? "" : String(Number(value.toPrecision(8))));
