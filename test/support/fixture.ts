import { join } from "node:path";
import { ROOT } from "../../src/local/paths.ts";

/** The bundle of fixture-worker.ts. */
export const FIXTURE_WORKER_FOLDER = join(ROOT, ".cache/fixture-worker");
