import * as z from "zod";
import type { ConnectionReport } from "../assistant-settings/assistant-settings.schema.ts";
import type { Model } from "../core/context.ts";
import { abilitiesOf, forgetAbilities } from "./abilities.ts";
import { noteEnd } from "./breaker.ts";
import { askForJson, serverOf, streamAnswer } from "./model.ts";
import { ModelFailure } from "./model-failure.ts";
import type { Usage } from "./openai.ts";

const PONG = { name: "pong", schema: z.object({ pong: z.boolean() }) };
const PONG_JSON = { type: "object", additionalProperties: false, required: ["pong"], properties: { pong: { type: "boolean" } } };
const RULES = "You are being tested. Answer as briefly as you can.";

/** Asks a server twice, for JSON and for a stream, and tells what it can do; what was thought of it before is forgotten. Two short calls. */
export async function tryConnection(model: Model, signal?: AbortSignal): Promise<ConnectionReport> {
  const server = serverOf(model);
  const startedAt = Date.now();
  forgetAbilities(server);
  noteEnd(server, undefined, startedAt);
  try {
    const ask = (content: string) => [
      { role: "system" as const, content: RULES },
      { role: "user" as const, content },
    ];
    await askForJson(model, ask('Answer with the JSON object {"pong":true} and nothing else.'), { ...PONG, json: PONG_JSON }, signal);
    const usage = await streamed(model, ask("Say: pong"), signal);
    const { shape, streams, tellsUsage, hasSystem } = abilitiesOf(server);
    const abilities = { shape, streams, tellsUsage: tellsUsage && usage.tokensIn !== null, hasSystem };
    return { works: true, reason: null, detail: "", latencyMs: Date.now() - startedAt, abilities };
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown;
    return {
      works: false,
      reason: thrown.reason,
      detail: thrown.message.slice(0, 300),
      latencyMs: Date.now() - startedAt,
      abilities: null,
    };
  }
}

async function streamed(model: Model, messages: Parameters<typeof streamAnswer>[1], signal: AbortSignal | undefined): Promise<Usage> {
  const pieces = streamAnswer(model, messages, signal);
  for (;;) {
    const next = await pieces.next();
    if (next.done) return next.value;
  }
}
