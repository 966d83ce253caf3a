import { Command, Option } from "commander";
import { type BasketLog, type BasketRow, customersOf, gatherBaskets } from "../predictions/offers/baskets.ts";
import { offerCard } from "../predictions/offers/card.ts";
import { checkLength, chosenFor, learnOffers, type Mode, type OfferModel } from "../predictions/offers/model.ts";
import { firstPurchases, reasonFor } from "../predictions/offers/reasons.ts";
import { sayOfferReason } from "../predictions/offers/reasons.words.ts";
import type { Table } from "../predictions/table.ts";
import { csvCell, writeCsv } from "./csv-file.ts";
import { readCsvTable } from "./csv-table.ts";
import { daysOf, numbersOf, textsOf, tomorrow, wholeNumber } from "./log-columns.ts";
import { printOfferCard } from "./offer-card.ts";
import { number, Progress } from "./progress.ts";

interface OfferOptions {
  log: string;
  customer: string;
  date: string;
  item: string;
  quantity?: string;
  cutoff: string;
  k: string;
  mode: Mode;
  out: string;
  reasons?: boolean;
  seed: string;
  json?: boolean;
}

const EXAMPLES = `
Learns from the rows up to the end of the cutoff day and from nothing later; later rows of the file only show, on the card, what became of the
lists. Rows dated after today are left out and counted; so are returns (--quantity of 0 or less).

The file written has up to k rows for every customer with a purchase up to the cutoff: customer, rank, item. "reorder" names what the customer
bought before, "new" what they never bought, "all" the first filled up with the second. It is written also where the card says that the list
would be hidden, so that it can be scored.

Example:
  npm run relata -- backtest offers --log lines.csv --customer customer_id --date ordered_at --item sku \\
    --cutoff 2026-06-30 --k 10 --mode new --out offers.csv`;

export function backtestOffersCommand(): Command {
  return new Command("offers")
    .description("what to offer each customer next, learned from a log of order lines as of a day")
    .requiredOption("--log <csv>", "the log: a row for each item of each order")
    .requiredOption("--customer <column>", "who bought")
    .requiredOption("--date <column>", "when: days or moments, as spreadsheets and programs write them")
    .requiredOption("--item <column>", "what")
    .option("--quantity <column>", "how many; 0 or less is a return")
    .requiredOption("--cutoff <date>", "the last day that is known")
    .option("--k <n>", "how many items for each customer", "10")
    .addOption(new Option("--mode <list>", "which list").choices(["reorder", "new", "all"]).default("all"))
    .requiredOption("--out <csv>", "where the lists go")
    .option("--reasons", "also write a column reason")
    .option("--seed <text>", "makes everything come out the same again", "relata")
    .option("--json", "print one line of JSON")
    .addHelpText("after", EXAMPLES)
    .action(runOffers);
}

async function runOffers(options: OfferOptions): Promise<void> {
  const progress = new Progress(process.stderr, "Offers");
  try {
    progress.draw(0, "reading");
    const { table, broken } = await readCsvTable(options.log, {
      only: [options.customer, options.date, options.item, options.quantity],
      told: (share) => progress.draw(0.3 * share, "reading"),
    });
    const { log, asOf } = logFrom(table, options);
    const most = checkLength(wholeNumber(options.k));
    progress.draw(0.3, "learning");
    const model = learnOffers(log, asOf);
    progress.draw(0.5, "testing on past days");
    const card = offerCard(model, {}, options.seed, Date.now());
    progress.draw(0.8, "ranking");
    const customers = write(options, model, most);
    progress.end();
    if (options.json) console.log(JSON.stringify({ ok: true, card, customers, out: options.out, broken }));
    else {
      printOfferCard(card, broken);
      console.log(`${options.out}: ${number(customers)} customers written in ${progress.seconds.toFixed(1)} s`);
    }
  } finally {
    progress.end();
  }
}

function logFrom(table: Table, options: OfferOptions): { log: BasketLog; asOf: number } {
  const { days, asOf } = daysOf(table, options.date, options.cutoff);
  const [customers, items] = [textsOf(table, options.customer), textsOf(table, options.item)];
  const quantities = options.quantity ? numbersOf(table, options.quantity) : undefined;
  const rows = function* (): Generator<BasketRow> {
    for (const [row, customer] of customers.entries())
      yield { customer, day: days[row] as number, item: items[row] as string, quantity: quantities?.[row] };
  };
  return { log: gatherBaskets(rows(), tomorrow()), asOf };
}

function write({ out, mode, reasons }: OfferOptions, model: OfferModel, most: number): number {
  const { log } = model.known;
  const customers = customersOf(model.known);
  const index = reasons ? firstPurchases(model.known) : undefined;
  const lines = customers.flatMap((customer) =>
    chosenFor(model, customer, mode, most).map((choice, at) => {
      const cells = [log.customers[customer] as string, String(at + 1), log.items[choice.item] as string];
      if (index) cells.push(sayOfferReason(reasonFor(model, index, customer, choice), "en"));
      return cells.map(csvCell).join(",");
    }),
  );
  writeCsv(out, `customer,rank,item${reasons ? ",reason" : ""}`, lines);
  return customers.length;
}
