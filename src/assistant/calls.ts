import type { Context, Model } from "../core/context.ts";

/** What one question to a model was and came to, until the run that asked it is written down. */
export interface Call {
  /** As it left: with placeholders where the workspace masks personal data. */
  messages: { role: string; content: string }[];
  answer: string;
  tokensIn: number;
  tokensOut: number;
  /** Null: no price was known. */
  costMicros: number | null;
}

const made = new WeakMap<Context, { model: Model; call: Call }[]>();

export function noteCall(ctx: Context, model: Model, call: Call): void {
  const calls = made.get(ctx) ?? [];
  made.set(ctx, [...calls, { model, call }]);
}

/** The calls of a request that no run has taken yet; with `model`, those that were made through that very model. */
export function takeCalls(ctx: Context, model?: Model): Call[] {
  const calls = made.get(ctx) ?? [];
  const isWanted = (one: { model: Model }): boolean => !model || one.model === model;
  made.set(
    ctx,
    calls.filter((one) => !isWanted(one)),
  );
  return calls.filter(isWanted).map(({ call }) => call);
}
