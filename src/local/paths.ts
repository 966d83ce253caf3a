import { join } from "node:path";

/** The repository's own folder. */
export const ROOT = join(import.meta.dirname, "../..");
export const WORKER_FOLDER = join(ROOT, "dist/worker");
export const PAGE_FOLDER = join(ROOT, "dist/web");
