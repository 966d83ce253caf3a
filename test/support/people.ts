import { scryptSync } from "node:crypto";
import { newId } from "../../src/core/ids.ts";
import type { App } from "./app.ts";
import { Client } from "./client.ts";
import { databasesOf } from "./databases.ts";

export interface Person {
  id: string;
  email: string;
  password: string;
  /** With a key of theirs. */
  client: Client;
}

const PASSWORD = "known to all here";
/** As weak as can be, so that a test may sign in often: the parameters stand beside the hash. */
const WEAK_HASH = `scrypt$16$1$1$c2FsdA$${scryptSync(PASSWORD, "salt", 32, { N: 16, r: 1, p: 1 }).toString("base64url")}`;

/** A further member of the workspace with the role. */
export async function addPerson(app: App, role: string, name = `A ${role}`): Promise<Person> {
  const { directory, workspace } = databasesOf(app);
  const id = newId("user");
  const email = `${id.toLowerCase()}@example.com`;
  const now = Date.now();
  // The profile first: what keeps profiles in step would make the one that is missing.
  await workspace.run(
    "insert into members (id, name, sort_name, email, role, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)",
    ...[id, name, name.toLowerCase(), email, role, now, now],
  );
  await directory.run(
    "insert into users (id, email, name, password_hash, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
    ...[id, email, name, WEAK_HASH, now, now],
  );
  await directory.run("insert into memberships values (?, ?, ?, ?)", id, app.setUp.workspace.id, role, now);
  const operator = Client.withKey(app.url, app.runtime.internalToken);
  const made = await operator.post<{ key: string }>("/internal/keys", { email });
  return { id, email, password: PASSWORD, client: Client.withKey(app.url, made.body.key) };
}

/** The same person at the page: what a key may not do. */
export const pageOf = (app: App, { email, password }: Pick<Person, "email" | "password">): Promise<Client> =>
  Client.signedIn(app.url, email, password);
