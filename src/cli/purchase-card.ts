import type { PurchaseCard } from "../predictions/purchases/card.ts";
import { printModelCard } from "./model-card-report.ts";
import { number } from "./progress.ts";

const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
const short = (value: number | null): string => (value === null ? "–" : value.toFixed(value < 10 ? 4 : 1));

/** The card of a purchase forecast: the model card, what was compared, what the calendar and the rows were like, and what came true. */
export function printPurchaseCard(card: PurchaseCard, broken: number): void {
  printModelCard(card);
  const lines = [
    `  compared over ${testedOf(card)}`,
    ...card.compared.map(
      ({ method, logLoss, auc, brier }) =>
        `    ${method.padEnd(14)} log loss ${logLoss.toFixed(4)}  Brier ${brier.toFixed(4)}  AUC ${auc.toFixed(4)}${method === card.chosen ? "  ← chosen" : ""}`,
    ),
    `  purchases by ${modelOf(card)}`,
    ...card.unusualWeeks.map(
      ({ from, to, pace }) => `  ${from} to ${to}: everybody at ${pace.toFixed(2)} of the usual pace; counted as so much time`,
    ),
    ...rowsOf(card, broken),
    ...laterOf(card),
  ];
  console.log(lines.join("\n"));
}

const testedOf = ({ testedAt, testedHorizonDays, horizonDays }: PurchaseCard): string =>
  testedAt.length === 0
    ? "not at all: the log is too short"
    : `${testedHorizonDays} days from ${testedAt.join(", ")}${testedHorizonDays < horizonDays ? " (a shorter horizon: the log has no longer past)" : ""}`;

function modelOf({ purchaseModel: { kind, r, alphaDays, a, b }, spendModel }: PurchaseCard): string {
  const spend = spendModel
    ? `; Gamma-Gamma p ${short(spendModel.p)} q ${short(spendModel.q)} γ ${short(spendModel.gamma)}`
    : "; no amounts";
  return `${kind} r ${short(r)} α ${short(alphaDays)} days a ${short(a)} b ${short(b)}${spend}`;
}

function rowsOf({ rowsRead }: PurchaseCard, broken: number): string[] {
  const { used, unreadable, future, withoutAmount, returns, repeated } = rowsRead;
  const said = [
    [unreadable, "without a customer or a readable date, left out"],
    [future, "dated in the future, left out"],
    [broken, "with quotation marks that do not work out, left out"],
    [withoutAmount, "without a readable amount"],
    [returns, "returns"],
    [repeated, "equal to another of the day (kept)"],
  ] as const;
  const told = said.filter(([count]) => count > 0).map(([count, what]) => `${number(count)} ${what}`);
  return [`  ${[`${number(used)} rows used`, ...told].join("; ")}`];
}

function laterOf({ cameTrue, cutoff }: PurchaseCard): string[] {
  if (!cameTrue) return [`  what came true is not known: the log ends before the horizon does`];
  const { baseRate, auc, brier, logLoss, ece, purchases, spend, coverage } = cameTrue;
  return [
    `  what came true, by rows after ${cutoff} that were not learned from: ${share(baseRate)} bought nothing`,
    `    AUC ${short(auc)}  Brier ${short(brier)}  log loss ${short(logLoss)}  ECE ${short(ece)}`,
    `    purchases: MAE ${short(purchases.mae)}  RMSE ${short(purchases.rmse)}; 90 % intervals held ${share(coverage.purchases)}`,
    ...(spend ? [`    spend: MAE ${short(spend.mae)}  RMSE ${short(spend.rmse)}; 90 % intervals held ${share(coverage.spend ?? 0)}`] : []),
  ];
}
