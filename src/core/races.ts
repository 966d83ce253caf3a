import { constraintOf } from "./database.ts";
import { Refusal } from "./refusal.ts";

const TRIES = 4;

/** Somebody else was first: what was read is not so any more, or what was to be made is there. */
export const isRace = (thrown: unknown): boolean =>
  thrown instanceof Refusal
    ? thrown.code === "duplicate" || thrown.code === "stale"
    : (constraintOf(thrown)?.startsWith("UNIQUE constraint") ?? false);

/** Does it again from the beginning, reading anew, when somebody else was first; a few times. */
export async function againAfterRaces<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (tries >= TRIES || !isRace(thrown)) throw thrown;
    }
  }
}
