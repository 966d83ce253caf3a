import { Command } from "commander";
import { parseDay } from "../core/time.ts";
import { guessDayOrder, readDay } from "../imports/days.rules.ts";
import { LocalFailure } from "../local/failure.ts";
import { newestDay } from "../predictions/labels/columns.ts";
import { sayPoints } from "../predictions/labels/points.ts";
import { reasonsOf } from "../predictions/labels/reasons.ts";
import { sayReason } from "../predictions/labels/reasons.words.ts";
import { columnsFor, type LabelScores, scoreLabels, type TrainedLabels, trainLabels } from "../predictions/labels/train.ts";
import { columnOf, type Table } from "../predictions/table.ts";
import { csvCell, writeCsv } from "./csv-file.ts";
import { readCsvTable } from "./csv-table.ts";
import { textsOf } from "./log-columns.ts";
import { printLabelCard } from "./model-card-report.ts";
import { Progress } from "./progress.ts";

interface LabelOptions {
  train: string;
  score: string;
  id: string;
  label: string;
  positive: string;
  out: string;
  leaveOut?: string[];
  keep?: string[];
  asOf?: string;
  date?: string;
  seed: string;
  reasons?: boolean;
  json?: boolean;
}

const EXAMPLES = `
Learns from the rows of one CSV who has the label, and writes for each row of another how probable it is (id,p).
Prints the model card: how it was tested, on how many, and whether its numbers may be shown as percentages. Where they may not,
p still ranks the rows and stays close to the base rate.

A column that alone gives the label away was probably filled in after the outcome: it is named and left out (--keep uses it all the same).

Example:
  npm run relata -- backtest labels --train old.csv --score new.csv --id customerID --label Churn --positive Yes --out p.csv

Ends with 0 when p.csv was written, with 2 when nothing could be learned.`;

export function backtestLabelsCommand(): Command {
  return new Command("labels")
    .description("who will have a label: churn, a lead that buys, a deal that is won")
    .requiredOption("--train <csv>", "rows whose label is known")
    .requiredOption("--score <csv>", "rows to predict")
    .requiredOption("--id <column>", "what names a row")
    .requiredOption("--label <column>", "the column that says what became of it")
    .requiredOption("--positive <value>", "the value of it that is predicted")
    .requiredOption("--out <csv>", "where id,p go")
    .option("--leave-out <column>", "learn nothing from this column (repeatable)", collect, [])
    .option("--keep <column>", "use this column although it gives the label away (repeatable)", collect, [])
    .option("--date <column>", "when a row was so: the test is then on the newest fifth")
    .option("--as-of <day>", "the day that dates are seen from, such as 2026-11-26 (the newest in the file)")
    .option("--seed <text>", "makes everything come out the same again", "relata")
    .option("--reasons", "print the strongest reasons of the ten highest rows")
    .option("--json", "print one line of JSON")
    .addHelpText("after", EXAMPLES)
    .action(backtestLabels);
}

const collect = (value: string, before: string[]): string[] => [...before, value];

async function backtestLabels(options: LabelOptions): Promise<void> {
  const progress = new Progress(process.stderr, "Learning");
  try {
    const told = (share: number) => progress.draw(0.2 * share, "reading");
    const train = await readCsvTable(options.train, { told });
    const score = await readCsvTable(options.score, { told });
    const ids = columnOf(score.table, options.id);
    const trained = learn(options, train.table, (share) => progress.draw(0.2 + 0.8 * share, `${progress.seconds.toFixed(0)} s`));
    const scores = scoreLabels(trained, score.table);
    progress.end();
    write(options.out, ids.cells, scores);
    const broken = train.broken + score.broken;
    if (options.json) console.log(JSON.stringify({ ok: true, card: trained.card, scored: score.table.rows, out: options.out, broken }));
    else {
      printLabelCard(trained.card);
      if (trained.points) for (const line of sayPoints(trained.points).slice(0, 20)) console.log(`    ${line}`);
      if (options.reasons) printReasons(trained, score.table, ids.cells, scores);
      if (broken > 0) console.log(`  ${broken} lines whose quotation marks do not work out were left out`);
      console.log(`${options.out}: ${score.table.rows} rows written in ${progress.seconds.toFixed(1)} s`);
    }
  } finally {
    progress.end();
  }
}

function learn(options: LabelOptions, table: Table, told: (share: number) => void): TrainedLabels {
  const now = Date.now();
  const asOf = options.asOf === undefined ? newestDay(table, now) : dayFrom(options.asOf, "--as-of");
  const { label, positive, id, leaveOut, keep, seed } = options;
  const at = options.date === undefined ? undefined : daysOf(table, options.date);
  return trainLabels({ table, label, positive, id, leaveOut, keep, at, asOf, now, seed, told });
}

function dayFrom(text: string, option: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new LocalFailure(`${option} wants a day such as 2026-11-26, not "${text}".`);
  return day;
}

function daysOf(table: Table, name: string): Float64Array {
  const texts = textsOf(table, name);
  const order = guessDayOrder(texts) ?? "dmy";
  return Float64Array.from(texts, (text, row) => {
    const day = readDay(text, order);
    if (day === undefined) throw new LocalFailure(`--date wants a day in each row of ${name}; row ${row + 1} has "${text}".`);
    return day;
  });
}

function write(path: string, ids: ArrayLike<unknown>, { probabilities }: LabelScores): void {
  const lines = Array.from(probabilities, (probability, row) => `${csvCell(String(ids[row] ?? ""))},${probability.toFixed(6)}`);
  writeCsv(path, "id,p", lines);
}

const SHOWN = 10;

function printReasons({ model }: TrainedLabels, table: Table, ids: ArrayLike<unknown>, { probabilities }: LabelScores): void {
  const highest = Uint32Array.from(probabilities.keys())
    .sort((left, right) => (probabilities[right] as number) - (probabilities[left] as number))
    .slice(0, SHOWN);
  const reasons = reasonsOf(model, columnsFor(model, table), highest);
  for (const [at, row] of highest.entries())
    console.log(`  ${ids[row]}: ${(reasons[at] ?? []).map((reason) => sayReason(reason, "en")).join("; ") || "nothing unusual"}`);
}
