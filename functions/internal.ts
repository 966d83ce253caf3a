import { eq } from "drizzle-orm";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import * as z from "zod";
import { accountEvent } from "../src/audit/account-events.ts";
import { verifyAudit } from "../src/audit/verification.ts";
import { Database } from "../src/core/database.ts";
import type { Env } from "../src/core/env.ts";
import { cursor as cursorOf, email, requiredLine } from "../src/core/fields.schema.ts";
import { type App, type AppEnv, readJson } from "../src/core/http.ts";
import { newId } from "../src/core/ids.ts";
import { migrate, migrationLevel } from "../src/core/migrate.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sameText } from "../src/core/secrets.ts";
import { memberships, users, workspaces } from "../src/identity/identity.table.ts";
import { createKeyFor } from "../src/identity/keys.ts";
import { setPassword } from "../src/identity/me.ts";
import { requireGoodPassword } from "../src/identity/password-strength.ts";
import { isPassword } from "../src/identity/passwords.ts";
import { firstWorkspace, userByEmail } from "../src/identity/setup.ts";
import { samplePeople } from "../src/sample/sample.verbs.ts";
import { admissionInput, admitMember } from "./admission.ts";
import { directoryOf, systemContext, workshopOf } from "./context.ts";
import { DEMO_PASSWORD, foundWorkspace, requireFoundable } from "./founding.ts";
import { DIRECTORY_MIGRATIONS, WORKSPACE_MIGRATIONS } from "./migrations.ts";

const setupInput = z.strictObject({
  empty: z.boolean().default(false),
  name: requiredLine(100).optional(),
  owner: z.strictObject({ name: requiredLine(100), email, password: z.string() }).optional(),
});
const keyInput = z.strictObject({ email, name: requiredLine(100).default("CLI") });
const verificationInput = z.strictObject({ workspaceId: z.string().max(40).optional(), cursor: cursorOf.optional() });
const passwordInput = z.strictObject({ email, password: z.string() });

const operatorOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  if (!c.env.INTERNAL_TOKEN || !sameText(token, c.env.INTERNAL_TOKEN)) throw new Refusal("not_found", "There is no such address");
  await next();
};

const deferIn = (c: HonoContext<AppEnv>) => (work: Promise<unknown>) => c.executionCtx.waitUntil(work);

/** What the operator's own tools ask for: start, CLI, deployment. */
export function internalRoutes(app: App): void {
  app.use("/internal/*", operatorOnly);
  app.post("/internal/setup", async (c) => c.json(await setUp(c.env, setupInput.parse(await readJson(c)))));
  app.post("/internal/keys", async (c) => c.json(await keyFor(c), 201));
  app.post("/internal/users", async (c) => c.json(await admitMember(c.env, admissionInput.parse(await readJson(c)), deferIn(c)), 201));
  app.get("/internal/users", async (c) => c.json({ items: await peopleOf(directoryOf(c.env)) }));
  app.post("/internal/audit/verification", async (c) => c.json(await verifyFor(c)));
  app.post("/internal/password", async (c) => {
    const input = passwordInput.parse(await readJson(c));
    const user = await getUser(directoryOf(c.env), input.email);
    const check = { field: "password", own: [user.name, user.email] };
    await requireGoodPassword({ workshop: workshopOf(c.env) }, input.password, check);
    const detail = { by: "operator" };
    const event = accountEvent(
      { workspaceId: undefined, userId: user.id, action: "password.changed", target: user.id, detail },
      Date.now(),
    );
    await setPassword(directoryOf(c.env), user.id, input.password, Date.now(), [event]);
    return c.json({ email: user.email });
  });
}

