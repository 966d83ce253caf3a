import { sql } from "drizzle-orm";
import { accessOf, policyOf, unlimited } from "../src/access/policy.rules.ts";
import type { Access } from "../src/core/access.ts";
import type { Context, Hub, Locale, Model, ModelSettings, Origin, Outside, Ports, StoredWorkspace, Via } from "../src/core/context.ts";
import { Database } from "../src/core/database.ts";
import type { Env, QueueMessage } from "../src/core/env.ts";
import { newId } from "../src/core/ids.ts";
import { errorFields, logger } from "../src/core/log.ts";
import type { Migration } from "../src/core/migrate.ts";
import { readNdjson } from "../src/core/ndjson.ts";
import { Refusal } from "../src/core/refusal.ts";
import { carryFromEdge, carryThroughHost, safeFetchThrough } from "../src/core/safe-fetch.ts";
import { open, seal } from "../src/core/sealed.ts";
import { signerFrom } from "../src/core/secrets.ts";
import { select } from "../src/core/select.ts";
import { workspaces } from "../src/identity/identity.table.ts";
import { forgetIdentities, type Identity } from "../src/identity/sessions.ts";
import { transportFrom } from "../src/mail/transports.ts";
import { timeZoneOf } from "../src/settings/settings.ts";
import { databasesFrom, openDatabase } from "../src/workspaces/databases.ts";
import { bringUpToDate, waitAWhile } from "../src/workspaces/migrating.ts";
import { WORKSPACE_LEVEL } from "./schema-level.ts";

interface Asking {
  identity: Identity;
  via: Via;
  locale: Locale;
  requestId: string;
  defer(work: Promise<unknown>): void;
  origin?: Origin;
  tokenHash?: string;
  signal?: AbortSignal;
  now?: number;
  /** What may be done, where that does not follow from who is asking. */
  access?: Access;
}

const MODEL_TIMEOUT_MS = 20_000;
const SYSTEM_LOCALE: Locale = "vi";
/** Cloudflare gives an invocation six connections; a further request would wait for one while its time runs. */
const EDGE_CONNECTIONS = 6;
const HOST_CONNECTIONS = 32;

/** Where Relata is reached, without a slash at the end. */
export const publicUrlOf = (env: Env): string => env.PUBLIC_URL.replace(/\/+$/, "");

export const directoryOf = (env: Env): Database => new Database(env.DIRECTORY_URL, env.DIRECTORY_TOKEN, env.SQL);

/** The context of one request or event: who asks, in which workspace, with what at hand. A workspace that is behind is brought up to date first. */
export async function enterAs(env: Env, directory: Database, asking: Asking): Promise<Context> {
  const { workspace } = asking.identity;
  const schemaVersion = isBehind(workspace) ? await catchUp(env, directory, workspace, asking.defer) : workspace.schemaVersion;
  return contextFor(env, directory, { ...asking, identity: { ...asking.identity, workspace: { ...workspace, schemaVersion } } });
}

const isBehind = ({ schemaVersion }: StoredWorkspace): boolean => schemaVersion < WORKSPACE_LEVEL;

async function catchUp(env: Env, directory: Database, workspace: StoredWorkspace, defer: Context["defer"]): Promise<number> {
  const bring = async () => bringUpToDate(directory, openDatabase(env, workspace), workspace, await migrationsOf(env, "workspace"));
  const work = bring().catch((thrown: unknown) => {
    logger({ workspaceId: workspace.id })("error", "a workspace could not be brought up to date", errorFields(thrown));
    throw new Refusal("unavailable", "This workspace could not be brought up to date. It has been logged.", undefined, 60);
  });
  const level = await waitAWhile(work, defer);
  forgetIdentities();
  return level;
}

function contextFor(env: Env, directory: Database, asking: Asking): Context {
  const { identity, requestId } = asking;
  const { workspace, member } = identity;
  const access = asking.access ?? accessOf(policyOf(member.role, identity.policy), member.id, identity.scopes);
  const db = openDatabase(env, workspace);
  const ports = outerPorts(env, directory, { via: asking.via, locale: asking.locale, requestId, defer: asking.defer });
  return {
    now: asking.now ?? Date.now(),
    requestId,
    locale: asking.locale,
    via: asking.via,
    member,
    workspace: { id: workspace.id, name: workspace.name },
    db,
    directory,
    ports: { ...ports, hub: hubOf(env, workspace.id) },
    log: logger({ requestId, workspaceId: workspace.id, memberId: member.id }),
    origin: asking.origin ?? {},
    tokenHash: asking.tokenHash,
    credential: credentialOf(identity),
    access,
    may: (verb) => access.reach(verb) !== undefined,
    timeZone: () => timeZoneOf(workspace.id, db),
    defer: asking.defer,
    ...(asking.signal ? { signal: asking.signal } : {}),
  };
}

function credentialOf({ keyId, app, scopes }: Identity): Context["credential"] {
  const id = keyId ?? app?.grantId;
  return id === undefined ? undefined : { id, scopes: scopes ?? null };
}

type Visiting = Pick<Asking, "via" | "locale" | "requestId" | "defer" | "origin">;

/** What a request has at hand that is in no workspace: sign-up, invitations, the operator. */
export function outsideOf(env: Env, visiting: Visiting): Outside {
  const { requestId, locale, defer } = visiting;
  const directory = directoryOf(env);
  const log = logger({ requestId });
  return {
    now: Date.now(),
    requestId,
    locale,
    directory,
    origin: visiting.origin ?? {},
    log,
    defer,
    ports: outerPorts(env, directory, visiting),
  };
}

