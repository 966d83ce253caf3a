import type { Access } from "./access.ts";
import type { Change } from "./change.ts";
import type { Database } from "./database.ts";
import type { QueueMessage } from "./env.ts";
import type { Log } from "./log.ts";
import type { OutboundLimits } from "./outbound.rules.ts";
import { Refusal } from "./refusal.ts";
import type { SafeFetch } from "./safe-fetch.ts";
import type { Signer } from "./secrets.ts";

export const ROLES = ["owner", "admin", "manager", "rep", "agent", "viewer"] as const;
export type BuiltInRole = (typeof ROLES)[number];
/** A built-in role, or the id of one of the workspace's own. */
export type Role = BuiltInRole | `rol_${string}`;
/** `form`: a visitor filled in a web form; `inbound`: another program sent to an address of the workspace. */
export type Via = "page" | "api" | "cli" | "import" | "assistant" | "mail" | "system" | "form" | "inbound";
export type Locale = "vi" | "en";

/** A verb on a noun, as the policy knows it: "contacts:edit". */
export type Verb = `${string}:${"read" | "create" | "edit" | "delete" | "send" | "manage"}`;

/** A language model that speaks the OpenAI protocol. Times in ms. */
export interface ModelSettings {
  baseUrl: string | undefined;
  apiKey: string;
  model: string;
  timeoutMs: number;
  /** How long a server that fails is left alone. */
  restMs?: number;
  /** The address was entered by a member: nothing but the public Internet is reached. */
  isForeign?: boolean;
}

/** A model within reach. */
export interface Model extends ModelSettings {
  /** Asks it once, by way of the second Worker: question and events as src/assistant/openai.ts has them. The signal stops it at the vendor. */
  ask(question: object, signal: AbortSignal): AsyncGenerator<unknown>;
}

export interface MailMessage {
  messageId: string;
  from: string;
  to: string[];
  /** The whole message, RFC 5322. */
  raw: string;
}

export type MailTransport = (message: MailMessage) => Promise<void>;

/** The Durable Object of one workspace: wakes it later and tells open pages what changed. */
export interface Hub {
  wakeAt(at: number): Promise<void>;
  announce(frames: AddressedFrame[]): Promise<void>;
  /**
   * Closes the open pages of a member (by id), a session or a key (by the hash of its token), or of everybody: for good, or so that
   * they come back with the rights that they have now.
   */
  closeSocketsOf(holder: string | undefined, mayReturn?: boolean): Promise<void>;
  /** The last seal of the audit that is known here, apart from the database. */
  auditHead(): Promise<AuditHead | undefined>;
  /** Moves it on, unless it is no longer the one that was seen. Answers whether it did. */
  moveAuditHead(seen: AuditHead | undefined, next: AuditHead): Promise<boolean>;
}

/** How far an audit is sealed. */
export interface AuditHead {
  seq: number;
  seal: string;
}

/** Members whose own or whose team's a record is; `only`: those who alone may hear of it, empty where it is nobody's alone. */
export interface Audience {
  own: string[];
  team: string[];
  only: string[];
}

/** A frame, and whom it concerns where rights do not reach all. */
export interface AddressedFrame {
  frame: Frame;
  noun: string | undefined;
  audience: Audience;
}

/** What a socket may hear: of which nouns how much. */
export interface Hearing {
  memberId: string;
  reach: Record<string, "own" | "team" | "all" | undefined>;
}

/** What an open page hears of a change: never content, only what to read again. */
export interface Frame {
  event: string;
  kind: string;
  id: string;
  version: number;
  records: string[];
}

/** Where a request came from, as far as it is known. Embedded, nobody stands in front who would say truly. */
export interface Origin {
  ip?: string | undefined;
  /** Town and country, as the edge guesses them from the address. */
  place?: string | undefined;
  userAgent?: string | undefined;
}

/** Keeps short secrets at rest; what was sealed for one purpose does not open for another. */
export interface Vault {
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): string;
}

/** A workspace as the directory knows it, as far as it takes to enter it. */
export interface StoredWorkspace {
  id: string;
  name: string;
  databaseUrl: string;
  /** Sealed; null where the deployment's own token opens the database. */
  databaseToken: string | null;
  schemaVersion: number;
}

/** The databases of workspaces: how they are made, brought up to date and deleted. */
export interface Databases {
  /** Refuses where no database can be had for one more workspace; one that was begun already counts as that one. */
  requireRoom(begunId?: string): Promise<void>;
  /** Makes the database of a registered workspace, brought up to date, or finds the one it has: safe to repeat after a failure at any step. */
  provide(workspaceId: string): Promise<Omit<StoredWorkspace, "name">>;
  /** Deletes the database of a workspace and all that is in it; one that is gone already is fine. */
  discard(workspaceId: string): Promise<void>;
}

