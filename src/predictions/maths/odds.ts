/** Probabilities and log-odds, without overflow. Pure. */

/** Probability (0 to 1) of log-odds. */
export function probabilityOf(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const odds = Math.exp(logOdds);
  return odds / (1 + odds);
}

/** Log-odds of a probability; 0 and 1 are taken as a billionth away from themselves, so that the answer is finite. */
export function logOddsOf(probability: number): number {
  const bounded = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(bounded / (1 - bounded));
}

/** Negative log-likelihood (nats) of one outcome (1 or 0) under log-odds. */
export function surpriseOf(logOdds: number, outcome: number): number {
  const signed = outcome === 1 ? -logOdds : logOdds;
  return signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
}
