import type { Context, Model } from "../core/context.ts";

/** The model that may be asked for this workspace now: the one door to it. Undefined: the built-in engine writes. */
export const modelFor = async (ctx: Context): Promise<Model | undefined> => ctx.ports.model;
