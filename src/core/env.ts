import type { Hub } from "./context.ts";

/** What a queue message may ask for. Each names the workspace, and nothing that could be stale by the time it is read. */
export type QueueMessage =
  | { kind: "outbox"; workspaceId: string }
  | { kind: "import"; workspaceId: string; importId: string }
  | { kind: "mail"; workspaceId: string }
  | { kind: "seal"; workspaceId: string }
  | { kind: "webhooks"; workspaceId: string }
  | { kind: "reading"; workspaceId: string }
  | { kind: "predictions"; workspaceId: string }
  | { kind: "model_readings"; workspaceId: string }
  | { kind: "handover"; workspaceId: string; memberId: string; newOwnerId: string | null };

/** Bindings and variables of the Worker, as `wrangler.toml` and the embedded runtime give them. */
export interface Env {
  DIRECTORY_URL: string;
  DIRECTORY_TOKEN?: string;
  /** Where a workspace's database lies: `{name}` is replaced by its id. Without `{name}` all share the one. */
  WORKSPACE_DATABASE_URL: string;
  DATABASE_TOKEN?: string;
  /** A platform that makes a hosted libSQL database for each further workspace; used when token, organisation and group are given. */
  DATABASE_PLATFORM_URL?: string;
  DATABASE_PLATFORM_TOKEN?: string;
  DATABASE_ORGANISATION?: string;
  DATABASE_GROUP?: string;
  /** Who may make an account and a workspace without an invitation: `open` is everybody, `invited` nobody once there is a workspace. */
  SIGN_UP?: string;
  /** 32 random bytes in hex; keys for cursors and secrets are derived from it. */
  MASTER_KEY: string;
  /** Guards /internal, which only the operator's own tools call. */
  INTERNAL_TOKEN: string;
  PUBLIC_URL: string;
  /** Origins whose pages may call the API with a key, with commas: `https://app.example.com`. */
  CORS_ORIGINS?: string;
  /** Requests a key, and the page of one session, may make: `600/60` is 600 in 60 seconds. */
  RATE_LIMIT_KEY?: string;
  RATE_LIMIT_PAGE?: string;
  INBOUND_DOMAIN?: string;
  MAIL_FROM?: string;
  OPENAI_API_KEY?: string;
  OPENAI_BASE_URL?: string;
  OPENAI_MODEL?: string;
  OPENAI_TIMEOUT_MS?: string;
  /** How long a model that has failed twice is left alone, in ms; 30000 unless said otherwise. */
  OPENAI_REST_MS?: string;
  /** Sign-in through others: a button is shown where a provider's id and secret are set. The issuers are theirs unless said otherwise. */
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
  GOOGLE_ISSUER?: string;
  MICROSOFT_CLIENT_ID?: string;
  MICROSOFT_CLIENT_SECRET?: string;
  /** A directory's id, or `organizations`, `consumers`, `common` (as without one). */
  MICROSOFT_TENANT?: string;
  MICROSOFT_ISSUER?: string;
  /** "true" lets webhooks go to this machine's own loopback, over plain http too. */
  ALLOW_LOCAL_WEBHOOKS?: string;
  EVENTS: Queue<QueueMessage>;
  /** Of its own, so that a receiver that hangs holds up nothing but webhooks. */
  WEBHOOKS: Queue<QueueMessage>;
  /** Of its own, so that a slow model holds up neither mail nor webhooks. */
  ASSISTANT: Queue<QueueMessage>;
  HUB: DurableObjectNamespace<Rpc.DurableObjectBranded & Hub>;
  FILES: R2Bucket;
  ASSETS: Fetcher;
  /** The second Worker: functions/workshop.ts. */
  WORKSHOP: Fetcher;
  /** Only on the edge: counts requests for all isolates of a location. */
  REQUESTS?: RateLimit;
  /** Only in embedded mode: what the machine does for the Worker (mail into the outbox folder). */
  HOST?: Fetcher;
  /** Only in embedded mode: a short way to the database server, past the Worker that stands before other outbound requests. */
  SQL?: Fetcher;
  /** Only on the edge: Cloudflare's mail binding. */
  MAIL?: SendEmail;
}
