import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What learning and scoring take; `megabytes` is the most memory beyond the table itself. */
export interface Training {
  rows: number;
  columns: number;
  auc: number;
  trainSeconds: number;
  /** Processor time, garbage collection on other cores included: what a machine that nobody else uses would take at most. */
  trainCpuSeconds: number;
  scoreSeconds: number;
  megabytes: number;
}

/** V8 keeps up to 64 MB for objects that are young, however few there are; the memory counted is then mostly how much of that was touched. */
const YOUNG_OBJECTS = "--max-semi-space-size=16";

export async function measureTraining(report: (line: string) => void): Promise<Training> {
  report("training, 100,000 rows of 60 columns");
  const { stdout } = await promisify(execFile)(process.execPath, [YOUNG_OBJECTS, join(import.meta.dirname, "training-process.ts")]);
  return JSON.parse(stdout) as Training;
}
