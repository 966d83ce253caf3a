/** Finds the lowest point of a smooth function of few variables. Pure and deterministic. */

export interface Objective {
  /** The value at a point. */
  value(at: readonly number[]): number;
  /** The value and its slope at a point. */
  slope(at: readonly number[]): { value: number; gradient: number[] };
}

export interface Lowest {
  at: number[];
  value: number;
}

/** From each start the simplex finds the valley on `rough` (a cheaper version of the same function), then BFGS the ground on `exact`. */
export function lowestOf(exact: Objective, starts: readonly number[][], rough: Objective = exact): Lowest {
  const valleys = starts.map((start) => nelderMead(rough.value, start)).sort((left, right) => left.value - right.value);
  const first = valleys[0];
  if (!first) throw new RangeError("an optimiser needs a start");
  const apart = valleys.slice(1).filter(({ at }) => at.some((value, axis) => Math.abs(value - (first.at[axis] ?? 0)) > 0.5));
  const grounds = [first, ...apart.slice(0, 1)].map(({ at }) => bfgs(exact, at));
  return grounds.reduce((best, next) => (next.value < best.value ? next : best));
}

const MAX_FOLDS = 240;

/** The simplex of Nelder and Mead (1965) with the usual coefficients 1, 2, ½, ½. */
export function nelderMead(value: (at: readonly number[]) => number, start: readonly number[], step = 0.6): Lowest {
  const corner = (at: number[]): Lowest => ({ at, value: finite(value(at)) });
  const corners = [corner([...start]), ...start.map((_, axis) => corner(start.map((each, index) => each + (index === axis ? step : 0))))];
  for (let fold = 0; fold < MAX_FOLDS; fold += 1) {
    corners.sort((left, right) => left.value - right.value);
    const [best, worst, second] = [corners[0] as Lowest, corners.at(-1) as Lowest, corners.at(-2) as Lowest];
    if (worst.value - best.value < 1e-7 * (1 + Math.abs(best.value))) break;
    const centre = start.map((_, axis) => corners.slice(0, -1).reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / start.length);
    const along = (reach: number): Lowest => corner(centre.map((middle, axis) => middle + reach * (middle - (worst.at[axis] ?? 0))));
    const replaced = better(along, best, second, worst);
    if (replaced) corners[corners.length - 1] = replaced;
    else
      for (const [index, { at }] of corners.entries())
        if (index > 0) corners[index] = corner(at.map((v, i) => (v + (best.at[i] ?? 0)) / 2));
  }
  return corners.reduce((best, next) => (next.value < best.value ? next : best));
}

function better(along: (reach: number) => Lowest, best: Lowest, second: Lowest, worst: Lowest): Lowest | undefined {
  const reflected = along(1);
  if (reflected.value < best.value) {
    const expanded = along(2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
  return contracted.value < Math.min(worst.value, reflected.value) ? contracted : undefined;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 1e300);
const MAX_STEPS = 200;

/** Quasi-Newton descent (Broyden, Fletcher, Goldfarb, Shanno) with backtracking line search (Armijo). */
export function bfgs({ slope }: Objective, start: readonly number[]): Lowest {
  let at = [...start];
  let here = slope(at);
  let inverse = identity(at.length);
  for (let step = 0; step < MAX_STEPS && Math.hypot(...here.gradient) > 1e-6 * (1 + Math.abs(here.value)) * 1e-2; step += 1) {
    let direction = times(inverse, here.gradient).map((each) => -each);
    if (dot(direction, here.gradient) >= 0) {
      inverse = identity(at.length);
      direction = here.gradient.map((each) => -each);
    }
    const found = lineSearch(slope, at, here, direction);
    if (!found) break;
    const moved = found.at.map((value, axis) => value - (at[axis] ?? 0));
    const turned = found.gradient.map((value, axis) => value - (here.gradient[axis] ?? 0));
    inverse = updated(inverse, moved, turned);
    const gain = here.value - found.value;
    at = found.at;
    here = found;
    if (gain < 1e-12 * (1 + Math.abs(here.value))) break;
  }
  return { at, value: here.value };
}

function lineSearch(slope: Objective["slope"], at: number[], here: { value: number; gradient: number[] }, direction: number[]) {
  const descent = dot(direction, here.gradient);
  let reach = Math.min(1, 2 / Math.max(1e-12, Math.hypot(...direction)));
  for (let halving = 0; halving < 40; halving += 1, reach /= 2) {
    const next = at.map((value, axis) => value + reach * (direction[axis] ?? 0));
    const there = slope(next);
    if (Number.isFinite(there.value) && there.value <= here.value + 1e-4 * reach * descent) return { at: next, ...there };
  }
  return undefined;
}

const dot = (left: number[], right: number[]): number => left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
const times = (matrix: number[][], vector: number[]): number[] => matrix.map((row) => dot(row, vector));
const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => +(row === column)));

/** The inverse Hessian after a move, kept as it is where the curvature along the move is not positive. */
function updated(inverse: number[][], moved: number[], turned: number[]): number[][] {
  const curvature = dot(moved, turned);
  if (curvature <= 1e-14) return inverse;
  const bent = times(inverse, turned);
  const scale = (1 + dot(turned, bent) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const [mi, mj, bi, bj] = [moved[i] ?? 0, moved[j] ?? 0, bent[i] ?? 0, bent[j] ?? 0];
      return value + scale * mi * mj - (bi * mj + mi * bj) / curvature;
    }),
  );
}
