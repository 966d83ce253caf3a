import { Change } from "../src/core/change.ts";
import type { Database } from "../src/core/database.ts";
import type { Env } from "../src/core/env.ts";
import { Refusal } from "../src/core/refusal.ts";
import { requireGoodPassword } from "../src/identity/password-strength.ts";
import { admitPeople, newPersonId, type Person, registerWorkspace } from "../src/identity/setup.ts";
import { addMembers } from "../src/members/members.ts";
import { loadSample, sampleCompanyName, samplePeople } from "../src/sample/sample.verbs.ts";
import { contextFor, workshopOf } from "./context.ts";

/** Known to all, so it opens only workspaces on this machine's own loopback. */
export const DEMO_PASSWORD = "relata-demo";

export interface Founding {
  empty: boolean;
  name?: string | undefined;
  owner?: { name: string; email: string; password: string } | undefined;
}

/** Refuses what no workspace can be made from, before anything is. */
export async function requireFoundable(env: Env, { owner, name }: Founding): Promise<void> {
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(env.PUBLIC_URL);
  if (!owner && !isLocal) throw new Refusal("invalid", "Say who owns the workspace", { owner: "name, email and password" });
  if (!owner) return;
  const own = [owner.name, owner.email, name ?? ""];
  await requireGoodPassword({ workshop: workshopOf(env) }, owner.password, { field: "owner.password", own });
}

/** The first workspace with its owner, and the sample unless it is to be empty. Answers whether the sample was loaded. */
export async function foundWorkspace(
  env: Env,
  directory: Database,
  workspace: { id: string; databaseUrl: string; schemaVersion: number },
  founding: Founding,
): Promise<boolean> {
  const now = Date.now();
  const sampleOwner = samplePeople()[0];
  const owner: Person = {
    id: newPersonId(now),
    role: "owner",
    name: founding.owner?.name ?? sampleOwner.name,
    email: founding.owner?.email ?? sampleOwner.email,
  };
  const name = founding.name ?? (founding.empty ? "Relata" : sampleCompanyName);
  await registerWorkspace(directory, { ...workspace, name }, now);
  await admitPeople(directory, workspace.id, [owner], founding.owner?.password ?? DEMO_PASSWORD, now);
  const ctx = contextFor(env, directory, {
    identity: { member: owner, workspace: { ...workspace, name } },
    via: "system",
    locale: "vi",
    requestId: "setup",
    defer: (work) => void work,
    now,
  });
  const change = new Change(ctx);
  addMembers(ctx, change, [{ id: owner.id, name: owner.name, email: owner.email, role: "owner" }]);
  change.also({ sql: "insert into settings (key, value) values ('workspace', ?)", args: [JSON.stringify({ name, version: 1 })] });
  await change.commit(undefined);
  if (founding.empty) return false;
  const { members } = await loadSample(ctx);
  if (!founding.owner) await admitPeople(directory, workspace.id, members, DEMO_PASSWORD, now + 1);
  return true;
}
