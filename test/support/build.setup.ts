import { buildPage, buildWorker } from "../../src/local/build.ts";
import { FIXTURE_WORKER_FOLDER } from "./fixture.ts";

/**
 * Bundles what the tests run, once for the whole run and only where sources changed. What does not build is left to the
 * tests that need it: they try again and fail with the reason.
 */
export default async function build(): Promise<void> {
  const report = (line: string) => console.log(line);
  const builds = [
    buildWorker(report),
    buildWorker(() => undefined, "test/support/fixture-worker.ts", FIXTURE_WORKER_FOLDER),
    buildPage(report),
  ];
  for (const outcome of await Promise.allSettled(builds)) {
    if (outcome.status === "rejected") console.error(outcome.reason instanceof Error ? outcome.reason.message : outcome.reason);
  }
}
