import type { Context as HonoContext } from "hono";
import { type App, type AppEnv, admit, describeRoute, readJson } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { arriveFrom, departTo, departToConnect } from "../src/identity/external-accounts.ts";
import { providersFrom } from "../src/identity/providers.ts";
import { type ProviderName, providerInput, redirection } from "../src/identity/security.schema.ts";
import { identify } from "../src/identity/sessions.ts";
import { requireOwnOrigin } from "./authentication.ts";
import { dropCookie, keepCookie, readCookie } from "./cookies.ts";
import { arrivalOf, keepSession } from "./doors.ts";

const RETURNS: Record<ProviderName, string> = { google: "returnFromGoogle", microsoft: "returnFromMicrosoft" };

/** Out to another provider and back in. */
export function providerDoors(api: App): void {
  describeRoute(api, {
    ...{ method: "post", path: "/auth/providers", access: "public", operationId: "beginProviderSignIn", status: 200 },
    summary: "Begin signing in with an account elsewhere: where the browser is to go",
    body: { "application/json": providerInput },
    answer: { "application/json": redirection },
    alsoRefuses: [403, 404, 429],
  });
  api.post("/auth/providers", async (c) => {
    requireOwnOrigin(c, true);
    const { provider } = providerInput.parse(await readJson(c));
    const { url, state } = await departTo(arrivalOf(c), providersFrom(c.env), provider);
    keepCookie(c, "openid", state);
    return c.json({ url });
  });
  for (const [provider, operationId] of Object.entries(RETURNS) as [ProviderName, string][]) {
    const path = `/auth/return/${provider}`;
    describeRoute(api, {
      ...{ method: "get", path, access: "public", operationId, status: 302 },
      summary: "Where the provider sends the browser back to: signed in, or to where it says what is wrong",
      answerDescription: "To the page",
    });
    api.get(path, (c) => arrive(c, provider));
  }
}

/** For somebody signed in: out to another provider, to connect the account there. It sets a cookie, so it is no `endpoint`. */
export function connectDoor(api: App): void {
  describeRoute(api, {
    ...{ method: "post", path: "/me/external-accounts", access: "session", operationId: "connectExternalAccount", status: 200 },
    summary: "Begin connecting an account elsewhere: where the browser is to go",
    body: { "application/json": providerInput },
    answer: { "application/json": redirection },
    alsoRefuses: [404],
  });
  api.post("/me/external-accounts", admit("session"), async (c) => {
    const { provider } = providerInput.parse(await readJson(c));
    const { url, state } = await departToConnect(c.get("ctx"), providersFrom(c.env), provider);
    keepCookie(c, "openid", state);
    return c.json({ url });
  });
}

/** A browser is on its way here, not a program: what is refused is said by the page. */
async function arrive(c: HonoContext<AppEnv>, provider: ProviderName): Promise<Response> {
  const arrival = arrivalOf(c);
  const { sessionToken, directory, now } = arrival;
  const signedIn = sessionToken ? await identify(directory, sessionToken, now, false) : undefined;
  const back = { provider, query: new URL(c.req.url).search, state: readCookie(c, "openid"), userId: signedIn?.member.id };
  dropCookie(c, "openid");
  try {
    const entry = await arriveFrom(arrival, providersFrom(c.env), back);
    if (entry.kind === "connected") return c.redirect("/settings/security");
    if (entry.kind === "second-step") return c.redirect(`/sign-in/second-step#${entry.token}`);
    keepSession(c, entry);
    return c.redirect("/");
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return c.redirect(`${signedIn ? "/settings/security" : "/sign-in"}?problem=${thrown.code}&provider=${provider}`);
  }
}
