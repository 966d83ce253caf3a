import { eq } from "drizzle-orm";
import type { Role } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { randomToken } from "../core/secrets.ts";
import { users, workspaces } from "./identity.table.ts";
import { hashPassword } from "./passwords.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** Registers a workspace and its inbound address; its records database is migrated by the caller before. */
export async function registerWorkspace(
  directory: Database,
  workspace: { id: string; name: string; databaseUrl: string; schemaVersion: number },
  now: number,
): Promise<void> {
  const token = randomToken()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 24);
  await directory.write([
    {
      sql: "insert into workspaces (id, name, database_url, schema_version, created_at) values (?, ?, ?, ?, ?)",
      args: [workspace.id, workspace.name, workspace.databaseUrl, workspace.schemaVersion, now],
    },
    { sql: "insert into inbound_addresses (token, workspace_id, created_at) values (?, ?, ?)", args: [token, workspace.id, now] },
  ]);
}

/** Lets people sign in to a workspace with one first password. Who is already there stays as they are. */
export async function admitPeople(
  directory: Database,
  workspaceId: string,
  people: Person[],
  password: string,
  now: number,
): Promise<void> {
  const hash = await hashPassword(password);
  await directory.write(
    people.flatMap((person) => [
      {
        sql: "insert into users (id, email, name, password_hash, created_at, updated_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        args: [person.id, person.email.toLowerCase(), person.name, hash, now, now],
      },
      {
        sql: "insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, ?, ?) on conflict do nothing",
        args: [person.id, workspaceId, person.role, now],
      },
    ]),
  );
}

export const firstWorkspace = async (directory: Database) =>
  (await directory.orm.select().from(workspaces).orderBy(workspaces.createdAt).limit(1))[0];

export const userByEmail = async (directory: Database, email: string) =>
  (await directory.orm.select().from(users).where(eq(users.email, email.toLowerCase())))[0];

export const newPersonId = (now: number): string => newId("user", now);
