/** Noted with each run, so that answers of different prompts are never compared as one. */
export const PROMPT_VERSION = "2026-11-26.2";
