import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What lists for all customers take, in seconds of processor. */
export interface OfferSpeed {
  customers: number;
  lines: number;
  /** EASE weights of 1,000 items from their Gram matrix. */
  inverseSeconds: number;
  gatherSeconds: number;
  learnSeconds: number;
  /** Ten of each list for everybody, without a test. */
  newSeconds: number;
  reorderSeconds: number;
  testSeconds: number;
  megabytes: number;
}

export async function measureOffers(report: (line: string) => void): Promise<OfferSpeed> {
  report("offers, 100,000 customers");
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "offers-process.ts")]);
  return JSON.parse(stdout) as OfferSpeed;
}
