import { Database } from "../../src/core/database.ts";
import { bringUpToDate } from "../../src/workspaces/migrating.ts";
import { migrationsIn } from "../support/migrations.ts";

/**
 * A process that brings one workspace up to date, as a Worker would. Asked to, it stops after so many statements of the new migration, in the
 * middle of its transaction, and waits to be killed.
 */

interface Asked {
  directory: string;
  url: string;
  token: string;
  id: string;
  level: number;
  next: { name: string; sql: string };
  stopAfter?: number;
}

const asked = JSON.parse(process.env.MIGRATING ?? "") as Asked;
const directory = new Database(asked.directory, asked.token);

/** Keeps a transaction open between requests, as a client does that dies in the middle. */
async function stopAfter(statements: number): Promise<void> {
  const script = [
    "begin immediate",
    `insert into workspace_migrations values ('${asked.next.name}', 1)`,
    ...asked.next.sql.split("\n"),
  ].slice(0, statements);
  const requests = script.map((sql) => ({ type: "execute", stmt: { sql: sql.replace(/;$/, "") } }));
  const headers = { authorization: `Bearer ${asked.token}`, "content-type": "application/json" };
  const answer = await fetch(`${asked.url}v2/pipeline`, { method: "POST", headers, body: JSON.stringify({ requests }) });
  if (!answer.ok) throw new Error(await answer.text());
  console.log("there");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

if (asked.stopAfter !== undefined) await stopAfter(asked.stopAfter);
else
  await bringUpToDate(directory, new Database(asked.url, asked.token), { id: asked.id, schemaVersion: asked.level }, [
    ...migrationsIn("workspace"),
    asked.next,
  ]);
