/** True under `npm run prove`, which runs in full what `npm test` samples. */
export const isProving = Boolean(process.env.RELATA_PROVE);

/** How often a property is tried: a sample with the same seed each time, or twenty times as often with a new one. */
export const runs = (sample: number) => (isProving ? { numRuns: sample * 20 } : { numRuns: sample, seed: 20_261_122 });
