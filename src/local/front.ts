import type { Env } from "../core/env.ts";

export interface FrontEnv extends Env {
  /** `run_worker_first` of wrangler.toml. */
  WORKER_PATHS: string[];
}

/**
 * Decides, as the edge does before it starts the Worker, whether a request is for the Worker or for a file of the page.
 * Embedded mode needs it because requests come straight to the Worker there, past Miniflare's own slower front.
 */
export function behindFront(worker: ExportedHandler<Env>): ExportedHandler<FrontEnv> {
  return {
    ...(worker as ExportedHandler<FrontEnv>),
    fetch(request, env, ctx) {
      const isForWorker = matches(new URL(request.url).pathname, env.WORKER_PATHS);
      return isForWorker && worker.fetch ? worker.fetch(request, env, ctx) : env.ASSETS.fetch(request);
    },
  };
}

function matches(path: string, patterns: string[]): boolean {
  return patterns.some((pattern) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern));
}
