import * as z from "zod";
import { type NamedRole, roleMeant } from "../src/access/role-names.rules.ts";
import { type Context, ROLES, type Role } from "../src/core/context.ts";
import { constraintOf } from "../src/core/database.ts";
import type { Env } from "../src/core/env.ts";
import { email, requiredLine } from "../src/core/fields.schema.ts";
import { Refusal } from "../src/core/refusal.ts";
import { requireGoodPassword } from "../src/identity/password-strength.ts";
import { hashPassword } from "../src/identity/passwords.ts";
import { firstWorkspace, newMembership, newPersonId, newUser, type Person, userByEmail } from "../src/identity/setup.ts";
import { idWaitingFor, settleProfile } from "../src/workspaces/profiles.ts";
import { directoryOf, systemContext, workshopOf } from "./context.ts";
import { requireWorkspace } from "./operators-workspaces.ts";

export const admissionInput = z.strictObject({
  name: requiredLine(100),
  email,
  /** A built-in role or one of the workspace's own, by id or name. */
  role: requiredLine(100),
  password: z.string(),
  workspace: z.string().max(200).optional(),
});

type Admission = z.output<typeof admissionInput>;

/**
 * Lets a further person into a workspace: as a member with a first password, or with the account that they have already. The way in
 * comes first, then the profile; should that fail, cron makes it.
 */
export async function admitMember(env: Env, admission: Admission, defer: Context["defer"]): Promise<Person & { hasAccount: boolean }> {
  const own = [admission.name, admission.email];
  await requireGoodPassword({ workshop: workshopOf(env) }, admission.password, { field: "password", own });
  const directory = directoryOf(env);
  const named = admission.workspace;
  const workspace = named === undefined ? await firstWorkspace(directory) : await requireWorkspace(directory, named);
  const ctx = workspace && (await systemContext(env, workspace.id, "cli", defer));
  if (!ctx) throw new Refusal("not_found", "There is no workspace yet: set one up first");
  const { name } = admission;
  const role = await requireRole(ctx, admission.role);
  const account = await userByEmail(directory, admission.email);
  const id = account?.id ?? (await idWaitingFor(ctx, admission.email)) ?? newPersonId(ctx.now);
  const person: Person = { id, name: account?.name ?? name, role, email: admission.email };
  const accountStatements = account ? [] : [newUser(person, await hashPassword(admission.password), ctx.now)];
  try {
    await directory.write([...accountStatements, newMembership(id, ctx.workspace.id, role, ctx.now)]);
  } catch (thrown) {
    if (!constraintOf(thrown)) throw thrown;
    const fields = { email: "an address that nobody signs in with yet" };
    throw new Refusal("duplicate", `Somebody signs in with ${admission.email} already`, fields);
  }
  await settleProfile(ctx, person);
  return { ...person, hasAccount: account !== undefined };
}

async function requireRole({ directory, workspace }: Context, said: string): Promise<Role> {
  const own = await directory.rows<NamedRole>({
    sql: "select id, name from roles where workspace_id = ? order by id",
    args: [workspace.id],
  });
  const role = roleMeant(said, own);
  if (role) return role;
  const known = [...ROLES, ...own.map(({ name }) => name)].join(", ");
  throw new Refusal("invalid", `There is no role ${said} here`, { role: `one of ${known}` });
}
