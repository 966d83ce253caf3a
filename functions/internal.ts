import { eq, sql } from "drizzle-orm";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import * as z from "zod";
import { roles } from "../src/access/roles.table.ts";
import { accountEvent, BY_OPERATOR } from "../src/audit/account-events.ts";
import { verifyAudit } from "../src/audit/verification.ts";
import type { Outside } from "../src/core/context.ts";
import type { Database } from "../src/core/database.ts";
import type { Env } from "../src/core/env.ts";
import { cursor as cursorOf, email, requiredLine } from "../src/core/fields.schema.ts";
import { type App, type AppEnv, readJson } from "../src/core/http.ts";
import { newId } from "../src/core/ids.ts";
import { migrate } from "../src/core/migrate.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sameText } from "../src/core/secrets.ts";
import { keyInput } from "../src/identity/identity.schema.ts";
import { memberships, users } from "../src/identity/identity.table.ts";
import { createKeyFor, takeBackKey } from "../src/identity/keys.ts";
import { setPassword } from "../src/identity/me.ts";
import { requireGoodPassword } from "../src/identity/password-strength.ts";
import { isPassword } from "../src/identity/passwords.ts";
import { firstWorkspace, userByEmail } from "../src/identity/setup.ts";
import { samplePeople } from "../src/sample/sample.verbs.ts";
import { reopenWorkspace } from "../src/workspaces/closing.ts";
import { admissionInput, admitMember } from "./admission.ts";
import { directoryOf, migrationsOf, outsideOf, systemContext, workshopOf } from "./context.ts";
import { DEMO_PASSWORD, foundWorkspace, requireFoundable } from "./founding.ts";
import { requireWorkspace, type WorkspaceEntry, workspaceEntries } from "./operators-workspaces.ts";
import { predictionDoors } from "./predictions.ts";
import { WORKSPACE_LEVEL } from "./schema-level.ts";

const setupInput = z.strictObject({
  empty: z.boolean().default(false),
  withShop: z.boolean().default(true),
  name: requiredLine(100).optional(),
  owner: z.strictObject({ name: requiredLine(100), email, password: z.string() }).optional(),
});
const workspace = z.string().max(200).optional();
const operatorsKeyInput = keyInput.extend({ email, name: requiredLine(100).default("CLI"), workspace });
const verificationInput = z.strictObject({ workspace, cursor: cursorOf.optional() });
const passwordInput = z.strictObject({ email, password: z.string() });
const workspaceInput = z.strictObject({ workspace: z.string().max(200) });

const operatorOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  if (!c.env.INTERNAL_TOKEN || !sameText(token, c.env.INTERNAL_TOKEN)) throw new Refusal("not_found", "There is no such address");
  await next();
};

const deferIn = (c: HonoContext<AppEnv>) => (work: Promise<unknown>) => c.executionCtx.waitUntil(work);

const outside = (c: HonoContext<AppEnv>): Outside =>
  outsideOf(c.env, { via: "system", locale: "vi", requestId: newId("event"), defer: deferIn(c) });

/** What the operator's own tools ask for: start, CLI, deployment. Where a workspace is named, its id or its name will do. */
export function internalRoutes(app: App): void {
  app.use("/internal/*", operatorOnly);
  app.post("/internal/setup", async (c) => c.json(await setUp(c.env, outside(c), setupInput.parse(await readJson(c)))));
  app.post("/internal/keys", async (c) => c.json(await keyFor(c), 201));
  app.delete("/internal/keys/:id", async (c) => c.json(await takeBackKey(directoryOf(c.env), c.req.param("id"), Date.now())));
  app.post("/internal/users", async (c) => c.json(await admitMember(c.env, admissionInput.parse(await readJson(c)), deferIn(c)), 201));
  app.post("/internal/audit/verification", async (c) => c.json(await verifyFor(c)));
  predictionDoors(app);
  app.get("/internal/users", async (c) => c.json({ items: await peopleOf(directoryOf(c.env), c.req.query("workspace")) }));
  app.post("/internal/password", async (c) => {
    const input = passwordInput.parse(await readJson(c));
    const user = await getUser(directoryOf(c.env), input.email);
    const check = { field: "password", own: [user.name, user.email] };
    await requireGoodPassword({ workshop: workshopOf(c.env) }, input.password, check);
    const event = accountEvent(
      { workspaceId: undefined, userId: user.id, action: "password.changed", target: user.id, detail: BY_OPERATOR },
      Date.now(),
    );
    await setPassword(directoryOf(c.env), user.id, input.password, Date.now(), [event]);
    return c.json({ email: user.email });
  });
  app.get("/internal/workspaces", async (c) => c.json(await listWorkspaces(c.env, directoryOf(c.env))));
  app.post("/internal/workspaces/migrate", async (c) => {
    const input = workspaceInput.parse(await readJson(c));
    return c.json(await bringOneUpToDate(outside(c), await requireWorkspace(directoryOf(c.env), input.workspace)));
  });
  app.post("/internal/workspaces/reopen", async (c) => {
    const input = workspaceInput.parse(await readJson(c));
    const { id } = await requireWorkspace(directoryOf(c.env), input.workspace, "closing");
    return c.json(await reopenWorkspace(outside(c), id, BY_OPERATOR));
  });
}

/** The operator is told what stands in the way. */
async function bringOneUpToDate({ ports }: Outside, { id, name }: WorkspaceEntry): Promise<{ id: string; schemaVersion: number }> {
  try {
    const { schemaVersion } = await ports.databases.provide(id);
    return { id, schemaVersion };
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Refusal("unavailable", `${name} could not be brought up to date: ${why}`, undefined, 60);
  }
}

