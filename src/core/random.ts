/** Numbers that look random and are the same every time for one seed. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export function seeded(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + STEP) | 0;
    return mix(state);
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T;
  return { next, between, pick, chance: (probability) => next() < probability };
}

/** The first number that `seeded(seed)` gives, for when there is one to be had for each of very many seeds. */
export const firstOf = (seed: string): number => mix((hash(seed) + STEP) | 0);

const STEP = 0x6d2b79f5;

/** A state as a number from 0 on, below 1 (mulberry32). */
function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** Hands out variants so that none comes back before all others have been used. */
export class Bag {
  readonly #random: Random;
  readonly #left = new Map<readonly unknown[], number[]>();

  constructor(random: Random) {
    this.#random = random;
  }

  draw<T>(variants: readonly T[]): T {
    const left = this.#left.get(variants) ?? [];
    if (left.length === 0) left.push(...variants.keys());
    this.#left.set(variants, left);
    const [index = 0] = left.splice(this.#random.between(0, left.length - 1), 1);
    return variants[index] as T;
  }
}

function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed;
}