/** What lies outside the Worker. */
export interface Ports {
  queue: Pick<Queue<QueueMessage>, "send">;
  files: R2Bucket;
  hub: Hub;
  /** The same of another workspace: people may have sessions in several. */
  hubOf(workspaceId: string): Hub;
  databases: Databases;
  /** The context of another workspace, as that member of it. */
  enter(workspace: StoredWorkspace, member: Context["member"]): Promise<Context>;
  sendMail: MailTransport;
  /** Work that a second Worker does: asked by its path with a JSON body, answered as JSON. */
  workshop(path: string, input: unknown): Promise<unknown>;
  /** The installation's own model. */
  model: Model | undefined;
  /** The way to a model at another address. */
  modelAt(settings: ModelSettings): Model;
  signer: Signer;
  vault: Vault;
  /** The way to addresses that members enter, and which of them are let through. */
  safeFetch: SafeFetch;
  outboundLimits: OutboundLimits;
  /** How many of those connections may be open at once in one piece of work. */
  outboundAtOnce: number;
  /** The database of a workspace, by what the directory says of it. */
  databaseAt(workspace: Pick<StoredWorkspace, "databaseUrl" | "databaseToken">): Database;
  /** Where the page stands, without a slash at the end: what links in mails begin with. */
  publicUrl: string;
  /** The verified address that mail may leave from; empty where the member's own is used. */
  mailFrom: string;
  /** The domain of the workspaces' own addresses; empty where no mail comes in. */
  inboundDomain: string;
}

/** Who is asking, where, when, and with what: the first argument of every verb. `now` is ms UTC. */
export interface Context {
  readonly now: number;
  readonly requestId: string;
  readonly locale: Locale;
  readonly via: Via;
  readonly member: { readonly id: string; readonly name: string; readonly email: string; readonly role: Role };
  readonly workspace: { readonly id: string; readonly name: string };
  readonly db: Database;
  readonly directory: Database;
  readonly ports: Ports;
  readonly log: Log;
  /** Where the request came from; empty for what Relata does by itself. */
  readonly origin: Origin;
  /** Of the session's token or the key; undefined where nobody asks. */
  readonly tokenHash?: string | undefined;
  /** The key or the app's connection that asks, and what it is for (null: all that its member may); undefined where a person is there. */
  readonly credential?: { readonly id: string; readonly scopes: readonly string[] | null } | undefined;
  readonly signal?: AbortSignal;
  /** What the asker may do, and how far it reaches. */
  readonly access: Access;
  may(verb: Verb): boolean;
  /** The workspace's time zone, e.g. "Asia/Ho_Chi_Minh": where its days begin. Up to half a minute old. */
  timeZone(): Promise<string>;
  /** Work that goes on after the answer. */
  defer(work: Promise<unknown>): void;
  /** Set while a POST with an Idempotency-Key runs: the first change takes the key, and keeps the answer if it has it; `held`, it was taken before. */
  idempotency?: { key: string; requestHash: string; status: number; state: "open" | "held" | "taken" | "kept" };
  /** Called with the next change before it is written: what the caller wants in the same batch. */
  alongside?: (change: Change) => void;
  /** The id of the last change of records, for the answer's `Relata-Change` header. */
  lastChangeId?: string;
}

/** What a request has at hand that is in no workspace, or not yet. A Context has it too. */
export type Outside = Pick<Context, "now" | "requestId" | "locale" | "directory" | "origin" | "log" | "defer"> & {
  readonly ports: Omit<Ports, "hub">;
};

/** Who did it, as the logs have it: nobody of the workspace where a stranger sent something that is kept with a member's rights. */
export const actorIdOf = ({ via, member }: Pick<Context, "via" | "member">): string | null =>
  via === "form" || via === "inbound" ? null : member.id;

/** Refuses unless the member's role allows the verb. */
export function require(ctx: Context, verb: Verb): void {
  if (!ctx.may(verb)) throw new Refusal("forbidden", `Your role does not allow this: ${verb}`);
}

/** Refuses keys and apps: this is done by a person who is signed in on the page. */
export function requireSession({ via }: Pick<Context, "via">): void {
  if (via !== "page") throw new Refusal("forbidden", "Only a person who is signed in on the page may do this, not a key and not an app");
}
