import { type Lowest, lowestOf, type Objective } from "./optimise.ts";
import { digamma, logAddExp, logGamma } from "./special.ts";

/**
 * BG/NBD (Fader, Hardie and Lee 2005) and MBG/NBD (Batislam, Denizel and Filiztekin 2007; Wagner and Hoppe 2008).
 * A customer buys at a rate λ ~ Gamma(r, α) and leaves for good after a purchase with probability p ~ Beta(a, b); in the
 * modified model also right after the first one. Both are one formula in k: how many times a customer did not leave.
 */

export type DropoutKind = "bg-nbd" | "mbg-nbd";

/** α is in the unit of time of the histories; r, a and b have none. */
export interface DropoutParameters {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

export interface DropoutModel extends DropoutParameters {
  kind: DropoutKind;
  /** Log-likelihood of the histories it was fitted to, without the walls. */
  logLikelihood: number;
}

/** What is known of a customer as of a day: repeat purchases, the time from the first to the last, and from the first until now. */
export interface History {
  repeats: number;
  recency: number;
  age: number;
}

/** Histories that are equal, once, with how often they occur; ordered by repeats so that the gamma functions of one are computed once. */
interface Grouped extends History {
  weight: number;
}

/** How often a customer with so many repeat purchases was seen to stay. */
export const staysOf = (kind: DropoutKind, repeats: number): number => (kind === "bg-nbd" ? repeats : repeats + 1);

function group(histories: readonly History[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const { repeats, recency, age } of histories) {
    const key = `${repeats}|${recency}|${age}`;
    const known = groups.get(key);
    if (known) known.weight += 1;
    else groups.set(key, { repeats, recency, age, weight: 1 });
  }
  return [...groups.values()].sort((one, two) => one.repeats - two.repeats || one.age - two.age || one.recency - two.recency);
}

/** Log-likelihood of histories under given parameters. */
export function logLikelihood(kind: DropoutKind, parameters: DropoutParameters, histories: readonly History[]): number {
  return likelihoodOf(kind, parameters, group(histories)).value;
}

/** Log-likelihood and its slope by r, α, a, b. */
function likelihoodOf(kind: DropoutKind, { r, alpha, a, b }: DropoutParameters, groups: readonly Grouped[], isSloped = false) {
  let value = 0;
  const gradient = [0, 0, 0, 0];
  const [start, logA] = [r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b), Math.log(a)];
  const psi = isSloped ? { r: digamma(r), b: digamma(b), ab: digamma(a + b) } : { r: 0, b: 0, ab: 0 };
  let [last, constant, byR, byA, byB, logLeft] = [-1, 0, 0, 0, 0, 0];
  for (const { repeats, recency, age, weight } of groups) {
    const stays = staysOf(kind, repeats);
    if (repeats !== last) {
      last = repeats;
      constant = start + logGamma(r + repeats) + logGamma(b + stays) - logGamma(a + b + stays);
      logLeft = stays > 0 ? logA - Math.log(b + stays - 1) : Number.NEGATIVE_INFINITY;
      if (isSloped) {
        byR = digamma(r + repeats) - psi.r + Math.log(alpha);
        byA = psi.ab - digamma(a + b + stays);
        byB = byA + digamma(b + stays) - psi.b;
      }
    }
    const [logAge, logRecency] = [Math.log(alpha + age), Math.log(alpha + recency)];
    const here = -(r + repeats) * logAge;
    const gone = logLeft - (r + repeats) * logRecency;
    const either = logAddExp(here, gone);
    value += weight * (constant + either);
    if (!isSloped) continue;
    const left = Math.exp(gone - either);
    const stayed = 1 - left;
    gradient[0] = (gradient[0] ?? 0) + weight * (byR - stayed * logAge - left * logRecency);
    gradient[1] = (gradient[1] ?? 0) + weight * (r / alpha - (r + repeats) * (stayed / (alpha + age) + left / (alpha + recency)));
    gradient[2] = (gradient[2] ?? 0) + weight * (byA + left / a);
    gradient[3] = (gradient[3] ?? 0) + weight * (byB - (stays > 0 ? left / (b + stays - 1) : 0));
  }
  return { value, gradient };
}

/** Between which values the data alone decide; beyond, a wall rises (in ln), so that no parameter runs off where the data do not tell. */
const FREE = { r: [0.02, 30], alpha: [1e-3, 30], a: [0.01, 15], b: [0.05, 50] } as const;
const WALL = 50;

function walls(logs: readonly number[]): { value: number; gradient: number[] } {
  let value = 0;
  const gradient = Object.values(FREE).map(([low, high], axis) => {
    const at = logs[axis] ?? 0;
    const beyond = at < Math.log(low) ? at - Math.log(low) : at > Math.log(high) ? at - Math.log(high) : 0;
    value += WALL * beyond * beyond;
    return 2 * WALL * beyond;
  });
  return { value, gradient };
}

const STARTS: DropoutParameters[] = [
  { r: 0.5, alpha: 0.2, a: 0.8, b: 2 },
  { r: 1, alpha: 0.5, a: 0.2, b: 3 },
  { r: 0.2, alpha: 0.1, a: 2, b: 4 },
];
const ROUGH_GROUPS = 1_500;

/**
 * Maximum likelihood within the walls. Time is measured in mean ages while fitting, so that α too has walls without a unit.
 * @param warm parameters of a model of nearly the same histories, to start from
 */
export function fitDropout(kind: DropoutKind, histories: readonly History[], warm?: DropoutParameters): DropoutModel {
  const unit = Math.max(1e-9, histories.reduce((sum, { age }) => sum + age, 0) / histories.length);
  const groups = group(histories).map((each) => ({ ...each, recency: each.recency / unit, age: each.age / unit }));
  const starts = warm ? [{ ...warm, alpha: warm.alpha / unit }] : STARTS;
  const { at } = lowestOf(objective(kind, groups), starts.map(logsOf), objective(kind, spread(groups, ROUGH_GROUPS)));
  const [r = 1, alpha = 1, a = 1, b = 1] = at.map(Math.exp);
  const parameters = { r, alpha: alpha * unit, a, b };
  return { kind, ...parameters, logLikelihood: logLikelihood(kind, parameters, histories) };
}

const logsOf = ({ r, alpha, a, b }: DropoutParameters): number[] => [r, alpha, a, b].map(Math.log);

function objective(kind: DropoutKind, groups: readonly Grouped[]): Objective {
  const at = (logs: readonly number[], isSloped: boolean) => {
    const [r = 1, alpha = 1, a = 1, b = 1] = logs.map((each) => Math.exp(Math.min(40, Math.max(-40, each))));
    const found = likelihoodOf(kind, { r, alpha, a, b }, groups, isSloped);
    const wall = walls(logs);
    return {
      value: wall.value - found.value,
      gradient: [r, alpha, a, b].map((value, axis) => (wall.gradient[axis] ?? 0) - value * (found.gradient[axis] ?? 0)),
    };
  };
  return {
    value: (logs) => at(logs, false).value,
    slope: (logs): Lowest & { gradient: number[] } => ({ at: [...logs], ...at(logs, true) }),
  };
}

/** At most so many of a list, evenly spread over it. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);
}
