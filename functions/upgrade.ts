import type { Context } from "hono";
import type { Hearing } from "../src/core/context.ts";
import { type App, type AppEnv, describeRoute } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";

export function describeRealtime(api: App): void {
  describeRoute(api, {
    ...{ method: "get", path: "/realtime", access: "member", operationId: "openRealtime", status: 101 },
    summary: "Hear of changes, over a WebSocket",
    description:
      'Each message is a JSON object such as {"event":"activity.created","kind":"activity","id":"act_…","version":1,"records":["con_…"]}: what changed, and the records whose pages show it. Read them again for the content.',
  });
}

/** A page that asks to hear of changes: handed to its workspace's Durable Object. */
export async function openRealtime(c: Context<AppEnv>): Promise<Response> {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw new Refusal("bad_request", "This address speaks WebSocket");
  const { workspace, member, access } = c.get("ctx");
  const nouns = ["companies", "contacts", "deals", "orders", "activities", "tasks", "products"];
  const hearing: Hearing = { memberId: member.id, reach: Object.fromEntries(nouns.map((noun) => [noun, access.reach(`${noun}:read`)])) };
  const hub = c.env.HUB.get(c.env.HUB.idFromName(workspace.id));
  const opened = await hub.fetch(
    new Request(c.req.raw, {
      headers: { upgrade: "websocket", "x-holders": `${member.id} ${c.get("tokenHash")}`, "x-hearing": JSON.stringify(hearing) },
    }),
  );
  return new Response(null, opened); // its own headers are immutable, ours go onto it
}
