import type { MiddlewareHandler } from "hono";
import { roleRoutes } from "../src/access/roles.routes.ts";
import { activityRoutes } from "../src/activities/activities.routes.ts";
import { askRoutes } from "../src/ask/ask.routes.ts";
import { assistantRoutes } from "../src/assistant/assistant.routes.ts";
import { draftingRoutes } from "../src/assistant/drafting.routes.ts";
import { meterRoutes } from "../src/assistant/meter.routes.ts";
import { assistantSettingsRoutes } from "../src/assistant-settings/assistant-settings.routes.ts";
import { auditRoutes } from "../src/audit/audit.routes.ts";
import { briefRoutes } from "../src/briefs/briefs.routes.ts";
import { calendarRoutes } from "../src/calendar/calendar.routes.ts";
import { changeRoutes } from "../src/changes/changes.routes.ts";
import { companyRoutes } from "../src/companies/companies.routes.ts";
import { contactRoutes } from "../src/contacts/contacts.routes.ts";
import { vcardRoutes } from "../src/contacts/vcards.routes.ts";
import { type AppEnv, accessOf, newApp, problemResponse } from "../src/core/http.ts";
import { logger } from "../src/core/log.ts";
import { registerShared } from "../src/core/openapi.ts";
import { Refusal } from "../src/core/refusal.ts";
import { dealRoutes } from "../src/deals/deals.routes.ts";
import { digestRoutes } from "../src/digests/digests.routes.ts";
import { fieldRoutes } from "../src/fields/fields.routes.ts";
import { formRoutes } from "../src/forms/forms.routes.ts";
import { identityRoutes } from "../src/identity/identity.routes.ts";
import { securityRoutes } from "../src/identity/security.routes.ts";
import { importRoutes } from "../src/imports/imports.routes.ts";
import { inboundRoutes } from "../src/inbound/inbound.routes.ts";
import { mailRoutes } from "../src/mail/mail.routes.ts";
import { oauthRoutes } from "../src/oauth/oauth.routes.ts";
import { orderRoutes } from "../src/orders/orders.routes.ts";
import { offerRoutes } from "../src/predictions/offering/offers.routes.ts";
import { predictionRoutes } from "../src/predictions/predictions.routes.ts";
import { scoreRoutes } from "../src/predictions/scores/scores.routes.ts";
import { productRoutes } from "../src/products/products.routes.ts";
import { proposalRoutes } from "../src/proposals/proposals.routes.ts";
import { readingRoutes } from "../src/reading/reading.routes.ts";
import { recordPageRoutes } from "../src/record-pages/record-pages.routes.ts";
import { sampleRoutes } from "../src/sample/sample.routes.ts";
import { searchRoutes } from "../src/search/search.routes.ts";
import { settingsRoutes } from "../src/settings/settings.routes.ts";
import { shareRoutes } from "../src/shares/shares.routes.ts";
import { systemRoutes } from "../src/system/system.routes.ts";
import { taskRoutes } from "../src/tasks/tasks.routes.ts";
import { teamRoutes } from "../src/teams/teams.routes.ts";
import { templateRoutes } from "../src/templates/templates.routes.ts";
import { viewRoutes } from "../src/views/views.routes.ts";
import { webhookRoutes } from "../src/webhooks/webhooks.routes.ts";
import { workspaceRoutes } from "../src/workspaces/workspaces.routes.ts";
import { authenticate } from "./authentication.ts";
import { allowListedOrigins } from "./cors.ts";
import { doors } from "./doors.ts";
import { internalRoutes } from "./internal.ts";
import { mcpDoor } from "./mcp.ts";
import { oauthDoors } from "./oauth.ts";
import { connectDoor, providerDoors } from "./provider-doors.ts";
import { publicRoutes } from "./public.ts";
import { describeRealtime, openRealtime } from "./upgrade.ts";
import { switchDoor, workspaceDoors } from "./workspace-doors.ts";

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_BULK_BYTES = 8 * 1024 * 1024;

