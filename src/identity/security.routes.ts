import { type App, endpoint, idParams } from "../core/http.ts";
import { disconnect } from "./external-accounts.ts";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions.ts";
import { addPasskey, passkeyProofOptions, passkeyRegistrationOptions, proveByPasskey, removePasskey, renamePasskey } from "./passkeys.ts";
import { PROOF_MS, proveByPassword } from "./proof.ts";
import {
  codeInput,
  endedSessions,
  newTwoStep,
  ownSessionList,
  passkey,
  passkeyInput,
  passkeyOptions,
  passkeyPatch,
  proofInput,
  provedUntil,
  recoveryCodes,
  security,
} from "./security.schema.ts";
import { readSecurity } from "./security.ts";
import { beginTwoStep, confirmTwoStep, endTwoStep, renewRecoveryCodes } from "./two-step.ts";

/** What concerns nobody but the asker: how they get in, and where they are in. */
export function securityRoutes(app: App): void {
  proofRoutes(app);
  sessionRoutes(app);
  twoStepRoutes(app);
  passkeyRoutes(app);
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/me/external-accounts/{id}", access: "session", operationId: "disconnectExternalAccount" },
      ...{ summary: "Disconnect an account elsewhere: it opens this one no more", params: idParams, status: 204 },
    },
    async (ctx, { params }) => nothing(disconnect(ctx, params.id)),
  );
}

const nothing = (done: Promise<void>): Promise<never> => done as Promise<never>;

function proofRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path: "/me/security", access: "session", operationId: "getSecurity", summary: "How you get in", answer: security },
    (ctx) => readSecurity(ctx),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/proof",
        access: "session",
        operationId: "proveMyself",
        keyFirst: {},
        body: proofInput,
        answer: provedUntil,
      },
      summary: "Prove again that it is you, by password or passkey; it holds ten minutes for this session",
    },
    async (ctx, { body }) => {
      await ("password" in body ? proveByPassword(ctx, body.password) : proveByPasskey(ctx, body.credential));
      return { provedUntil: ctx.now + PROOF_MS };
    },
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/proof/options",
        access: "session",
        operationId: "beginPasskeyProof",
        keyFirst: {},
        answer: passkeyOptions,
      },
      summary: "Options for proving it with a passkey",
    },
    (ctx) => passkeyProofOptions(ctx),
  );
}

function sessionRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path: "/me/sessions", access: "session", operationId: "listOwnSessions", answer: ownSessionList },
      summary: "Where you are signed in",
    },
    async (ctx) => ({ items: await listOwnSessions(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/me/sessions", access: "session", operationId: "endOtherSessions", answer: endedSessions },
      summary: "End every other session of yours",
    },
    (ctx) => endOtherSessions(ctx),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/me/sessions/{id}", access: "session", operationId: "endOwnSession", params: idParams, status: 204 },
      summary: "End a session of yours; its open pages close",
    },
    async (ctx, { params }) => nothing(endOwnSession(ctx, params.id)),
  );
}

function twoStepRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/two-step",
        access: "session",
        operationId: "beginTwoStep",
        keyFirst: { secret: "", uri: "" },
        answer: newTwoStep,
        status: 201,
      },
      summary: "A secret for an authenticator app; nothing is asked for until a first code confirms it",
    },
    (ctx) => beginTwoStep(ctx),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/two-step/confirm",
        access: "session",
        operationId: "confirmTwoStep",
        keyFirst: { recoveryCodes: [] },
        body: codeInput,
      },
      ...{ answer: recoveryCodes, summary: "Turn two-step verification on with a first code" },
    },
    (ctx, { body }) => confirmTwoStep(ctx, body.code),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/me/two-step", access: "session", operationId: "endTwoStep", status: 204 },
      summary: "Turn two-step verification off",
    },
    async (ctx) => nothing(endTwoStep(ctx)),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/recovery-codes",
        access: "session",
        operationId: "renewRecoveryCodes",
        keyFirst: { recoveryCodes: [] },
        answer: recoveryCodes,
      },
      summary: "Ten new recovery codes in the place of the old, shown once",
    },
    (ctx) => renewRecoveryCodes(ctx),
  );
}

function passkeyRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/passkeys/options",
        access: "session",
        operationId: "beginPasskey",
        keyFirst: {},
        answer: passkeyOptions,
      },
      summary: "Options for making a passkey",
    },
    (ctx) => passkeyRegistrationOptions(ctx),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/me/passkeys",
        access: "session",
        operationId: "addPasskey",
        keyFirst: {},
        body: passkeyInput,
        answer: passkey,
      },
      ...{ status: 201, summary: "Add the passkey that was made" },
    },
    (ctx, { body }) => addPasskey(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/me/passkeys/{id}", access: "session", operationId: "renamePasskey", params: idParams },
      ...{ body: passkeyPatch, answer: passkey, summary: "Rename a passkey" },
    },
    (ctx, { params, body }) => renamePasskey(ctx, params.id, body.name),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/me/passkeys/{id}", access: "session", operationId: "removePasskey", params: idParams, status: 204 },
      summary: "Remove a passkey: it opens nothing any more",
    },
    async (ctx, { params }) => nothing(removePasskey(ctx, params.id)),
  );
}
