import { figuresOf, type Judged, learnBlend, type ModelFigures, type Pair } from "./blend.ts";
import type { ModelVerdict } from "./reading.rules.ts";

/** A look at what is settled of a model's answers, in the second Worker. Pure. */

export interface Looking {
  settled: (Omit<Pair, "statistical"> & { statistical: number | null })[];
}

export interface Looked extends Judged {
  verdict: ModelVerdict;
  figures: ModelFigures | null;
}

/** How well the model did, and how much it counts from now on. Where no percentage was allowed there is nothing for it to stand beside. */
export const lookedAt = ({ settled }: Looking): Looked => ({
  ...learnBlend(settled.filter((one): one is Pair => one.statistical !== null)),
  figures: figuresOf(settled),
});
