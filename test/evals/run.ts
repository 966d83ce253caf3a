import { join, resolve } from "node:path";
import { Argument, Command, Option } from "commander";
import { scoreAsking } from "./asking.ts";
import { scoreAttacks } from "./attacks.ts";
import { changesSince, lastCard, printChanges, readCard, writeCard } from "./comparison.ts";
import { scoreDraftCases, scoreDrafts } from "./drafting.ts";
import { ENGINE_NAMES, type EngineName, engineFrom } from "./engines.ts";
import { scoreLies } from "./lies.ts";
import { scoreModelCases } from "./model-cases.ts";
import { scoreModelDrafts } from "./model-drafting.ts";
import { scorePredictions } from "./predictions.ts";
import { scoreReading } from "./reading.ts";
import { scoreProposals } from "./reading-proposals.ts";
import { isMet, type Line, print, type Skipped } from "./scorecard.ts";
import { scoreSentiment } from "./sentiment.ts";
import { scoreSummaries, scoreSummaryCases } from "./summarising.ts";
import { scoreTraps } from "./traps.ts";
import { scoreVerification } from "./verification.ts";

/** `npm run eval`: how well the assistant and the predictions do, as numbers with 95 % intervals. */

interface Options {
  engine: EngineName;
  recording: string;
  atOnce: string;
  compare?: boolean;
  save?: boolean;
  json?: boolean;
}

const command = new Command("eval")
  .description("Quality of the assistant on cases with deterministic checkers, and of the predictions on public data")
  .addArgument(new Argument("[part]", "only this part").choices(["predictions"]))
  .addOption(new Option("--engine <name>", "what answers").choices(ENGINE_NAMES).default("built-in"))
  .option("--recording <name>", "test/evals/recorded/NAME.jsonl: read by `recorded`, gone on with by `live`", "default")
  .option("--at-once <n>", "questions to a live model at the same time", "4")
  .option("--compare", "the change of each line against the scorecard that was saved last (test/evals/last.json)")
  .option("--save", "save the scorecard as the one to compare with")
  .option("--json", "print it for programs")
  .parse();
const options = command.opts<Options>();
const isPredictionsOnly = command.args[0] === "predictions";

const dataFolder = resolve(process.env.RELATA_DATA ?? join(import.meta.dirname, "../../../shared/data"));
const engine = engineFrom(options.engine, options.recording);
const ofTheCheck = isPredictionsOnly ? [] : [...scoreVerification(), ...scoreTraps()];
const lines: (Line | Skipped)[] = isPredictionsOnly
  ? await scorePredictions(dataFolder)
  : engine.model
    ? [
        ...ofTheCheck,
        ...(await scoreModelDrafts(engine.model, Number(options.atOnce))),
        ...(await scoreModelCases(engine.model, Number(options.atOnce), dataFolder)),
      ]
    : [
        ...ofTheCheck,
        ...(await scoreDraftCases()),
        ...(await scoreLies()),
        ...scoreDrafts(),
        ...(await scoreSummaryCases()),
        ...scoreSummaries(dataFolder),
        ...scoreAttacks(dataFolder),
        ...(await scoreReading()),
        ...scoreProposals(),
        ...scoreSentiment(dataFolder),
        ...(await scoreAsking(dataFolder)),
        ...(await scorePredictions(dataFolder)),
      ];
const missed = lines.filter((line) => "score" in line && !isMet(line));

const file = lastCard(options.engine);
const last = options.compare ? readCard(file) : undefined;
const changes = last && changesSince(last, lines);
const spent = engine.model ? engine.spent : undefined;
if (options.json) {
  const card = { at: new Date().toISOString(), engine: options.engine, lines, missed: missed.length };
  console.log(JSON.stringify({ ...card, ...(spent && { spent }), ...(changes && { changes }) }, null, 2));
} else {
  print(lines);
  if (spent)
    console.log(
      `\n${spent.calls} calls, ${spent.tokens} tokens, ${spent.micros === null ? "price not known" : `${(spent.micros / 1e6).toFixed(4)} USD by the list`}`,
    );
  if (options.compare && !last) console.log("\nThere is no scorecard to compare with yet: --save makes one");
  if (last && changes) printChanges(last, changes);
}
if (options.save) writeCard(file, options.engine, lines);
if (missed.length > 0) process.exitCode = 1;
