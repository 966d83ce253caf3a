import { asc, eq, sql } from "drizzle-orm";
import { askersEvent } from "../audit/account-events.ts";
import { overtaken } from "../core/change.ts";
import { type Context, ROLES, type Role, require } from "../core/context.ts";
import { constraintOf, type Statement, stoppedByGuard } from "../core/database.ts";
import { notFound, type Ref, requireSeen } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { forgetIdentities } from "../identity/sessions.ts";
import { LOCKABLE, MASKABLE } from "./fields.rules.ts";
import { BUILT_IN, isBuiltIn, isWithin, type Policy, policyOf, scopesOf, VERBS } from "./policy.rules.ts";
import { requireSound } from "./policy-check.rules.ts";
import { roleMeant } from "./role-names.rules.ts";
import type { RightsShown, RoleInput, RolePatch, RoleShown } from "./roles.schema.ts";
import { roles } from "./roles.table.ts";
import { KEY_SCOPES } from "./scopes.rules.ts";

type RoleRow = typeof roles.$inferSelect;

const MOST = 100;

/** What roles are made of: verbs with how far each may reach, fields that can be hidden or locked, scopes of keys. */
export function listRights(): RightsShown {
  const copied = (fields: Partial<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(fields).map(([noun, names = []]) => [noun, [...names]]));
  return {
    verbs: VERBS.map((verb) => ({ verb, noun: verb.split(":")[0] ?? "", scopes: [...scopesOf(verb)] })),
    hideable: copied(MASKABLE),
    lockable: copied(LOCKABLE),
    keyScopes: [...KEY_SCOPES],
  };
}

/** The built-in roles and the workspace's own, with how many people have each. */
export async function listRoles(ctx: Context): Promise<RoleShown[]> {
  require(ctx, "members:read");
  const [own, counts] = await ctx.directory.read(
    ctx.directory.orm.select().from(roles).where(eq(roles.workspaceId, ctx.workspace.id)).orderBy(asc(roles.createdAt), asc(roles.id)),
    ctx.directory.orm
      .select({ role: sql<string>`role`, n: sql<number>`count(*)` })
      .from(sql`memberships`)
      .where(sql`workspace_id = ${ctx.workspace.id}`)
      .groupBy(sql`role`),
  );
  const countOf = (id: string) => counts.find(({ role }) => role === id)?.n ?? 0;
  const builtIn = ROLES.map((id) => ({
    ...{ id, name: id, description: "", policy: full(BUILT_IN[id]), isBuiltIn: true, memberCount: countOf(id) },
    ...{ version: 1, createdAt: null, updatedAt: null },
  }));
  return [...builtIn, ...own.map((row) => present(row, countOf(row.id)))];
}

