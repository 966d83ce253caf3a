import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a forecast of all customers takes, in seconds of processor. */
export interface PurchaseSpeed {
  customers: number;
  purchases: number;
  gatherSeconds: number;
  /** Choice by rolling back-test included. */
  learnSeconds: number;
  forecastSeconds: number;
  valueSeconds: number;
  megabytes: number;
  /** What a Worker learns from at once, with back-test and bootstrap. */
  workerCustomers: number;
  workerLearnSeconds: number;
  /** All customers in slices of 1,000: orders unpacked, intervals, value and reasons. */
  scored: number;
  scoreSeconds: number;
}

export async function measurePurchases(report: (line: string) => void): Promise<PurchaseSpeed> {
  report("purchases, 100,000 customers");
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "purchases-process.ts")]);
  return JSON.parse(stdout) as PurchaseSpeed;
}
