import type { ImportJob, ImportProblem } from "../imports/imports.schema.ts";
import type { FileResult } from "./import-command.ts";
import { number } from "./progress.ts";

const SHOWN_PROBLEMS = 10;

const BESIDES: Record<string, (count: string) => string> = {
  contacts: (count) => `${count} contacts made`,
  companies: (count) => `${count} companies made`,
  members: (count) => `${count} members made`,
  products: (count) => `${count} products made`,
  incomplete: (count) => `${count} imported without a value that cannot be read`,
  colleagues: (count) => `${count} among colleagues left out`,
  automatic: (count) => `${count} newsletters and automatic mails left out`,
  nobody: (count) => `${count} to nobody who reads left out`,
};

/** Says what became of a file, in plain lines. */
export function report({ file, import: job, problems, assumedCurrency, refused, seconds }: FileResult, isDryRun: boolean): void {
  if (!job) {
    console.log(`${file}: not imported. ${refused}`);
    return;
  }
  const what = job.kind === "mail" ? "messages" : (job.object ?? "rows");
  const rate = number(Math.round(job.rowsRead / Math.max(seconds, 0.001)));
  console.log(
    `${file}: ${number(job.rowsRead)} ${what} read in ${seconds.toFixed(1)} s (${rate}/s)${isDryRun ? ", dry run: nothing was changed" : ""}`,
  );
  console.log(`  ${outcomeOf(job)}`);
  const besides = Object.entries(job.tally).flatMap(([key, count]) => BESIDES[key]?.(number(count)) ?? []);
  if (besides.length > 0) console.log(`  ${besides.join(", ")}`);
  if (assumedCurrency) console.log(`  amounts read as ${assumedCurrency}; say --currency to change (records that were there keep theirs)`);
  if (job.state === "stopped") console.log(`  ${job.reason}`);
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) console.log(`  ${lineOf(problem)}`);
  if (problems.length > SHOWN_PROBLEMS) console.log(`  … and ${number(problems.length - SHOWN_PROBLEMS)} more (--json lists them)`);
}

function outcomeOf({ created, updated, unchanged, failed }: ImportJob): string {
  const parts = [`${number(created)} new`, `${number(updated)} changed`, `${number(unchanged)} already there`];
  return [...parts, ...(failed > 0 ? [`${number(failed)} not imported`] : [])].join(", ");
}

const lineOf = ({ line, field, reason }: ImportProblem): string => `line ${number(line)}${field ? `, ${field}` : ""}: ${reason}`;
