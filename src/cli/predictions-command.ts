import { Command } from "commander";
import { LocalFailure } from "../local/failure.ts";
import { type Learning, learnWorkspace } from "../predictions/learn-purchases.ts";
import type { PredictionRun } from "../predictions/predictions.schema.ts";
import { number, Progress } from "./progress.ts";
import { asOperator, type OperatorOptions, type Server } from "./server.ts";

type Options = OperatorOptions & { json?: boolean; subject: string };

/** What is learned in the terminal; the rest is light enough for a Worker, which the terminal only carries on. */
const LEARNED_HERE = "purchases";

const described = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option("--workspace <id>", "which workspace, by id or name (the first)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <url>", "a server elsewhere instead; its INTERNAL_TOKEN is read from the environment")
    .option("--subject <name>", "what is predicted: purchases, offers, win, lead, or the id of a model of your own", LEARNED_HERE)
    .option("--json", "print one line of JSON");

/** Learning who will buy again in the terminal: with its memory instead of a Worker's. */
export const trainCommand = (): Command =>
  described(
    "train",
    "learn anew from a workspace's records, then score and publish: who will buy again is learned here instead of in the server",
  )
    .addHelpText(
      "after",
      "\nA server learns by itself each week from up to 20,000 customers; this learns from up to 25,000.\n\nExamples:\n  npm run relata -- train --json\n  npm run relata -- train --subject win",
    )
    .action((options: Options) => carryOut(options, "train"));

export const scoreCommand = (): Command =>
  described("score", "score all records of a workspace anew with what was learned").action((options: Options) =>
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
    if (run.state === "failed" && run.reason === "interrupted") throw new LocalFailure("The run was interrupted: start it again.");
    const scored = run.state === "finished" ? run.done : 0;
    if (options.json) console.log(JSON.stringify({ ok: true, run, scored, seconds: progress.seconds }));
    else if (run.state === "failed") console.log(run.reason === "no_orders" ? NO_ORDERS : TOO_LITTLE);
    else console.log(`${number(scored)} ${WHOM[options.subject] ?? "records"} as of ${run.asOf}, in ${progress.seconds.toFixed(1)} s`);
  } finally {
    progress.end();
  }
}

const NO_ORDERS = "There is no order of the last ten years to learn from.";
const TOO_LITTLE = "Too little is known yet to learn from.";
const WHOM: Record<string, string> = { purchases: "customers", offers: "customers", win: "open deals", lead: "leads" };

async function runToItsEnd(
  server: Server,
  { workspace, subject }: Options,
  kind: PredictionRun["kind"],
  progress: Progress,
): Promise<PredictionRun> {
  const ask = <Body>(door: string, input: object): Promise<Body> =>
    server.post<Body>(`/internal/predictions/${door}`, { ...(workspace === undefined ? {} : { workspace }), ...input });
  const isLearnedHere = subject === LEARNED_HERE;
  let run = await ask<PredictionRun>("start", { kind, subject });
  while (run.state === "running") {
    progress.draw(run.step === "score" && run.total > 0 ? Math.min(1, run.done / run.total) : 0, STEP_TEXTS[run.step]);
    run = run.step === "learn" && isLearnedHere ? await learnHere(ask, run, progress) : await ask<PredictionRun>("step", { runId: run.id });
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