/** Headers of every answer. Scripts only from our own files; nothing may frame us. */
const SAFE_HEADERS = {
  "content-security-policy":
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

const observe: MiddlewareHandler<AppEnv> = async (c, next) => {
  const started = Date.now();
  c.set("requestId", crypto.randomUUID());
  await next();
  for (const [name, value] of Object.entries(SAFE_HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  for (const [name, value] of Object.entries(c.get("rateLimit") ?? {})) c.res.headers.set(name, value);
  const ctx = c.get("ctx");
  c.res.headers.set("x-request-id", c.get("requestId"));
  if (ctx) c.res.headers.set("x-round-trips", String(ctx.db.roundTrips));
  logger({ requestId: c.get("requestId") })("info", "request", {
    method: c.req.method,
    route: c.req.routePath,
    status: c.res.status,
    ms: Date.now() - started,
    ...(ctx ? { workspaceId: ctx.workspace.id, memberId: ctx.member.id, roundTrips: ctx.db.roundTrips } : {}),
  });
};

/** Only an import's file may be large, and many records at once larger than one. */
const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  const isFile = c.req.method === "POST" && c.req.path === "/api/v1/imports";
  const said = c.req.header("content-length");
  const { body } = c.req.raw;
  const atMost = c.req.path.endsWith("/bulk") ? MAX_BULK_BYTES : MAX_BODY_BYTES;
  if (!isFile && Number(said ?? 0) > atMost) throw tooLarge(atMost);
  if (!isFile && body && said === undefined) c.req.raw = new Request(c.req.raw, { body: await readLimited(body, atMost) });
  await next();
};

/** A body that does not say its length, as chunks. */
async function readLimited(body: ReadableStream<Uint8Array>, atMost: number): Promise<Blob> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > atMost) throw tooLarge(atMost);
    chunks.push(chunk);
  }
  return new Blob(chunks);
}

const tooLarge = (bytes: number) => new Refusal("too_large", `Here a request has at most ${bytes / 1024 / 1024} MB`);

const api = newApp();
api.onError(problemResponse);
doors(api);
providerDoors(api);
workspaceDoors(api);
api.get("/openapi.json", (c) => c.json(openApi()));
api.use("*", authenticate);
describeRealtime(api);
api.get("/realtime", openRealtime);
connectDoor(api);
switchDoor(api);
for (const routes of [
  identityRoutes,
  roleRoutes,
  teamRoutes,
  shareRoutes,
  securityRoutes,
  settingsRoutes,
  companyRoutes,
  contactRoutes,
  vcardRoutes,
  recordPageRoutes,
  activityRoutes,
  taskRoutes,
  dealRoutes,
  orderRoutes,
  predictionRoutes,
  offerRoutes,
  scoreRoutes,
  productRoutes,
  searchRoutes,
  fieldRoutes,
  changeRoutes,
  auditRoutes,
  importRoutes,
  mailRoutes,
  assistantRoutes,
  briefRoutes,
  digestRoutes,
  askRoutes,
  viewRoutes,
  meterRoutes,
  assistantSettingsRoutes,
  proposalRoutes,
  readingRoutes,
  oauthRoutes,
  sampleRoutes,
  systemRoutes,
  webhookRoutes,
  inboundRoutes,
  formRoutes,
  draftingRoutes,
  templateRoutes,
  calendarRoutes,
  workspaceRoutes,
])
  routes(api);
api.all("*", (c) => {
  const allowed = methodsAt(c.req.path.slice("/api/v1".length));
  if (allowed.length > 0) {
    c.header("allow", allowed.join(", "));
    throw new Refusal("method_not_allowed", `Here one may ${allowed.join(", ")}`);
  }
  throw new Refusal("not_found", "There is no such address in the API. See /api/v1/openapi.json.");
});

registerShared(api);

/** What may be done at an address, if it is one. */
function methodsAt(path: string): string[] {
  const routes = [...accessOf.keys()].map((route) => route.split(" ") as [string, string]);
  const here = routes.filter(([, pattern]) => new RegExp(`^${pattern.replace("{id}", "[^/]+")}$`).test(path));
  return here.map(([method]) => method);
}

function openApi() {
  return api.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Relata", version: "1" }, servers: [{ url: "/api/v1" }] });
}

export const app = newApp();
app.use("*", observe);
app.use("/api/v1/*", allowListedOrigins);
app.use("*", limitBody);
app.onError(problemResponse);
app.get("/healthz", (c) => c.json({ ok: true }));
internalRoutes(app);
publicRoutes(app);
app.route("/api/v1", api);
oauthDoors(app);
mcpDoor(app);
app.get("*", async (c) => {
  const asset = await c.env.ASSETS.fetch(c.req.raw);
  return new Response(asset.body, asset);
});
