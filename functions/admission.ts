import { sql } from "drizzle-orm";
import * as z from "zod";
import { Change } from "../src/core/change.ts";
import { type Context, ROLES } from "../src/core/context.ts";
import type { Env } from "../src/core/env.ts";
import { email, requiredLine } from "../src/core/fields.schema.ts";
import { Refusal } from "../src/core/refusal.ts";
import { select } from "../src/core/select.ts";
import { requireGoodPassword } from "../src/identity/password-strength.ts";
import { admitPeople, firstWorkspace, type Person, userByEmail } from "../src/identity/setup.ts";
import { type MemberRow, memberRecord } from "../src/members/members.record.ts";
import { members } from "../src/members/members.table.ts";
import { addMembers } from "../src/members/members.ts";
import { directoryOf, systemContext, workshopOf } from "./context.ts";

export const admissionInput = z.strictObject({ name: requiredLine(100), email, role: z.enum(ROLES), password: z.string() });

type Admission = z.output<typeof admissionInput>;

/**
 * Lets a further person into the workspace, as a member with a first password. The profile comes first: should the way in fail, the
 * same again finds it.
 */
export async function admitMember(env: Env, admission: Admission, defer: Context["defer"]): Promise<Person> {
  const own = [admission.name, admission.email];
  await requireGoodPassword({ workshop: workshopOf(env) }, admission.password, { field: "password", own });
  const directory = directoryOf(env);
  if (await userByEmail(directory, admission.email)) {
    const fields = { email: "an address that nobody signs in with yet" };
    throw new Refusal("duplicate", `Somebody signs in with ${admission.email} already`, fields);
  }
  const workspace = await firstWorkspace(directory);
  const ctx = workspace && (await systemContext(env, workspace.id, "cli", defer));
  if (!ctx) throw new Refusal("not_found", "There is no workspace yet: set one up first");
  const { name, role } = admission;
  const person: Person = { id: await keepProfile(ctx, admission), name, role, email: admission.email };
  await admitPeople(directory, ctx.workspace.id, [person], admission.password, ctx.now);
  return person;
}

/** The profile of the person: the one that an import has left under the address, even in the bin, or a new one. */
async function keepProfile(ctx: Context, { name, email: address, role }: Admission): Promise<string> {
  const [before] = await ctx.db.all(select(members, sql`where email = ${address}`));
  const change = new Change(ctx);
  const [profile] = before
    ? change.update(memberRecord, [{ before, patch: { name, role, source: null, deletedAt: null } }])
    : addMembers(ctx, change, [{ name, email: address, role }]);
  await change.commit(undefined);
  return (profile as MemberRow).id;
}
