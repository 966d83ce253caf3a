import type { Context as HonoContext } from "hono";
import type * as z from "zod";
import type { Outside } from "../src/core/context.ts";
import { type App, type AppEnv, admit, describeRoute, readJson } from "../src/core/http.ts";
import type { RouteDescription } from "../src/core/openapi.ts";
import { identify } from "../src/identity/sessions.ts";
import type { Arrival } from "../src/identity/visit.ts";
import { lookAtReopening, reopenByLink } from "../src/workspaces/closing.ts";
import { acceptInvitation, lookAtInvitation } from "../src/workspaces/joining.ts";
import { confirmSignUp, isSignUpOpen, lookAtSignUp, signUp } from "../src/workspaces/sign-up.ts";
import {
  acceptInput,
  confirmInput,
  invitationLook,
  joined,
  reopeningLook,
  signUpInput,
  signUpLook,
  signUpState,
  switchInput,
  tokenInput,
  workspaceShown,
} from "../src/workspaces/workspaces.schema.ts";
import { switchWorkspace } from "../src/workspaces/workspaces.ts";
import { localeOf, requireOwnOrigin } from "./authentication.ts";
import { directoryOf, outsideOf } from "./context.ts";
import { keepCookie } from "./cookies.ts";
import { arrivalOf, keepSession } from "./doors.ts";

type Request = HonoContext<AppEnv>;
type Described<B> = Omit<RouteDescription, "method" | "access" | "body" | "answer"> & { body: B; answer?: z.ZodType };

/** Somebody at the door, who may be nobody yet, with the way into workspaces at hand. */
function visitorOf(c: Request): Arrival & Outside {
  const arrival = arrivalOf(c);
  const { origin, defer } = arrival;
  return { ...arrival, ...outsideOf(c.env, { via: "page", locale: localeOf(c), requestId: c.get("requestId"), origin, defer }) };
}

/** What a mail's link leads to is a page; it posts the token here. */
function door<B extends z.ZodType>(
  api: App,
  { body, answer, ...rest }: Described<B>,
  open: (c: Request, given: z.output<B>) => Promise<Response>,
): void {
  describeRoute(api, {
    ...{ method: "post", access: "public", ...rest },
    body: { "application/json": body },
    ...(answer ? { answer: { "application/json": answer } } : {}),
  });
  api.post(rest.path, async (c) => {
    requireOwnOrigin(c, true);
    return open(c, body.parse(await readJson(c)));
  });
}

/** The ways to a workspace for whoever is in none yet: sign-up, invitations, opening one again. */
export function workspaceDoors(api: App): void {
  const isOpen = (c: Request) => isSignUpOpen(directoryOf(c.env), c.env.SIGN_UP);
  describeRoute(api, {
    ...{ method: "get", path: "/auth/sign-up", access: "public", operationId: "getSignUp", status: 200 },
    ...{ summary: "Whether strangers may open a workspace here", answer: { "application/json": signUpState } },
  });
  api.get("/auth/sign-up", async (c) => c.json({ isOpen: await isOpen(c) }));
  door(
    api,
    {
      ...{ path: "/auth/sign-up", operationId: "signUp", status: 202, body: signUpInput, alsoRefuses: [403, 429] },
      summary: "Ask for an account with a workspace; a mail proves the address",
      description: "The answer is the same whether the address has an account or not.",
      answerDescription: "A mail is on its way",
    },
    async (c, input) => {
      await signUp(visitorOf(c), input, await isOpen(c));
      return c.body(null, 202);
    },
  );
  lookDoors(api);
  door(
    api,
    {
      ...{ path: "/auth/sign-up/confirm", operationId: "confirmSignUp", status: 201, body: confirmInput, answer: workspaceShown },
      ...{ summary: "Open the account and its workspace; the answer sets the session's cookie", alsoRefuses: [403, 404, 429] },
    },
    async (c, { token, password }) => {
      const { workspace, entry } = await confirmSignUp(visitorOf(c), token, password);
      keepSession(c, entry);
      return c.json(workspace, 201);
    },
  );
  invitationDoors(api);
  door(
    api,
    {
      ...{ path: "/auth/reopen", operationId: "reopenWorkspace", status: 200, body: tokenInput, answer: workspaceShown },
      ...{ summary: "Open a closed workspace again, with the link of its owner's mail", alsoRefuses: [403, 404] },
    },
    async (c, { token }) => c.json(await reopenByLink(visitorOf(c), token)),
  );
}

/** What the links of mails are for, asked by the pages that they lead to. */
function lookDoors(api: App): void {
  door(
    api,
    {
      ...{ path: "/auth/sign-up/look", operationId: "lookAtSignUp", status: 200, body: tokenInput, answer: signUpLook },
      ...{ summary: "What the link of a sign-up is for; spends nothing", alsoRefuses: [403, 404] },
    },
    async (c, { token }) => c.json(await lookAtSignUp(visitorOf(c), token)),
  );
  door(
    api,
    {
      ...{ path: "/auth/reopen/look", operationId: "lookAtReopening", status: 200, body: tokenInput, answer: reopeningLook },
      ...{ summary: "Which closed workspace a link opens again; spends nothing", alsoRefuses: [403, 404] },
    },
    async (c, { token }) => c.json(await lookAtReopening(visitorOf(c), token)),
  );
}

function invitationDoors(api: App): void {
  door(
    api,
    {
      ...{ path: "/auth/invitations/look", operationId: "lookAtInvitation", status: 200, body: tokenInput, answer: invitationLook },
      ...{ summary: "What an invitation is for; spends nothing", alsoRefuses: [403, 404] },
    },
    async (c, { token }) => c.json(await lookAtInvitation(visitorOf(c), token)),
  );
  door(
    api,
    {
      ...{ path: "/auth/invitations/accept", operationId: "acceptInvitation", status: 200, body: acceptInput, answer: joined },
      summary: "Accept an invitation, once: signed in, with the account's password, or with a name and a new password",
      alsoRefuses: [401, 403, 404, 429],
    },
    async (c, input) => {
      const visitor = visitorOf(c);
      const { sessionToken: token, directory, now } = visitor;
      const identity = token ? await identify(directory, token, now, false) : undefined;
      const { entry, ...answer } = await acceptInvitation(visitor, input, identity?.member);
      if (entry) keepSession(c, entry);
      return c.json(answer);
    },
  );
}

/** Moving a session sets its cookie, which no `endpoint` does. */
export function switchDoor(api: App): void {
  describeRoute(api, {
    ...{ method: "post", path: "/me/workspace", access: "session", operationId: "switchWorkspace", status: 200, alsoRefuses: [404] },
    summary: "Move the session to another workspace of yours, under a new token",
    body: { "application/json": switchInput },
    answer: { "application/json": workspaceShown },
  });
  api.post("/me/workspace", admit("session"), async (c) => {
    const { workspaceId } = switchInput.parse(await readJson(c));
    const { workspace, token } = await switchWorkspace(c.get("ctx"), workspaceId);
    keepCookie(c, "session", token);
    return c.json(workspace);
  });
}