/** The context of work that nobody asks for at the moment: queue, cron, incoming mail. It acts as the workspace itself. */
export async function systemContext(
  env: Env,
  workspaceId: string,
  via: Via,
  defer: Context["defer"],
  origin: Origin = {},
): Promise<Context | undefined> {
  const directory = directoryOf(env);
  const [workspace] = await directory.all(select(workspaces, sql`where id = ${workspaceId} and state = 'ready'`));
  if (!workspace) return undefined;
  const member = { id: SYSTEM_MEMBER, name: "Relata", email: "", role: "admin" as const };
  const identity = { member, workspace };
  return enterAs(env, directory, {
    ...{ identity, via, locale: SYSTEM_LOCALE, requestId: newId("event"), defer, origin },
    access: unlimited(SYSTEM_MEMBER),
  });
}

/** Who the change log names when Relata acts by itself. */
const SYSTEM_MEMBER = "system";

/** What lies outside of every workspace, and the way into others. */
const outerPorts = (env: Env, directory: Database, visiting: Visiting): Omit<Ports, "hub"> => ({
  ...portsOf(env),
  databases: databasesFrom(env, directory, () => migrationsOf(env, "workspace")),
  // As who comes in, but with what Relata itself may: their rights may not be there yet.
  enter: (workspace, member) => enterAs(env, directory, { ...visiting, identity: { member, workspace }, access: unlimited(member.id) }),
});

/** All that lies outside and belongs to no workspace. */
export function portsOf(env: Env): Omit<Ports, "hub" | "databases" | "enter"> {
  const outboundLimits = { allowsLoopback: env.ALLOW_LOCAL_WEBHOOKS === "true", ownHost: URL.parse(env.PUBLIC_URL)?.hostname };
  return {
    queue: { send: (message, options) => queueFor(env, message).send(message, options) },
    files: env.FILES,
    hubOf: (workspaceId) => hubOf(env, workspaceId),
    sendMail: transportFrom(env),
    workshop: workshopOf(env),
    model: modelOf(env),
    modelAt: (settings) => modelAt(env, settings),
    signer: signerFrom(env.MASTER_KEY),
    vault: { seal: (purpose, text) => seal(env.MASTER_KEY, purpose, text), open: (purpose, text) => open(env.MASTER_KEY, purpose, text) },
    safeFetch: safeFetchThrough(env.HOST ? carryThroughHost(env.HOST) : carryFromEdge, outboundLimits),
    outboundLimits,
    outboundAtOnce: env.HOST ? HOST_CONNECTIONS : EDGE_CONNECTIONS,
    databaseAt: (workspace) => openDatabase(env, workspace),
    mailFrom: env.MAIL_FROM ?? "",
    publicUrl: publicUrlOf(env),
    inboundDomain: env.INBOUND_DOMAIN ?? "",
  };
}

const FOR_THE_ASSISTANT: ReadonlySet<QueueMessage["kind"]> = new Set(["reading", "predictions", "model_readings"]);

const queueFor = (env: Env, { kind }: QueueMessage) =>
  kind === "webhooks" ? env.WEBHOOKS : FOR_THE_ASSISTANT.has(kind) ? env.ASSISTANT : env.EVENTS;

/** Asks the second Worker; what it refuses is a bug of ours, not the caller's. */
export const workshopOf =
  (env: Env): Ports["workshop"] =>
  async (path, input) =>
    (await askWorkshop(env, path, input)).json();

/** The migrations of a schema, in order. */
export const migrationsOf = async (env: Env, schema: "directory" | "workspace"): Promise<Migration[]> =>
  (await askWorkshop(env, "/migrations", { schema })).json();

async function askWorkshop(env: Env, path: string, input: unknown, signal: AbortSignal | null = null): Promise<Response> {
  const answer = await env.WORKSHOP.fetch(`https://workshop${path}`, { method: "POST", body: JSON.stringify(input), signal });
  if (!answer.ok) throw new Error(`The workshop answered ${answer.status} to ${path}`);
  return answer;
}

function modelOf(env: Env): Model | undefined {
  if (!env.OPENAI_API_KEY) return undefined;
  return modelAt(env, {
    baseUrl: env.OPENAI_BASE_URL || undefined,
    apiKey: env.OPENAI_API_KEY,
    model: env.OPENAI_MODEL || "gpt-5-mini",
    timeoutMs: Number(env.OPENAI_TIMEOUT_MS) || MODEL_TIMEOUT_MS,
    ...(env.OPENAI_REST_MS ? { restMs: Number(env.OPENAI_REST_MS) } : {}),
  });
}

const modelAt = (env: Env, settings: ModelSettings): Model => ({
  ...settings,
  async *ask(question, signal) {
    const limits = { allowsLoopback: env.ALLOW_LOCAL_WEBHOOKS === "true" };
    const { body } = await askWorkshop(env, "/model", { ...question, model: settings, limits }, signal);
    if (body) yield* readNdjson(body);
  },
});

export const hubOf = (env: Env, workspaceId: string): Hub => {
  const stub = () => env.HUB.get(env.HUB.idFromName(workspaceId));
  return {
    wakeAt: async (at) => stub().wakeAt(at),
    announce: async (frames) => stub().announce(frames),
    closeSocketsOf: async (holder, mayReturn) => stub().closeSocketsOf(holder, mayReturn),
    auditHead: async () => stub().auditHead(),
    moveAuditHead: async (seen, next) => stub().moveAuditHead(seen, next),
  };
};
