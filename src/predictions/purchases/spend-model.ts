import { lowestOf, type Objective } from "./optimise.ts";
import { digamma, logGamma } from "./special.ts";

/**
 * Gamma-Gamma (Fader, Hardie and Lee 2005, "RFM and CLV"; Fader and Hardie 2013): a purchase is Gamma(p, ν), and ν ~ Gamma(q, γ)
 * differs between customers. γ is in the unit of the amounts.
 */
export interface SpendModel {
  p: number;
  q: number;
  gamma: number;
}

/** So many purchases of a customer and what they came to on average; only those above 0. */
export interface Spending {
  purchases: number;
  mean: number;
}

/** q above 2 keeps mean and variance of the spend finite; the rest keeps constant amounts from running off. */
const FREE = { p: [0.05, 200], q: [2.05, 200], gamma: [1e-4, 200] } as const;
const WALL = 50;

/** Maximum likelihood; amounts are measured in their mean while fitting. Undefined where nobody has an amount. */
export function fitSpend(spendings: readonly Spending[]): SpendModel | undefined {
  const all = spendings.filter(({ purchases, mean }) => purchases > 0 && mean > 0);
  if (all.length === 0) return undefined;
  const unit = all.reduce((sum, { mean }) => sum + mean, 0) / all.length;
  const scaled = all.map(({ purchases, mean }) => ({ purchases, mean: mean / unit }));
  const exact = objective(scaled);
  const roughStep = Math.max(1, Math.ceil(scaled.length / 1_500));
  const rough = roughStep === 1 ? exact : objective(scaled.filter((_, index) => index % roughStep === 0));
  const { at } = lowestOf(
    exact,
    [
      [Math.log(4), Math.log(3), Math.log(0.6)],
      [Math.log(1), Math.log(6), Math.log(4)],
    ],
    rough,
  );
  const [p = 1, q = 3, gamma = 1] = at.map(Math.exp);
  return { p, q, gamma: gamma * unit };
}

function objective(spendings: readonly Spending[]): Objective {
  const slope = (logs: readonly number[]) => {
    const [p = 1, q = 3, gamma = 1] = logs.map((each) => Math.exp(Math.min(40, Math.max(-40, each))));
    let value = 0;
    const by = { p: 0, q: 0, gamma: 0 };
    const [logGammaQ, psiQ, logScale] = [logGamma(q), digamma(q), Math.log(gamma)];
    for (const { purchases, mean } of spendings) {
      const [shape, total] = [p * purchases, mean * purchases];
      const [logTotal, logBoth] = [Math.log(total), Math.log(gamma + total)];
      value += logGamma(shape + q) - logGamma(shape) - logGammaQ + q * logScale + shape * logTotal - Math.log(mean) - (shape + q) * logBoth;
      const psiBoth = digamma(shape + q);
      by.p += purchases * (psiBoth - digamma(shape) + logTotal - logBoth);
      by.q += psiBoth - psiQ + logScale - logBoth;
      by.gamma += q / gamma - (shape + q) / (gamma + total);
    }
    let wall = 0;
    const pushed = Object.values(FREE).map(([low, high], axis) => {
      const at = logs[axis] ?? 0;
      const beyond = at < Math.log(low) ? at - Math.log(low) : at > Math.log(high) ? at - Math.log(high) : 0;
      wall += WALL * beyond * beyond;
      return 2 * WALL * beyond;
    });
    const slopes = [p * by.p, q * by.q, gamma * by.gamma];
    return { value: wall - value, gradient: pushed.map((each, axis) => each - (slopes[axis] ?? 0)) };
  };
  return { value: (logs) => slope(logs).value, slope };
}

/** What a customer's next purchase comes to on average: p(γ + x·m)/(p·x + q − 1), between the customer's own mean and everybody's. */
export function expectedSpend({ p, q, gamma }: SpendModel, { purchases, mean }: Spending): number {
  return (p * (gamma + purchases * mean)) / (p * purchases + q - 1);
}

/** Mean and variance of what `count` purchases of this customer come to: ν given the past is Gamma(p·x + q, γ + x·m). */
export function spendMoments(
  { p, q, gamma }: SpendModel,
  { purchases, mean }: Spending,
  count: number,
): { mean: number; variance: number } {
  const [shape, rate] = [p * purchases + q, gamma + purchases * mean];
  const [first, second] = [rate / (shape - 1), (rate * rate) / ((shape - 1) * (shape - 2))];
  const expected = count * p * first;
  return { mean: expected, variance: count * p * (count * p + 1) * second - expected * expected };
}
