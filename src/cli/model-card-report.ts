import type { LabelCard } from "../predictions/labels/train.ts";
import type { MetricName, ModelCard } from "../predictions/model-card.ts";
import { number } from "./progress.ts";

const NAMES: [MetricName, string][] = [
  ["auc", "AUC"],
  ["prAuc", "PR-AUC"],
  ["brier", "Brier"],
  ["logLoss", "log loss"],
  ["ece", "ECE"],
  ["lift", "lift in the top tenth"],
];

/** A model card in plain lines. */
export function printModelCard(card: ModelCard): void {
  const { question, method, rows, positives, baseRate, metrics, base, simpleRule, percentages } = card;
  console.log(
    `${question}: ${method}, learned from ${number(rows)} rows, ${number(positives)} of them so (${(100 * baseRate).toFixed(1)} %)`,
  );
  console.log(`  tested on ${testedOn(card)}`);
  if (metrics)
    for (const [name, shown] of NAMES) {
      const { value, low, high } = metrics[name];
      const beside = name === "brier" ? base?.brier : name === "logLoss" ? base?.logLoss : undefined;
      const compared = beside === undefined ? "" : `, the base rate's ${beside.toFixed(4)}`;
      console.log(`  ${shown.padEnd(22)} ${value.toFixed(4)}  [${low.toFixed(4)}, ${high.toFixed(4)}]${compared}`);
    }
  if (metrics) console.log("  in brackets: 90 % bootstrap intervals");
  if (simpleRule) console.log(`  simple rule, ${simpleRule.says}: AUC ${simpleRule.auc.toFixed(4)}, Brier ${simpleRule.brier.toFixed(4)}`);
  if (percentages.state === "allowed") console.log("  Percentages: allowed");
  else console.log(`  Refused a percentage (${percentages.reason}): ${percentages.says}. Use the order of the rows only.`);
}

function testedOn({ tested: { how, folds, learned, predicted } }: ModelCard): string {
  const counts = `${number(predicted)} rows`;
  if (how === "none") return "nothing: too few rows";
  if (how === "folds") return `${counts} in ${folds} folds, each predicted by a model that had not seen it`;
  return `the ${how === "newest" ? "newest " : ""}${counts}${how === "newest" ? "" : " held out"}, predicted from ${number(learned)} others`;
}

/** The card of labels, with the columns that were left out and why. */
export function printLabelCard(card: LabelCard): void {
  printModelCard(card);
  for (const { column, isLeftOut, says } of card.leaks)
    console.log(
      `  ${isLeftOut ? "LEFT OUT, knows the answer" : "SUSPICIOUS"}: ${column}: ${says}${isLeftOut ? " (--keep uses it all the same)" : ""}`,
    );
  for (const { column, says } of card.dropped) console.log(`  not used: ${column}: ${says}`);
  if (card.unlabelled > 0) console.log(`  ${number(card.unlabelled)} rows without a label were not learned from`);
}
