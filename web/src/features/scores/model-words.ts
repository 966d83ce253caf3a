import type { LabelModel } from "../../../../src/predictions/scores/scores.schema.ts";
import { daysText, decimal } from "../predictions/amounts.ts";
import { scoreWords } from "./words.ts";

/** A model in words: its name, how far it looks ahead, and how it stands. */

export const nameOf = ({ id, name }: LabelModel): string => name ?? scoreWords().names[id as "win" | "lead"];

export const horizonOf = ({ id, horizonDays }: LabelModel): string =>
  horizonDays === null ? (id === "win" ? scoreWords().eventually : scoreWords().today) : scoreWords().within(daysText(horizonDays));

/** How far a model is, and how good. */
export function standOf({ run, card }: LabelModel): string {
  const w = scoreWords();
  if (run?.state === "running") return w.running;
  if (!card) return run?.reason ? w.failed[run.reason] : w.notLearned;
  const kind = card.percentages.state === "allowed" ? w.percentages : w.ranksOnly;
  return card.metrics ? `${w.auc(decimal(card.metrics.auc.value, 2))} · ${kind}` : kind;
}
