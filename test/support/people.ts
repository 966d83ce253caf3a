import { newId } from "../../src/core/ids.ts";
import type { App } from "./app.ts";
import { Client } from "./client.ts";
import { databasesOf } from "./databases.ts";

export interface Person {
  id: string;
  email: string;
  /** Signs in with the demo password as well. */
  client: Client;
}

/** A further member of the workspace with the role, and a client with a key of theirs. */
export async function addPerson(app: App, role: string, name = `A ${role}`): Promise<Person> {
  const { directory, workspace } = databasesOf(app);
  const id = newId("user");
  const email = `${id.toLowerCase()}@example.com`;
  const now = Date.now();
  await directory.run(
    "insert into users (id, email, name, password_hash, created_at, updated_at) select ?, ?, ?, password_hash, ?, ? from users limit 1",
    ...[id, email, name, now, now],
  );
  await directory.run("insert into memberships values (?, ?, ?, ?)", id, app.setUp.workspace.id, role, now);
  await workspace.run(
    "insert into members (id, name, sort_name, email, role, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)",
    ...[id, name, name.toLowerCase(), email, role, now, now],
  );
  const operator = Client.withKey(app.url, app.runtime.internalToken);
  const made = await operator.post<{ key: string }>("/internal/keys", { email });
  return { id, email, client: Client.withKey(app.url, made.body.key) };
}
