import { costOf, listPriceOf, type ModelPurpose } from "../assistant-settings/assistant-settings.rules.ts";
import type { AssistantChoices } from "../assistant-settings/assistant-settings.schema.ts";
import { choicesOf, modelChosen } from "../assistant-settings/stored.ts";
import type { Context, Model, ModelSettings } from "../core/context.ts";
import { mayAsk, noteEnd } from "./breaker.ts";
import { reserve, settle } from "./budget.ts";
import { noteCall } from "./calls.ts";
import { tokensOf } from "./inert.ts";
import { knownNames, memberNames } from "./known-names.ts";
import type { Masked, ToMask } from "./masking.ts";
import { serverOf } from "./model.ts";
import { type FailureReason, ModelFailure } from "./model-failure.ts";
import { type Message, MOST_TOKENS, type ModelEvent, type Question, type Usage } from "./openai.ts";
import { allowedHosts, LinkFilter, TAKEN_OUT } from "./output-links.ts";
import { Unmasking } from "./unmasking.ts";

/** A trial of a server that has failed may take so many of its timeouts until the next one is let through. */
const TRIAL_TIMES = 3;
const LONGEST_KEPT_ANSWER = 50_000;

/**
 * The model that may be asked for this workspace now, for this purpose: the one door to it. Undefined: the built-in engine writes.
 * What it is asked is masked as the workspace wants, counted against its budget, and refused while the server rests; those refusals are
 * failures like any other (`budget_spent`, `price_unknown`, `resting`). Of what it answers, images and links that are not ours are left out.
 */
export async function modelFor(ctx: Context, purpose: ModelPurpose): Promise<Model | undefined> {
  const stored = await choicesOf(ctx);
  const settings = stored.choices.purposes.includes(purpose) ? modelChosen(ctx, stored) : undefined;
  if (!settings) return undefined;
  return watched(ctx, stored.choices, settings);
}

/** A model that is asked as the choices of the workspace want it, whatever for. */
export function watched(ctx: Context, choices: AssistantChoices, settings: ModelSettings): Model {
  const outer = settings === ctx.ports.model ? ctx.ports.model : ctx.ports.modelAt(settings);
  const model: Model = { ...outer, ask: (question, signal) => ask(ctx, choices, model, outer, question as Question, signal) };
  return model;
}

/** The price that runs of a model are counted with: the admin's own figures before the table's. */
export const priceOf = ({ price }: Pick<AssistantChoices, "price">, model: string) => price ?? listPriceOf(model);

async function* ask(
  ctx: Context,
  choices: AssistantChoices,
  model: Model,
  outer: Model,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const server = serverOf(outer);
  if (!mayAsk(server, Date.now(), outer.timeoutMs * TRIAL_TIMES))
    return yield failure("resting", "The model has failed and is left alone for a while");
  const { messages, originals } = await masked(ctx, choices.masks, question.messages);
  const price = priceOf(choices, outer.model);
  const tokensIn = messages.reduce((sum, { content }) => sum + tokensOf(content) + 8, 0);
  const reservation = await reserve(ctx, { budget: choices.budget, price }, { tokensIn, tokensOut: MOST_TOKENS });
  if (typeof reservation === "string") return yield failure(reservation, NO_ROOM[reservation]);
  const heard = new Heard();
  try {
    const unmasking = new Unmasking(originals, question.shape !== undefined);
    const links = new LinkFilter(allowedHosts(question.messages), question.shape ? "" : TAKEN_OUT);
    for await (const event of outer.ask({ ...question, messages }, signal) as AsyncGenerator<ModelEvent>) {
      heard.take(event);
      if (event.event === "text") yield { ...event, text: links.push(unmasking.push(event.text)) };
      else {
        const rest = links.push(unmasking.end()) + links.end();
        if (rest) yield { event: "text", text: rest };
        yield event;
      }
    }
  } catch (thrown) {
    heard.broken = thrown instanceof ModelFailure ? thrown.reason : "unreachable";
    throw thrown;
  } finally {
    const used = heard.usage(tokensIn);
    const costMicros = costOf(price, used.tokensIn, used.tokensOut);
    noteCall(ctx, model, { messages, answer: heard.text.slice(0, LONGEST_KEPT_ANSWER), ...used, costMicros });
    noteEnd(server, heard.reasonOf(signal), Date.now(), outer.restMs);
    await settle(ctx, choices.budget, reservation, { tokens: used.tokensIn + used.tokensOut, micros: costMicros ?? 0 });
  }
}

/** Messages as they may leave. */
async function masked(ctx: Context, kinds: AssistantChoices["masks"], messages: Message[]): Promise<Masked> {
  if (kinds.length === 0) return { messages, originals: [] };
  const names = kinds.includes("names") ? [...knownNames(ctx), ...(await memberNames(ctx))] : [];
  const given: ToMask = { kinds, names, messages };
  return (await ctx.ports.workshop("/assistant/mask", given)) as Masked;
}

const NO_ROOM = {
  budget_spent: "The budget for the model is spent",
  price_unknown: "The budget is in money and the price of the model is not known",
};
const failure = (reason: FailureReason, message: string): ModelEvent => ({ event: "failure", reason, message, refused: {} });

/** What has come of an answer, and how it ended. */
class Heard {
  text = "";
  broken: FailureReason | undefined;
  #told: Usage | undefined;
  #failed: FailureReason | undefined;

  take(event: ModelEvent): void {
    if (event.event === "text") this.text += event.text;
    else if (event.event === "end") this.#told = event.usage;
    else this.#failed = event.reason;
  }

  /** Why it is no whole answer, as far as that is known: the clock and the person end a call through its signal. */
  reasonOf(signal: AbortSignal): FailureReason | undefined {
    if (this.#told) return undefined;
    const stopped = signal.reason instanceof ModelFailure ? signal.reason.reason : undefined;
    return this.#failed ?? stopped ?? this.broken ?? "cut";
  }

  /** What it cost: as the server says, else by the length of the texts. What was refused before a word cost nothing. */
  usage(tokensIn: number): { tokensIn: number; tokensOut: number } {
    const isRefused = this.#failed !== undefined && this.text === "";
    if (isRefused) return { tokensIn: 0, tokensOut: 0 };
    return { tokensIn: this.#told?.tokensIn ?? tokensIn, tokensOut: this.#told?.tokensOut ?? tokensOf(this.text) };
  }
}
