import { createClient } from "@libsql/client/web";
import { statementsOf } from "./floor.sql.ts";

interface FloorEnv {
  SQL: Fetcher;
  DATABASE_URL: string;
  DATABASE_TOKEN: string;
}

/** What the same question costs with nothing around it: no sign-in, no rights, no checks, no log, no words for people. */
export default {
  async fetch(request, env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/hello") return new Response("hello");
    const given = request.method === "POST" ? ((await request.json()) as Record<string, string>) : Object.fromEntries(url.searchParams);
    const statements = statementsOf(url.pathname.slice(1), given);
    const client = createClient({ url: env.DATABASE_URL, authToken: env.DATABASE_TOKEN, fetch: (asked: Request) => env.SQL.fetch(asked) });
    const [only] = statements;
    if (statements.length === 1 && only) return Response.json((await client.execute(only)).rows);
    const results = await client.batch(statements, request.method === "POST" ? "write" : "read");
    return Response.json(results.map(({ rows }) => rows));
  },
} satisfies ExportedHandler<FloorEnv>;
