import { Command } from "commander";
import { backtestLabelsCommand } from "./backtest-labels-command.ts";
import { backtestOffersCommand } from "./backtest-offers-command.ts";
import { backtestPurchasesCommand } from "./backtest-purchases-command.ts";

/** Predictions on files of one's own, away from any workspace. */
export function backtestCommand(): Command {
  return new Command("backtest")
    .description("learn from a CSV, predict another, and say how good it is")
    .addCommand(backtestLabelsCommand())
    .addCommand(backtestPurchasesCommand())
    .addCommand(backtestOffersCommand());
}
