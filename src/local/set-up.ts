import { LocalFailure } from "./failure.ts";
import { firstPassword } from "./first-password.ts";
import type { Runtime } from "./runtime.ts";

/** What the first workspace of a data folder is to be like. */
export interface Founding {
  /** No sample records. */
  empty: boolean;
  /** Whether the sample comes with its web shop, as it does unless this says no. */
  withShop?: boolean;
  name?: string | undefined;
  /** Without a password one is made. */
  owner?: { name: string; email: string; password?: string | undefined } | undefined;
}

/** Who can sign in and where, as the Worker's own set-up answers. */
export interface SetUp {
  /** The password is told only when it was made just now, or when it is the one of the sample that all know. */
  signIn: { email: string; password: string | null; name: string; role: string }[];
  /** The first one that is open; while all are closed, one of those. */
  workspace: { id: string; name: string };
  /** Whether the workspace was made just now. */
  founded: boolean;
  sampleLoaded: boolean;
  /** Whether a password among these was made just now and cannot be shown again. */
  passwordMade?: boolean;
}

/** Has the Worker migrate both schemas and make the first workspace where there is none. */
export async function setUpDatabases(runtime: Runtime, founding: Founding): Promise<SetUp> {
  const owner = founding.owner && { ...founding.owner, password: founding.owner.password ?? firstPassword() };
  const setUp = await askWorker(runtime, { ...founding, owner });
  if (!setUp.founded || !owner || founding.owner?.password) return setUp;
  const signIn = setUp.signIn.map((person) => (person.email === owner.email ? { ...person, password: owner.password } : person));
  return { ...setUp, signIn, passwordMade: true };
}

async function askWorker({ url, internalToken, folder }: Runtime, body: Founding): Promise<SetUp> {
  const response = await fetch(`${url}/internal/setup`, {
    method: "POST",
    headers: { authorization: `Bearer ${internalToken}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as SetUp;
  const detail = ((await response.json().catch(() => ({}))) as { detail?: string }).detail;
  throw new LocalFailure(`The databases could not be set up (${detail ?? `status ${response.status}`}): ${folder.log} says more.`);
}

/** What to tell a person who describes a workspace that is there already. */
export function unheeded({ name, owner }: Founding, { founded, workspace }: SetUp): string | undefined {
  if (founded || (name === undefined && owner === undefined)) return undefined;
  return `--owner, --name and --password only count the first time: the workspace ${workspace.name} in this folder stays as it is.`;
}
