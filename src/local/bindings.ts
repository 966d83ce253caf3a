/** What `wrangler.toml` says of the Worker, as far as the embedded runtime needs it; kept beside the bundle. */
export interface Bindings {
  name: string;
  compatibilityDate: string;
  compatibilityFlags: string[];
  workerPaths: string[];
  notFoundHandling: "none" | "single-page-application" | "404-page";
  producers: { binding: string; queue: string }[];
  consumers: {
    queue: string;
    maxBatchSize: number;
    /** Seconds, as everything about queues. */
    maxBatchTimeout: number;
    maxRetries: number;
    retryDelay: number;
    deadLetterQueue?: string;
  }[];
  durableObjects: { binding: string; className: string }[];
  buckets: { binding: string; bucket: string }[];
  /** Other Workers that this one calls. */
  services: { binding: string; service: string }[];
  crons: string[];
}

/** What `wrangler.toml` says of bundling: modules taken in place of others. */
export interface Bundling {
  alias: Record<string, string>;
}

interface WranglerConfig {
  alias?: Record<string, string>;
  name?: string;
  compatibility_date?: string;
  compatibility_flags: string[];
  assets?: { run_worker_first?: boolean | string[]; not_found_handling?: Bindings["notFoundHandling"] };
  queues: {
    producers?: { binding: string; queue?: string }[];
    consumers?: {
      queue: string;
      max_batch_size?: number;
      max_batch_timeout?: number;
      max_retries?: number;
      retry_delay?: number;
      dead_letter_queue?: string;
    }[];
  };
  durable_objects: { bindings: { name: string; class_name: string }[] };
  r2_buckets: { binding: string; bucket_name?: string }[];
  services?: { binding: string; service: string }[];
  triggers: { crons?: string[] };
}

/** Reads `wrangler.toml` with wrangler's own reader, so that both understand the same. Slow to load (~0.5 s): only for builds. */
export async function readWranglerConfig(path: string): Promise<{ bindings: Bindings; bundling: Bundling }> {
  const { unstable_readConfig: readConfig } = await import("wrangler");
  const config: WranglerConfig = readConfig({ config: path }, { hideWarnings: true });
  return { bindings: bindingsOf(config), bundling: { alias: config.alias ?? {} } };
}

function bindingsOf(config: WranglerConfig): Bindings {
  const workerFirst = config.assets?.run_worker_first;
  return {
    name: config.name ?? "relata",
    compatibilityDate: config.compatibility_date ?? "2026-11-01",
    compatibilityFlags: config.compatibility_flags,
    workerPaths: Array.isArray(workerFirst) ? workerFirst : ["/*"],
    notFoundHandling: config.assets?.not_found_handling ?? "none",
    producers: (config.queues.producers ?? []).map(({ binding, queue }) => ({ binding, queue: queue ?? binding })),
    consumers: (config.queues.consumers ?? []).map((consumer) => ({
      queue: consumer.queue,
      maxBatchSize: consumer.max_batch_size ?? 10,
      maxBatchTimeout: consumer.max_batch_timeout ?? 5,
      maxRetries: consumer.max_retries ?? 3,
      retryDelay: consumer.retry_delay ?? 0,
      ...(consumer.dead_letter_queue ? { deadLetterQueue: consumer.dead_letter_queue } : {}),
    })),
    durableObjects: config.durable_objects.bindings.map(({ name, class_name: className }) => ({ binding: name, className })),
    buckets: config.r2_buckets.map(({ binding, bucket_name: bucket }) => ({ binding, bucket: bucket ?? binding })),
    services: (config.services ?? []).map(({ binding, service }) => ({ binding, service })),
    crons: config.triggers.crons ?? [],
  };
}