/** The directory is brought up to date on the way: whoever lists the workspaces is about to migrate them. */
async function listWorkspaces(env: Env, directory: Database): Promise<{ level: number; items: WorkspaceEntry[] }> {
  await migrate(directory, "directory_migrations", await migrationsOf(env, "directory"), Date.now());
  return { level: WORKSPACE_LEVEL, items: await workspaceEntries(directory) };
}

/** More of them are left to their first visitor, and to `relata migrate --all`. */
const MIGRATED_AT_ONCE = 20;

/** Brings both schemas up to date and makes sure that there is a workspace somebody can sign in to. Safe to repeat. */
async function setUp(env: Env, from: Outside, input: z.output<typeof setupInput>) {
  const { directory } = from;
  await migrate(directory, "directory_migrations", await migrationsOf(env, "directory"), Date.now());
  if (env.HOST) await moveDatabases(env, directory);
  const existing = (await workspaceEntries(directory)).filter(({ state }) => state === "ready" || state === "closing");
  const behind = existing.filter(({ schemaVersion }) => schemaVersion < WORKSPACE_LEVEL);
  for (const { id } of behind.slice(0, MIGRATED_AT_ONCE)) await from.ports.databases.provide(id);
  const founded = existing.length === 0;
  if (founded) await requireFoundable(env, input);
  const sampleLoaded = founded && (await foundWorkspace(from, input));
  const first = (await firstWorkspace(directory)) ?? existing[0];
  const hasDemoPassword = founded ? () => Promise.resolve(!input.owner) : demoCheck();
  const signIn = await signInOf(directory, hasDemoPassword);
  return { signIn, workspace: first && { id: first.id, name: first.name }, founded, sampleLoaded };
}

/** An embedded database server may listen on another port than last time. Databases of a platform lie elsewhere. */
const moveDatabases = (env: Env, directory: Database): Promise<void> =>
  directory.write([
    {
      sql: "update workspaces set database_url = replace(?, '{name}', id) where database_name is null and database_url <> '' and state <> 'closed'",
      args: [env.WORKSPACE_DATABASE_URL],
    },
  ]);

/** Everybody, or the people of one workspace. */
async function peopleOf(directory: Database, named: string | undefined) {
  const only = named === undefined ? undefined : eq(memberships.workspaceId, (await requireWorkspace(directory, named)).id);
  return directory.orm
    .select({
      email: users.email,
      name: users.name,
      role: memberships.role,
      roleName: sql<string>`coalesce(${roles.name}, ${memberships.role})`,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(roles, eq(roles.id, memberships.role))
    .where(only)
    .orderBy(memberships.createdAt, users.id)
    .then((rows) => rows.map(({ passwordHash, ...person }) => ({ ...person, hasPassword: passwordHash !== null })));
}

type DemoCheck = (person: { email: string; hash: string | null }) => Promise<boolean>;

/** Looks only at people of the sample, as each look costs a quarter of a second; those admitted together share one hash. */
function demoCheck(): DemoCheck {
  const addresses = new Set(samplePeople().map(({ email }) => email));
  const known = new Map<string, boolean>();
  return async ({ email, hash }) => {
    if (!hash || !addresses.has(email)) return false;
    const isDemo = known.get(hash) ?? (await isPassword(DEMO_PASSWORD, hash));
    known.set(hash, isDemo);
    return isDemo;
  };
}

/** Who can sign in to the first workspace; the demo password is said for those who still have it. */
async function signInOf(directory: Database, hasDemoPassword: DemoCheck) {
  const first = await firstWorkspace(directory);
  const rows = await directory.orm
    .select({ email: users.email, name: users.name, role: memberships.role, hash: users.passwordHash })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(memberships.workspaceId, first?.id ?? ""))
    .orderBy(memberships.createdAt, users.id);
  const people = [];
  for (const { hash, ...person } of rows)
    people.push({ ...person, password: (await hasDemoPassword({ ...person, hash })) ? DEMO_PASSWORD : null });
  return people;
}

/** A part of the verification of a workspace's audit, the first workspace's where none is named. */
async function verifyFor(c: HonoContext<AppEnv>) {
  const { workspace, cursor } = verificationInput.parse(await readJson(c));
  const directory = directoryOf(c.env);
  const found = workspace === undefined ? await firstWorkspace(directory) : await requireWorkspace(directory, workspace);
  const ctx = found && (await systemContext(c.env, found.id, "cli", deferIn(c)));
  if (!ctx) throw new Refusal("not_found", "There is no workspace yet: set one up first");
  return { workspaceId: ctx.workspace.id, ...(await verifyAudit(ctx, cursor)) };
}

async function keyFor(c: HonoContext<AppEnv>) {
  const { email, workspace, ...input } = operatorsKeyInput.parse(await readJson(c));
  const directory = directoryOf(c.env);
  const user = await getUser(directory, email);
  const named = workspace === undefined ? undefined : await requireWorkspace(directory, workspace);
  const [membership] = await directory.rows<{ id: string }>({
    sql: `select w.id from memberships m join workspaces w on w.id = m.workspace_id
      where m.user_id = ? and w.state = 'ready' and (? is null or w.id = ?) order by m.created_at limit 1`,
    args: [user.id, named?.id ?? null, named?.id ?? null],
  });
  if (!membership) throw new Refusal("not_found", `${email} is a member of ${named ? `no workspace ${named.name}` : "no workspace"}`);
  return createKeyFor(directory, { ...input, userId: user.id, workspaceId: membership.id }, Date.now());
}

async function getUser(directory: Database, address: string) {
  const user = await userByEmail(directory, address);
  if (!user) throw new Refusal("not_found", `Nobody signs in with ${address}`, { email: "the address of somebody who can sign in" });
  return user;
}
