import type { Context as HonoContext } from "hono";
import * as z from "zod";
import type { Context } from "../src/core/context.ts";
import { type App, type AppEnv, readJson } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { firstWorkspace } from "../src/identity/setup.ts";
import { keepLearntFor, learningFor, startRunAtTerminal, stepOf } from "../src/predictions/terminal-runs.ts";
import { directoryOf, systemContext } from "./context.ts";
import { requireWorkspace } from "./operators-workspaces.ts";

const workspace = z.string().max(200).optional();
const startInput = z.strictObject({ workspace, kind: z.enum(["train", "score"]), subject: z.string().max(40).optional() });
const runInput = z.strictObject({ workspace, runId: z.string().max(40) });
const learntInput = runInput.extend({ version: z.int(), learnt: z.custom<Parameters<typeof keepLearntFor>[3]>().nullable() });

/** For `relata train` and `relata score`: a run that the terminal carries on, and learns for where it has more memory than a Worker. */
export function predictionDoors(app: App): void {
  app.post("/internal/predictions/start", async (c) => {
    const { kind, subject, ...input } = startInput.parse(await readJson(c));
    return c.json(await startRunAtTerminal(await contextOf(c, input.workspace), kind, subject), 201);
  });
  app.post("/internal/predictions/step", async (c) => {
    const input = runInput.parse(await readJson(c));
    return c.json(await stepOf(await contextOf(c, input.workspace), input.runId));
  });
  app.post("/internal/predictions/learning", async (c) => {
    const input = runInput.parse(await readJson(c));
    return c.json(await learningFor(await contextOf(c, input.workspace), input.runId));
  });
  app.post("/internal/predictions/learnt", async (c) => {
    const input = learntInput.parse(await readJson(c));
    return c.json(await keepLearntFor(await contextOf(c, input.workspace), input.runId, input.version, input.learnt));
  });
}

async function contextOf(c: HonoContext<AppEnv>, named: string | undefined): Promise<Context> {
  const directory = directoryOf(c.env);
  const found = named === undefined ? await firstWorkspace(directory) : await requireWorkspace(directory, named);
  const ctx = found && (await systemContext(c.env, found.id, "cli", (work) => c.executionCtx.waitUntil(work)));
  if (!ctx) throw new Refusal("not_found", "There is no workspace yet: set one up first");
  return ctx;
}
