import * as z from "zod";
import { askForJson } from "../assistant/model.ts";
import type { Message, Usage } from "../assistant/openai.ts";
import type { Model } from "../core/context.ts";
import { COMPLAINTS, INTENTS, SENTIMENTS, ULTIMATUMS } from "./reading.rules.ts";

/** A model reads one activity into the closed set of fields. It has no tools, and each of its values stands only if its words bear it out. */

const said = <V extends z.ZodType>(value: V) => z.object({ value, quote: z.string().min(1).max(600) }).nullable();
const answer = z.object({
  intent: said(z.enum(INTENTS)),
  sentiment: said(z.enum(SENTIMENTS)),
  complaint: said(z.enum(COMPLAINTS)),
  ultimatum: said(z.enum(ULTIMATUMS)).default(null),
  competitor: said(z.string().min(1).max(100)),
  budget: said(z.object({ amount: z.number().min(0), currency: z.string().regex(/^[A-Z]{3}$/) })),
  timing: said(z.object({ from: z.string().max(10), to: z.string().max(10) })),
  product: said(z.string().min(1).max(200)),
});
export type ModelAnswer = z.output<typeof answer>;

const object = (properties: Record<string, unknown>) => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const orNull = (value: Record<string, unknown>) => ({ anyOf: [object({ value, quote: { type: "string" } }), { type: "null" }] });
const string = { type: "string" };
const ANSWER_JSON = object({
  intent: orNull({ ...string, enum: INTENTS }),
  sentiment: orNull({ ...string, enum: SENTIMENTS }),
  complaint: orNull({ ...string, enum: COMPLAINTS }),
  ultimatum: orNull({ ...string, enum: ULTIMATUMS }),
  competitor: orNull(string),
  budget: orNull(object({ amount: { type: "number" }, currency: string })),
  timing: orNull(object({ from: string, to: string })),
  product: orNull(string),
});

/** What the model says of the text; nothing of it is believed before `verified` has looked. Throws ModelFailure. */
export const askReader = (model: Model, messages: Message[], signal?: AbortSignal): Promise<{ value: ModelAnswer; usage: Usage }> =>
  askForJson(model, messages, { name: "reading", schema: answer, json: ANSWER_JSON }, signal);
