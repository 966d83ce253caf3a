import { Command } from "commander";
import { LocalFailure } from "../local/failure.ts";
import { type Learning, learnWorkspace } from "../predictions/learn-purchases.ts";
import type { PredictionRun } from "../predictions/predictions.schema.ts";
import { number, Progress } from "./progress.ts";
import { asOperator, type OperatorOptions, type Server } from "./server.ts";

type Options = OperatorOptions & { json?: boolean };

const described = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option("--workspace <id>", "which workspace, by id or name (the first)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <url>", "a server elsewhere instead; its INTERNAL_TOKEN is read from the environment")
    .option("--json", "print one line of JSON");

/** Learning in the terminal: with its memory instead of a Worker's. */
export const trainCommand = (): Command =>
  described("train", "learn from a workspace's orders who will buy again, here instead of in the server, then score and publish")
    .addHelpText(
      "after",
      "\nA server learns by itself each week from up to 20,000 customers; this learns from up to 25,000.\n\nExample:\n  npm run relata -- train --json",
    )
    .action((options: Options) => carryOut(options, "train"));

export const scoreCommand = (): Command =>
  described("score", "score all customers of a workspace anew with what was learned").action((options: Options) =>
    carryOut(options, "score"),
  );

const STEP_TEXTS: Record<PredictionRun["step"], string> = {
  ...{ settle: "holding earlier forecasts against what happened", learn: "learning and testing on past days" },
  ...{ score: "scoring", publish: "publishing" },
};

async function carryOut(options: Options, kind: PredictionRun["kind"]): Promise<void> {
  const progress = new Progress(process.stderr, "Predictions");
  try {
    const run = await asOperator(options, (server) => runToItsEnd(server, options, kind, progress));
    progress.end();
    if (run.state === "failed" && run.reason !== "no_orders") throw new LocalFailure("The run was interrupted: start it again.");
    const customers = run.state === "finished" ? run.done : 0;
    if (options.json) console.log(JSON.stringify({ ok: true, run, customers, seconds: progress.seconds }));
    else if (run.state === "failed") console.log("There is no order of the last ten years to learn from.");
    else console.log(`${number(customers)} customers as of ${run.asOf}, in ${progress.seconds.toFixed(1)} s`);
  } finally {
    progress.end();
  }
}

async function runToItsEnd(
  server: Server,
  { workspace }: Options,
  kind: PredictionRun["kind"],
  progress: Progress,
): Promise<PredictionRun> {
  const ask = <Body>(door: string, input: object): Promise<Body> =>
    server.post<Body>(`/internal/predictions/${door}`, { ...(workspace === undefined ? {} : { workspace }), ...input });
  let run = await ask<PredictionRun>("start", { kind });
  while (run.state === "running") {
    progress.draw(run.step === "score" && run.total > 0 ? Math.min(1, run.done / run.total) : 0, STEP_TEXTS[run.step]);
    run = run.step === "learn" ? await learnHere(ask, run, progress) : await ask<PredictionRun>("step", { runId: run.id });
  }
  return run;
}

async function learnHere(
  ask: <Body>(door: string, input: object) => Promise<Body>,
  { id: runId, version }: PredictionRun,
  progress: Progress,
): Promise<PredictionRun> {
  const learning = await ask<Learning | null>("learning", { runId });
  const learnt = learning && learnWorkspace(learning, (share) => progress.draw(share, STEP_TEXTS.learn));
  return ask<PredictionRun>("learnt", { runId, version, learnt });
}