export async function createRole(ctx: Context, { name, description, policy }: RoleInput): Promise<RoleShown> {
  require(ctx, "roles:manage");
  const sound = checked(ctx, policy as Policy);
  const existing = await rolesOf(ctx);
  if (existing.length >= MOST) throw new Refusal("conflict", `A workspace has at most ${MOST} roles of its own`);
  requireFreeName(name, existing);
  const row: RoleRow = {
    ...{ id: newId("role", ctx.now), workspaceId: ctx.workspace.id, name, description, policy: sound },
    ...{ version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
  const insert: Statement = {
    sql: "insert into roles (id, workspace_id, name, description, policy, version, created_at, updated_at) values (?, ?, ?, ?, ?, 1, ?, ?)",
    args: [row.id, row.workspaceId, name, description, JSON.stringify(sound), ctx.now, ctx.now],
  };
  await write(ctx, [insert, eventOf(ctx, "role.created", row)]);
  return present(row, 0);
}

/** Changes a role of the workspace's own; who has it feels it with their next request. */
export async function editRole(ctx: Context, ref: Ref, patch: RolePatch): Promise<RoleShown> {
  require(ctx, "roles:manage");
  const existing = await rolesOf(ctx);
  const before = ownAmong(existing, ref);
  const policy = patch.policy ? checked(ctx, patch.policy as Policy) : before.policy;
  if (!isWithin(before.policy, ownPolicy(ctx))) throw new Refusal("forbidden", "This role gives more than you have yourself");
  const { name = before.name, description = before.description } = patch;
  if (name !== before.name)
    requireFreeName(
      name,
      existing.filter(({ id }) => id !== before.id),
    );
  const row: RoleRow = { ...before, name, description, policy, version: before.version + 1, updatedAt: ctx.now };
  const update: Statement = {
    sql: "update roles set name = ?, description = ?, policy = ?, version = version + 1, updated_at = ? where id = ? and workspace_id = ? and version = ?",
    args: [row.name, row.description, JSON.stringify(row.policy), ctx.now, row.id, ctx.workspace.id, before.version],
  };
  await write(ctx, [update, directoryGuard, eventOf(ctx, "role.changed", row)]);
  const holders = await holdersOf(ctx, row.id);
  await letGo(ctx, holders);
  return present(row, holders.length);
}

/** Deletes a role that nobody has any more. */
export async function deleteRole(ctx: Context, ref: Ref): Promise<RoleShown> {
  require(ctx, "roles:manage");
  const row = ownAmong(await rolesOf(ctx), ref);
  const removal: Statement = {
    sql: `delete from roles where id = ? and workspace_id = ? and version = ?
      and not exists (select 1 from memberships where role = roles.id and workspace_id = roles.workspace_id)`,
    args: [row.id, ctx.workspace.id, row.version],
  };
  try {
    await write(ctx, [removal, directoryGuard, eventOf(ctx, "role.deleted", row)]);
  } catch (thrown) {
    const holders = await holdersOf(ctx, row.id);
    if (holders.length === 0) throw thrown;
    throw new Refusal("conflict", `${holders.length} members still have this role: give them another one first`);
  }
  return present(row, 0);
}

/** The policy behind a role's name or id, refused unless the asker has at least as much: nobody hands out more than they have. */
export async function requireGrantable(ctx: Context, role: string): Promise<Role> {
  const policy = await findPolicy(ctx, role);
  if (!policy) throw new Refusal("invalid", "There is no such role", { role: "the id of a role of GET /roles" });
  if (!isWithin(policy, ownPolicy(ctx)))
    throw new Refusal("forbidden", "This role gives more than you have yourself", { role: "one with at most your own rights" });
  return role as Role;
}

/** The policy of a built-in role or of one of the workspace's own. */
export async function findPolicy(ctx: Pick<Context, "directory" | "workspace">, role: string): Promise<Policy | undefined> {
  if (isBuiltIn(role)) return BUILT_IN[role];
  const [row] = await ctx.directory.rows<{ policy: string }>({
    sql: "select policy from roles where id = ? and workspace_id = ?",
    args: [role, ctx.workspace.id],
  });
  return row && policyOf(role, row.policy);
}

function checked(ctx: Context, policy: Policy): Policy {
  requireSound(policy);
  if (!isWithin(policy, ownPolicy(ctx))) throw new Refusal("forbidden", "A role can give at most what you have yourself");
  return policy;
}

/** The asker's access, read back as a policy. */
function ownPolicy({ access }: Context): Policy {
  const fields = (of: (noun: string) => ReadonlySet<string>) =>
    Object.fromEntries(Object.keys(LOCKABLE).map((noun) => [noun, [...of(noun)]]));
  const allowed = VERBS.flatMap((verb) => {
    const scope = access.reach(verb);
    return scope ? [[verb, scope]] : [];
  });
  return { allows: Object.fromEntries(allowed), hides: fields(access.hidden), locks: fields(access.locked) };
}

const rolesOf = (ctx: Context): Promise<RoleRow[]> =>
  ctx.directory.orm
    .select()
    .from(roles)
    .where(eq(roles.workspaceId, ctx.workspace.id))
    .then((rows) => rows);

function ownAmong(rows: RoleRow[], { id, version }: Ref): RoleRow {
  if (isBuiltIn(id)) throw new Refusal("conflict", "A built-in role stays as it is: make a copy and change that");
  const row = rows.find((each) => each.id === id);
  if (!row) throw notFound("role");
  requireSeen(row, version);
  return row;
}

async function holdersOf(ctx: Context, role: string): Promise<string[]> {
  const rows = await ctx.directory.rows<{ id: string }>({
    sql: "select user_id as id from memberships where role = ? and workspace_id = ?",
    args: [role, ctx.workspace.id],
  });
  return rows.map(({ id }) => id);
}

/** Rights that changed hold from the next request: nothing remembered, and open pages connect anew. */
async function letGo(ctx: Context, memberIds: string[]): Promise<void> {
  forgetIdentities();
  for (const id of memberIds) await ctx.ports.hub.closeSocketsOf(id, true);
}

const nameTaken = () => new Refusal("duplicate", "There is a role of this name already", { name: "a name that no other role has" });

/** Two roles that read the same would be mistaken for each other where they are given. */
function requireFreeName(name: string, others: RoleRow[]): void {
  if (roleMeant(name, others)) throw nameTaken();
}

/** Roles have one writer at a time: the version in the condition says whether it was this one. */
const directoryGuard: Statement = { sql: "insert into directory_guard (ok) select changes() + 2 where changes() <> 1", args: [] };

async function write(ctx: Context, statements: Statement[]): Promise<void> {
  try {
    await ctx.directory.write(statements);
  } catch (thrown) {
    if (stoppedByGuard(thrown)) throw overtaken();
    if (constraintOf(thrown)?.includes("roles.name")) throw nameTaken();
    throw thrown;
  }
}

const eventOf = (ctx: Context, action: string, { id, name }: RoleRow): Statement =>
  askersEvent(ctx, { action, target: id, detail: { name } });

const full = ({ allows, hides, locks }: Policy) => ({
  allows: allows as Record<string, "own" | "team" | "all">,
  hides: hides as Record<string, string[]>,
  locks: locks as Record<string, string[]>,
});

const present = ({ workspaceId, policy, ...row }: RoleRow, memberCount: number): RoleShown => ({
  ...row,
  policy: full(policy),
  isBuiltIn: false,
  memberCount,
});
