import type { Outside } from "../src/core/context.ts";
import type { Env } from "../src/core/env.ts";
import { Refusal } from "../src/core/refusal.ts";
import { requireGoodPassword } from "../src/identity/password-strength.ts";
import { hashPassword } from "../src/identity/passwords.ts";
import { admitPeople, newPersonId, newUser, type Person } from "../src/identity/setup.ts";
import { keepPredictionsFresh } from "../src/predictions/runs.ts";
import { loadSample, sampleCompanyName, samplePeople } from "../src/sample/sample.verbs.ts";
import { furnishWorkspace, newWorkspaceId, openWorkspace, registerWorkspace, unfinishedWorkspace } from "../src/workspaces/founding.ts";
import { workshopOf } from "./context.ts";

/** Known to all, so it opens only workspaces on this machine's own loopback. */
export const DEMO_PASSWORD = "relata-demo";

export interface Founding {
  empty: boolean;
  /** Whether the sample comes with its web shop. */
  withShop: boolean;
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

/** The operator's workspaces have nobody who asked for them. */
const OPERATOR = null;

/**
 * The first workspace with its owner, and the sample unless it is to be empty. Answers whether the sample was loaded; what its web
 * shop teaches is learned at once rather than in the next minute.
 */
export async function foundWorkspace(outside: Outside, founding: Founding): Promise<boolean> {
  const { now, directory } = outside;
  const sampleOwner = samplePeople()[0];
  const described: Person = {
    id: newPersonId(now),
    role: "owner",
    name: founding.owner?.name ?? sampleOwner.name,
    email: founding.owner?.email ?? sampleOwner.email,
  };
  const name = founding.name ?? (founding.empty ? "Relata" : sampleCompanyName);
  const id = (await unfinishedWorkspace(directory, OPERATOR, name)) ?? newWorkspaceId(now);
  await directory.write([registerWorkspace({ id, name, founderId: OPERATOR }, now)]);
  const { ctx, owner } = await furnishWorkspace(outside, { id, name }, described);
  const hash = await hashPassword(founding.owner?.password ?? DEMO_PASSWORD);
  await directory.write([newUser(owner, hash, now), ...openWorkspace(id, owner, outside)]);
  if (founding.empty) return false;
  const { members } = await loadSample(ctx, founding);
  if (founding.withShop) await keepPredictionsFresh(ctx);
  if (!founding.owner) await admitPeople(directory, id, members, DEMO_PASSWORD, now + 1);
  return true;
}
