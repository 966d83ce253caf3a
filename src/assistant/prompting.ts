import type { Context } from "../core/context.ts";
import type { KeptKind } from "./assistant.table.ts";
import type { Pack } from "./evidence.ts";
import type { Message } from "./openai.ts";
import type { Job } from "./writing.ts";

/** The way to the prompts: they are put together in the second Worker, where their words weigh on no other request. */

export const draftPrompt = async (ctx: Context, job: Job): Promise<Message[]> =>
  (await ctx.ports.workshop("/prompts/draft", job)) as Message[];

export const pointsPrompt = async (ctx: Context, kind: KeptKind, pack: Pack): Promise<Message[]> =>
  (await ctx.ports.workshop("/prompts/points", { kind, pack })) as Message[];