/** Brings both schemas up to date and makes sure that there is a workspace somebody can sign in to. Safe to repeat. */
async function setUp(env: Env, input: z.output<typeof setupInput>) {
  const directory = directoryOf(env);
  await migrate(directory, "directory_migrations", DIRECTORY_MIGRATIONS, Date.now());
  const existing = await directory.orm.select().from(workspaces);
  for (const workspace of existing) await migrateWorkspace(env, directory, workspace);
  const founded = existing.length === 0;
  if (founded) await requireFoundable(env, input);
  const sampleLoaded = founded && (await foundWorkspace(env, directory, await newWorkspace(env), input));
  const workspace = await firstWorkspace(directory);
  const hasDemoPassword = founded ? () => Promise.resolve(!input.owner) : demoCheck();
  const signIn = await signInOf(directory, hasDemoPassword);
  return { signIn, workspace: workspace && { id: workspace.id, name: workspace.name }, founded, sampleLoaded };
}

async function newWorkspace(env: Env) {
  const id = newId("workspace");
  const databaseUrl = env.WORKSPACE_DATABASE_URL.replaceAll("{name}", id);
  await migrate(new Database(databaseUrl, env.DATABASE_TOKEN), "workspace_migrations", WORKSPACE_MIGRATIONS, Date.now());
  return { id, databaseUrl, schemaVersion: migrationLevel(WORKSPACE_MIGRATIONS) };
}

async function migrateWorkspace(
  env: Env,
  directory: Database,
  workspace: { id: string; databaseUrl: string; schemaVersion: number },
): Promise<void> {
  const databaseUrl = movedUrl(env, workspace);
  await migrate(new Database(databaseUrl, env.DATABASE_TOKEN), "workspace_migrations", WORKSPACE_MIGRATIONS, Date.now());
  const level = migrationLevel(WORKSPACE_MIGRATIONS);
  await directory.orm.update(workspaces).set({ schemaVersion: level, databaseUrl }).where(eq(workspaces.id, workspace.id));
}

/** An embedded database server may listen on another port than last time. */
const movedUrl = (env: Env, workspace: { id: string; databaseUrl: string }): string =>
  env.HOST ? env.WORKSPACE_DATABASE_URL.replaceAll("{name}", workspace.id) : workspace.databaseUrl;

async function peopleOf(directory: Database) {
  return directory.orm
    .select({ email: users.email, name: users.name, role: memberships.role, passwordHash: users.passwordHash })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
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

/** Who can sign in; the demo password is said for those who still have it. */
async function signInOf(directory: Database, hasDemoPassword: DemoCheck) {
  const rows = await directory.orm
    .select({ email: users.email, name: users.name, role: memberships.role, hash: users.passwordHash })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .orderBy(memberships.createdAt, users.id);
  const people = [];
  for (const { hash, ...person } of rows)
    people.push({ ...person, password: (await hasDemoPassword({ ...person, hash })) ? DEMO_PASSWORD : null });
  return people;
}

/** A part of the verification of a workspace's audit, the first workspace's where none is named. */
async function verifyFor(c: HonoContext<AppEnv>) {
  const { workspaceId, cursor } = verificationInput.parse(await readJson(c));
  const id = workspaceId ?? (await firstWorkspace(directoryOf(c.env)))?.id;
  const ctx = id && (await systemContext(c.env, id, "cli", deferIn(c)));
  if (!ctx) throw new Refusal("not_found", "There is no such workspace", { workspaceId: "the id of a workspace, wsp_…" });
  return { workspaceId: ctx.workspace.id, ...(await verifyAudit(ctx, cursor)) };
}

async function keyFor(c: HonoContext<AppEnv>) {
  const input = keyInput.parse(await readJson(c));
  const directory = directoryOf(c.env);
  const user = await getUser(directory, input.email);
  const [membership] = await directory.orm.select().from(memberships).where(eq(memberships.userId, user.id));
  if (!membership) throw new Refusal("not_found", `${input.email} is a member of no workspace`);
  return createKeyFor(
    directory,
    { name: input.name, expiresAt: null, scopes: null, userId: user.id, workspaceId: membership.workspaceId },
    Date.now(),
  );
}

async function getUser(directory: Database, address: string) {
  const user = await userByEmail(directory, address);
  if (!user) throw new Refusal("not_found", `Nobody signs in with ${address}`, { email: "the address of somebody who can sign in" });
  return user;
}
