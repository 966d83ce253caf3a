import type { Band } from "../../../../src/predictions/predictions.schema.ts";
import type { Tone } from "../../ui/badge.tsx";

/** Likely is good here: a deal won, a lead that buys. */
export const BAND_TONES: Record<Band, Tone> = { high: "good", raised: "accent", low: "neutral" };
