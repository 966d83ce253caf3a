import type { Databases, StoredWorkspace } from "../core/context.ts";
import { constraintOf, Database } from "../core/database.ts";
import type { Env } from "../core/env.ts";
import { errorFields, logger } from "../core/log.ts";
import type { Migration } from "../core/migrate.ts";
import { Refusal } from "../core/refusal.ts";
import { open, seal } from "../core/sealed.ts";
import { emptyDatabase } from "./emptying.ts";
import { bringUpToDate } from "./migrating.ts";
import { type Platform, PlatformFailure, platformFrom } from "./platform.ts";

const PURPOSE = "token of a workspace's database";

/** A row of the directory, as far as databases go. */
interface Row {
  id: string;
  database_url: string;
  database_name: string | null;
  database_token: string | null;
  schema_version: number;
}

type Address = Pick<StoredWorkspace, "databaseUrl" | "databaseToken">;

/** The database of a workspace: with its own token, or with the deployment's. */
export function openDatabase(env: Env, { databaseUrl, databaseToken }: Address): Database {
  const token = databaseToken ? open(env.MASTER_KEY, PURPOSE, databaseToken) : env.DATABASE_TOKEN;
  // The short way leads to the machine's own database server and to no other.
  const isOwn = new URL(databaseUrl).host === new URL(env.DIRECTORY_URL).host;
  return new Database(databaseUrl, token, isOwn ? env.SQL : undefined);
}

/**
 * Where databases of workspaces come from. The first one lives at the configured address. Each further one is made by the platform, where
 * one is set, or lies at its own `{name}`; with neither there is room for one workspace.
 */
export function databasesFrom(env: Env, directory: Database, migrations: () => Promise<Migration[]>): Databases {
  const platformOf = () => platformFrom(env);
  const hasOneEach = () => env.WORKSPACE_DATABASE_URL.includes("{name}");

  const isTaken = async (exceptId: string): Promise<boolean> => {
    const [row] = await directory.rows<{ found: number }>({
      sql: "select exists (select 1 from workspaces where state <> 'closed' and id <> ? and database_url <> '') as found",
      args: [exceptId],
    });
    return row?.found === 1;
  };

  /** Writes down where the database is; two that were given the same address are told apart by the directory's index. */
  const keep = async (id: string, { databaseUrl, databaseToken }: Address, name: string | null): Promise<boolean> => {
    try {
      await directory.write([
        {
          sql: "update workspaces set database_url = ?, database_token = ?, database_name = ? where id = ? and state = 'creating'",
          args: [databaseUrl, databaseToken, name, id],
        },
      ]);
      return true;
    } catch (thrown) {
      if (constraintOf(thrown)?.includes("database_url")) return false;
      throw thrown;
    }
  };

  const fromPlatform = async (from: Platform, id: string): Promise<Address> => {
    const name = platformName(id);
    const databaseUrl = await from.makeDatabase(name);
    const address = { databaseUrl, databaseToken: seal(env.MASTER_KEY, PURPOSE, await from.makeToken(name)) };
    await keep(id, address, name);
    return address;
  };

  const addressFor = async (id: string): Promise<Address> => {
    const platform = platformOf();
    const own = { databaseUrl: env.WORKSPACE_DATABASE_URL.replaceAll("{name}", id), databaseToken: null };
    const mayUseOwn = (hasOneEach() && !platform) || !(await isTaken(id));
    if (mayUseOwn && (await keep(id, own, null))) return own;
    if (platform) return await fromPlatform(platform, id);
    throw noRoom();
  };

  return {
    requireRoom: async (id = "") => {
      if (!hasOneEach() && !platformOf() && (await isTaken(id))) throw noRoom();
    },
    provide: async (id) => {
      const row = await rowOf(directory, id);
      try {
        const known = row.database_url !== "" ? { databaseUrl: row.database_url, databaseToken: row.database_token } : undefined;
        const workspace = { id, ...(known ?? (await addressFor(id))), schemaVersion: row.schema_version };
        const schemaVersion = await bringUpToDate(directory, openDatabase(env, workspace), workspace, await migrations());
        return { ...workspace, schemaVersion };
      } catch (thrown) {
        throw asRefusal(thrown, id);
      }
    },
    discard: async (id) => {
      const row = await rowOf(directory, id);
      const platform = row.database_name ? (platformOf() ?? stay(id)) : undefined;
      if (platform) return await platform.deleteDatabase(row.database_name ?? "");
      if (row.database_url === "") return;
      if (env.HOST && hasOneEach()) return await deleteFile(env.HOST, id);
      await emptyDatabase(openDatabase(env, { databaseUrl: row.database_url, databaseToken: row.database_token }));
    },
  };
}

async function rowOf(directory: Database, id: string): Promise<Row> {
  const [row] = await directory.rows<Row>({
    sql: "select id, database_url, database_name, database_token, schema_version from workspaces where id = ?",
    args: [id],
  });
  if (!row) throw new Refusal("not_found", "There is no such workspace");
  return row;
}

/** Small letters, digits and dashes are what platforms take. */
const platformName = (id: string): string => `relata-${id.slice(4).toLowerCase()}`;

async function deleteFile(host: Fetcher, id: string): Promise<void> {
  const answer = await host.fetch(`https://host/databases/${id}`, { method: "DELETE" });
  if (!answer.ok) throw new Error(`the machine would not delete the database file: ${answer.status} ${await answer.text()}`);
}

const stay = (id: string): never => {
  throw new Error(`the database of ${id} lies on a platform that is no longer configured`);
};

const noRoom = () =>
  new Refusal(
    "conflict",
    "This Relata has room for one workspace. For more the operator sets DATABASE_PLATFORM_TOKEN, DATABASE_ORGANISATION and DATABASE_GROUP, or an address with {name} as WORKSPACE_DATABASE_URL.",
  );

function asRefusal(thrown: unknown, workspaceId: string): unknown {
  if (!(thrown instanceof PlatformFailure)) return thrown;
  logger({ workspaceId })("warn", "the database platform failed", errorFields(thrown));
  return new Refusal("unavailable", "The database of this workspace could not be made just now. Try again in a minute.", undefined, 60);
}
