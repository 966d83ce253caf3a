import type { Context as HonoContext } from "hono";
import type * as z from "zod";
import { type App, type AppEnv, describeRoute, readJson } from "../src/core/http.ts";
import { logger } from "../src/core/log.ts";
import type { RouteDescription } from "../src/core/openapi.ts";
import { signedIn, signInInput } from "../src/identity/identity.schema.ts";
import { addressOfLink, openLink, requestLink } from "../src/identity/mailed-links.ts";
import { passkeySignInOptions, signInWithPasskey } from "../src/identity/passkeys.ts";
import { methodsOf, providersFrom } from "../src/identity/providers.ts";
import { resetPassword } from "../src/identity/resets.ts";
import { completeSignIn } from "../src/identity/second-step.ts";
import {
  addressInput,
  entryAnswer,
  linkAddress,
  linkInput,
  passkeyEntry,
  passkeyOptions,
  resetInput,
  secondStepInput,
  signInMethods,
  tokenInput,
} from "../src/identity/security.schema.ts";
import { signOut } from "../src/identity/sessions.ts";
import { type Entry, signInWithPassword } from "../src/identity/sign-in.ts";
import type { Arrival } from "../src/identity/visit.ts";
import { localeOf, requireOwnOrigin } from "./authentication.ts";
import { directoryOf, portsOf } from "./context.ts";
import { dropCookie, keepCookie, readCookie } from "./cookies.ts";
import { originOf } from "./origin.ts";

type Described = Omit<RouteDescription, "method" | "path" | "access" | "body" | "answer"> & { answer?: z.ZodType };

/** One door that is open to who is nobody yet: always a POST from our own page or from a program without cookies. */
function door<B extends z.ZodType>(
  api: App,
  path: string,
  { body, answer, ...rest }: Described & { body?: B },
  open: (arrival: Arrival, given: z.output<B>, c: HonoContext<AppEnv>) => Promise<Response>,
): void {
  describeRoute(api, {
    ...{ method: "post", path, access: "public", ...rest },
    ...(body ? { body: { "application/json": body } } : {}),
    ...(answer ? { answer: { "application/json": answer } } : {}),
  });
  api.post(path, async (c) => {
    requireOwnOrigin(c, true);
    return open(arrivalOf(c), (body ? body.parse(await readJson(c)) : undefined) as z.output<B>, c);
  });
}

const ENTRY = { status: 200, answer: entryAnswer, alsoRefuses: [401, 403, 429] } as const;
const SENT = {
  status: 202,
  answerDescription: "Taken: a mail goes out if somebody signs in with the address, and not too many went out lately",
  alsoRefuses: [403],
} as const;

export function doors(api: App): void {
  door(
    api,
    "/auth/sign-in",
    { ...ENTRY, operationId: "signIn", summary: "Sign in; the answer sets the session's cookie", body: signInInput },
    async (arrival, given, c) => letIn(c, await signInWithPassword(arrival, given)),
  );
  door(
    api,
    "/auth/second-step",
    { ...ENTRY, operationId: "completeSignIn", summary: "The second step: a code of the app, or one for recovery", body: secondStepInput },
    async (arrival, given, c) => letIn(c, await completeSignIn(arrival, given)),
  );
  door(
    api,
    "/auth/magic-links",
    { ...SENT, operationId: "requestMagicLink", summary: "Have a link for signing in mailed", body: addressInput },
    async (arrival, { email }, c) => sent(c, requestLink(arrival, "magic_link", email)),
  );
  door(
    api,
    "/auth/magic-links/open",
    { ...ENTRY, operationId: "openMagicLink", summary: "Sign in with a mailed link, which is spent by it", body: tokenInput },
    async (arrival, { token }, c) => letIn(c, await openLink(arrival, token)),
  );
  door(
    api,
    "/auth/resets",
    { ...SENT, operationId: "requestReset", summary: "Have a link for choosing a new password mailed", body: addressInput },
    async (arrival, { email }, c) => sent(c, requestLink(arrival, "reset", email)),
  );
  door(
    api,
    "/auth/resets/finish",
    {
      ...ENTRY,
      operationId: "resetPassword",
      summary: "Set a new password with a mailed link; sessions, keys, apps and calendar addresses end",
      body: resetInput,
    },
    async (arrival, given, c) => letIn(c, await resetPassword(arrival, given)),
  );
  door(
    api,
    "/auth/links",
    {
      ...{ status: 200, operationId: "readLink", summary: "The address that a link was mailed to, without spending it" },
      ...{ body: linkInput, answer: linkAddress, alsoRefuses: [401, 403] },
    },
    async (arrival, { kind, token }, c) => c.json(await addressOfLink(arrival, kind, token)),
  );
  passkeyDoors(api);
  door(
    api,
    "/auth/sign-out",
    { status: 204, operationId: "signOut", summary: "End the session of the cookie", answerDescription: "Signed out", alsoRefuses: [403] },
    async (arrival, _given, c) => leave(arrival, c),
  );
  describeRoute(api, {
    ...{ method: "get", path: "/auth/methods", access: "public", operationId: "listSignInMethods", status: 200 },
    ...{ summary: "Which other accounts one can sign in with here", answer: { "application/json": signInMethods } },
  });
  api.get("/auth/methods", (c) => c.json(methodsOf(providersFrom(c.env))));
}

function passkeyDoors(api: App): void {
  door(
    api,
    "/auth/passkeys/options",
    {
      ...{ status: 200, operationId: "beginPasskeySignIn", summary: "Options for signing in with a passkey" },
      ...{ answer: passkeyOptions, alsoRefuses: [403, 429] },
    },
    async (arrival, _given, c) => c.json(await passkeySignInOptions(arrival)),
  );
  door(
    api,
    "/auth/passkeys",
    { ...ENTRY, answer: signedIn, operationId: "signInWithPasskey", summary: "Sign in with a passkey", body: passkeyEntry },
    async (arrival, { credential }, c) => letIn(c, await signInWithPasskey(arrival, credential)),
  );
}

/** Somebody at the door, with what their browser's cookies say. */
export function arrivalOf(c: HonoContext<AppEnv>): Arrival {
  return {
    now: Date.now(),
    locale: localeOf(c),
    directory: directoryOf(c.env),
    origin: originOf(c),
    ports: portsOf(c.env),
    log: logger({ requestId: c.get("requestId") }),
    defer: (work) => c.executionCtx.waitUntil(work),
    deviceToken: readCookie(c, "device"),
    sessionToken: readCookie(c, "session"),
  };
}

/** The cookies of a session that has been opened. */
export function keepSession(c: HonoContext<AppEnv>, entry: Entry & { kind: "session" }): void {
  keepCookie(c, "session", entry.token);
  keepCookie(c, "device", entry.deviceToken);
}

function letIn(c: HonoContext<AppEnv>, entry: Entry): Response {
  if (entry.kind === "second-step") return c.json({ secondStep: { token: entry.token, expiresAt: entry.expiresAt } });
  keepSession(c, entry);
  const { member, workspace } = entry.identity;
  return c.json({ member, workspace: { id: workspace.id, name: workspace.name } });
}

async function sent(c: HonoContext<AppEnv>, request: Promise<void>): Promise<Response> {
  await request;
  return c.body(null, 202);
}

async function leave(arrival: Arrival, c: HonoContext<AppEnv>): Promise<Response> {
  requireOwnOrigin(c);
  if (arrival.sessionToken) await signOut(arrival, arrival.sessionToken);
  dropCookie(c, "session");
  return c.body(null, 204);
}
