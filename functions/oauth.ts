import type { Context as HonoContext } from "hono";
import { type App, type AppEnv, readJson } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sha256 } from "../src/core/secrets.ts";
import { forgetIdentities } from "../src/identity/sessions.ts";
import { registerClient } from "../src/oauth/clients.ts";
import { registration } from "../src/oauth/oauth.schema.ts";
import { OAuthError } from "../src/oauth/oauth-error.ts";
import { isRegistrationOpen } from "../src/oauth/policies.ts";
import { APP_SCOPES, type Audience, resourceOf } from "../src/oauth/requests.rules.ts";
import { exchange, type Form, revokeToken } from "../src/oauth/tokens.ts";
import { directoryOf, publicUrlOf } from "./context.ts";

const MAX_BYTES = 16_384;
const METADATA_SECONDS = 300;

/** The doors that apps knock at before they have a token, and the documents that tell where the doors are (RFC 8414, RFC 9728). */
export function oauthDoors(app: App): void {
  app.get("/.well-known/oauth-authorization-server", async (c) => metadata(c, await authorizationServer(c)));
  for (const [path, audience] of [
    ["", "api"],
    ["/api/v1", "api"],
    ["/mcp", "mcp"],
  ] as const)
    app.get(`/.well-known/oauth-protected-resource${path}`, (c) => metadata(c, protectedResource(publicUrlOf(c.env), audience)));
  // Nothing else lies there; the page's own shell would be taken for a document.
  app.all("/.well-known/*", () => {
    throw new Refusal("not_found", "There is no such document");
  });
  door(app, "/oauth/register", async (c) => {
    if (!(await isRegistrationOpen(directoryOf(c.env))))
      throw new OAuthError("access_denied", "The administrators have switched off that apps register themselves", 403);
    const input = registration.safeParse(await readBody(c, "application/json", () => readJson(c)));
    if (!input.success)
      throw new OAuthError("invalid_client_metadata", `redirect_uris is needed, and ${input.error.issues[0]?.path.join(".")} is not right`);
    const from = c.env.HOST ? undefined : c.req.header("cf-connecting-ip");
    const client = await registerClient(directoryOf(c.env), input.data, from && sha256(from), Date.now());
    const answer = {
      ...{ client_id: client.id, client_id_issued_at: Math.floor(Date.now() / 1_000), client_name: client.name },
      ...{ redirect_uris: client.redirectUris, token_endpoint_auth_method: "none" },
      ...{ grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] },
    };
    return c.json(answer, 201);
  });
  door(app, "/oauth/token", async (c) => c.json(await exchange(directoryOf(c.env), await readForm(c), publicUrlOf(c.env), Date.now())));
  door(app, "/oauth/revoke", async (c) => {
    if ((await revokeToken(directoryOf(c.env), await readForm(c), Date.now())).length > 0) forgetIdentities();
    return c.body(null, 200);
  });
  app.on(["GET", "HEAD"], "/oauth/authorize", servePage);
  app.all("/oauth/*", (c) => {
    const isDoor = ["/oauth/register", "/oauth/token", "/oauth/revoke"].includes(c.req.path);
    if (isDoor) c.header("allow", "POST");
    throw isDoor ? new Refusal("method_not_allowed", "Here one may POST") : new Refusal("not_found", "There is no such address");
  });
}

/** The consent page is our own page: with its headers, and kept nowhere. */
async function servePage(c: HonoContext<AppEnv>): Promise<Response> {
  const page = await c.env.ASSETS.fetch(new Request(new URL("/", c.req.url), { headers: { accept: "text/html" } }));
  const answer = new Response(page.body, page);
  answer.headers.set("cache-control", "no-store");
  answer.headers.set("referrer-policy", "no-referrer");
  return answer;
}

async function authorizationServer(c: HonoContext<AppEnv>) {
  const url = publicUrlOf(c.env);
  return {
    issuer: url,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
    ...((await isRegistrationOpen(directoryOf(c.env))) ? { registration_endpoint: `${url}/oauth/register` } : {}),
    revocation_endpoint: `${url}/oauth/revoke`,
    scopes_supported: APP_SCOPES,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    token_endpoint_auth_methods_supported: ["none"],
    revocation_endpoint_auth_methods_supported: ["none"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

const protectedResource = (url: string, audience: Audience) => ({
  resource: resourceOf(audience, url),
  resource_name: "Relata",
  authorization_servers: [url],
  scopes_supported: ["read", "write"],
  bearer_methods_supported: ["header"],
});

function metadata(c: HonoContext<AppEnv>, document: object): Response {
  c.header("cache-control", `public, max-age=${METADATA_SECONDS}`);
  // Of public documents any page may read what anybody can.
  c.header("access-control-allow-origin", "*");
  return c.json(document);
}

/** One door, with errors as RFC 6749 5.2 writes them. Nothing that is answered here may be kept. */
function door(app: App, path: string, answer: (c: HonoContext<AppEnv>) => Promise<Response>): void {
  app.post(path, async (c) => {
    c.header("cache-control", "no-store");
    try {
      return await answer(c);
    } catch (thrown) {
      if (!(thrown instanceof OAuthError)) throw thrown;
      return c.json({ error: thrown.code, error_description: thrown.message }, thrown.status);
    }
  });
}

async function readForm(c: HonoContext<AppEnv>): Promise<Form> {
  const text = await readBody(c, "application/x-www-form-urlencoded", () => c.req.text());
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) throw new OAuthError("invalid_request", `${name.slice(0, 50)} is there twice`);
    form.set(name, value);
  }
  return form;
}

async function readBody<T>(c: HonoContext<AppEnv>, type: string, read: () => Promise<T>): Promise<T> {
  if (c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() !== type)
    throw new OAuthError("invalid_request", `Send ${type}`, 415);
  if ((await c.req.text()).length > MAX_BYTES) throw new OAuthError("invalid_request", "This is too much", 413);
  return read().catch((thrown: unknown) => {
    throw thrown instanceof Refusal ? new OAuthError("invalid_request", thrown.message) : thrown;
  });
}
