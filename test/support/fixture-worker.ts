import { DurableObject } from "cloudflare:workers";
import { createClient } from "@libsql/client/web";
import type { Env } from "../../src/core/env.ts";

/** A Worker that touches every binding, to prove the embedded runtime without the real one. */
export class WorkspaceHub extends DurableObject<Env> {
  override fetch(request: Request): Response {
    if (request.headers.get("upgrade") !== "websocket") return Response.json({ open: this.ctx.getWebSockets().length });
    const { 0: theirs, 1: ours } = new WebSocketPair();
    this.ctx.acceptWebSocket(ours);
    return new Response(null, { status: 101, webSocket: theirs });
  }

  announce(text: string): void {
    for (const socket of this.ctx.getWebSockets()) socket.send(text);
  }
}

type Seen = { queue: string; body: unknown; attempts: number };

const hubOf = (env: Env) => env.HUB.get(env.HUB.idFromName("hub")) as unknown as WorkspaceHub & Fetcher;
const clients = new Map<string, ReturnType<typeof createClient>>();

function database(env: Env, name: string) {
  const known = clients.get(name);
  if (known) return known;
  const url = env.WORKSPACE_DATABASE_URL.replace("{name}", name);
  const client = createClient({ url, authToken: env.DATABASE_TOKEN ?? "" });
  clients.set(name, client);
  return client;
}

async function remember(env: Env, key: string, value: unknown): Promise<void> {
  await env.FILES.put(`seen/${key}/${crypto.randomUUID()}`, JSON.stringify(value));
}

async function recall(env: Env, key: string): Promise<unknown[]> {
  const { objects } = await env.FILES.list({ prefix: `seen/${key}/` });
  return await Promise.all(objects.map(async ({ key: path }) => await (await env.FILES.get(path))?.json()));
}

async function answer(request: Request, env: Env): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  switch (pathname) {
    case "/api/hello":
      return Response.json({ hello: request.url });
    case "/api/query": {
      const { rows } = await database(env, searchParams.get("db") ?? "one").execute(searchParams.get("sql") ?? "select 1 as one");
      return Response.json(rows);
    }
    case "/api/script":
      await database(env, searchParams.get("db") ?? "one").executeMultiple(await request.text());
      return new Response("ok");
    case "/api/mail":
      return await (env.HOST as Fetcher).fetch("https://host/mail", { method: "POST", body: await request.text() });
    case "/api/queue":
      await env.EVENTS.send((await request.json()) as never);
      return new Response("ok");
    case "/api/seen":
      return Response.json(await recall(env, searchParams.get("key") ?? ""));
    case "/api/announce":
      await hubOf(env).announce(await request.text());
      return new Response("ok");
    case "/api/vars":
      return Response.json(Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === "string")));
    case "/api/realtime":
      return await hubOf(env).fetch(request);
    case "/api/fail":
      throw new Error("The fixture fails as asked");
    default:
      return new Response("Not found", { status: 404 });
  }
}

export default {
  fetch: answer,
  async queue(batch, env) {
    for (const message of batch.messages) {
      const seen: Seen = { queue: batch.queue, body: message.body, attempts: message.attempts };
      await remember(env, "queue", seen);
      if ((message.body as { fails?: boolean }).fails && batch.queue === "relata-events") message.retry();
    }
  },
  async scheduled({ cron }, env) {
    await remember(env, "cron", cron);
  },
  async email(message, env) {
    if (message.from.startsWith("bad")) return message.setReject("Not wanted");
    await remember(env, "email", { from: message.from, to: message.to, raw: await new Response(message.raw).text() });
  },
} satisfies ExportedHandler<Env>;
