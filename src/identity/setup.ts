import { eq } from "drizzle-orm";
import type { Role } from "../core/context.ts";
import type { Database, Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { users, workspaces } from "./identity.table.ts";
import { hashPassword } from "./passwords.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** An account; `passwordHash` null where the person signs in by other means. Fails where the address or the id is taken. */
export const newUser = ({ id, name, email }: Omit<Person, "role">, passwordHash: string | null, now: number): Statement => ({
  sql: "insert into users (id, email, name, password_hash, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
  args: [id, email.toLowerCase(), name, passwordHash, now, now],
});

/** Who belongs to a workspace; fails where the person already does. */
export const newMembership = (userId: string, workspaceId: string, role: Role, now: number): Statement => ({
  sql: "insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, ?, ?)",
  args: [userId, workspaceId, role, now],
});

/** Lets people sign in to a workspace with one first password. Who is already there stays as they are. */
export async function admitPeople(
  directory: Database,
  workspaceId: string,
  people: Person[],
  password: string,
  now: number,
): Promise<void> {
  const hash = await hashPassword(password);
  const unlessThere = ({ sql, args }: Statement): Statement => ({ sql: `${sql} on conflict do nothing`, args });
  await directory.write(
    people.flatMap((person) => [
      unlessThere(newUser(person, hash, now)),
      unlessThere(newMembership(person.id, workspaceId, person.role, now)),
    ]),
  );
}

export const firstWorkspace = async (directory: Database) =>
  (await directory.orm.select().from(workspaces).where(eq(workspaces.state, "ready")).orderBy(workspaces.createdAt).limit(1))[0];

export const userByEmail = async (directory: Database, email: string) =>
  (await directory.orm.select().from(users).where(eq(users.email, email.toLowerCase())))[0];

export const newPersonId = (now: number): string => newId("user", now);
