import type { Env } from "../core/env.ts";

const DEFAULT_URL = "https://api.turso.tech";
const PATIENCE_MS = 15_000;

/** A platform for hosted libSQL databases that speaks Turso's API. */
export interface Platform {
  /** Makes a database, or finds the one of that name; answers its address. */
  makeDatabase(name: string): Promise<string>;
  /** A token with every right on that database alone. */
  makeToken(name: string): Promise<string>;
  /** Deletes a database; one that is not there is fine. */
  deleteDatabase(name: string): Promise<void>;
}

/** The platform did not do what it was asked for. */
export class PlatformFailure extends Error {
  override name = "PlatformFailure";
}

/** The platform of the environment, or undefined where none is set. */
export function platformFrom(env: Env): Platform | undefined {
  const { DATABASE_PLATFORM_TOKEN: token, DATABASE_ORGANISATION: organisation, DATABASE_GROUP: group } = env;
  if (!token || !organisation || !group) return undefined;
  const root = (env.DATABASE_PLATFORM_URL || DEFAULT_URL).replace(/\/+$/, "");
  const databases = `${root}/v1/organizations/${encodeURIComponent(organisation)}/databases`;
  const call = caller(token);
  // Databases are reached as the platform is: by https, or on a developer's loopback without it.
  const addressOf = ({ database }: { database: { Hostname: string } }) => `${new URL(root).protocol}//${database.Hostname}/`;
  return {
    makeDatabase: async (name) => {
      const made = await call("POST", databases, { name, group });
      if (made.status !== 409) return addressOf(await bodyOf(made, "make a database"));
      return addressOf(await bodyOf(await call("GET", `${databases}/${name}`), "show a database"));
    },
    makeToken: async (name) => {
      const made = await call("POST", `${databases}/${name}/auth/tokens?authorization=full-access`, {});
      return (await bodyOf<{ jwt: string }>(made, "make a token")).jwt;
    },
    deleteDatabase: async (name) => {
      const deleted = await call("DELETE", `${databases}/${name}`);
      if (deleted.status !== 404) await bodyOf(deleted, "delete a database");
    },
  };
}

const caller = (token: string) => (method: string, url: string, body?: unknown) =>
  fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((thrown: unknown) => {
    throw new PlatformFailure(`the database platform did not answer: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  });

async function bodyOf<Body = { database: { Hostname: string } }>(response: Response, what: string): Promise<Body> {
  if (!response.ok)
    throw new PlatformFailure(`the database platform would not ${what}: ${response.status} ${(await response.text()).slice(0, 200)}`);
  return (await response.json()) as Body;
}
