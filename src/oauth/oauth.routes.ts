import { type App, endpoint, idParams } from "../core/http.ts";
import { allowApp, disconnectApp, listConnectedApps, listWorkspaceApps, removeWorkspaceApp } from "./apps.ts";
import { decideConsent, describeConsent } from "./consents.ts";
import {
  appPolicy,
  appPolicyInput,
  authorizationRequest,
  connectedApp,
  connectedAppPatch,
  connectedApps,
  consentAnswer,
  consentInput,
  consentPage,
  workspaceApp,
  workspaceApps,
} from "./oauth.schema.ts";
import { changePolicy, readPolicy } from "./policies.ts";

export function oauthRoutes(app: App): void {
  consentRoutes(app);
  connectedRoutes(app);
  workspaceRoutes(app);
}

function consentRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/oauth/consent",
      access: "session",
      operationId: "describeConsent",
      summary: "What an app asks for, for the consent page",
      query: authorizationRequest,
      answer: consentPage,
    },
    (ctx, { query }) => describeConsent(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/oauth/consent",
      access: "session",
      operationId: "decideConsent",
      keyFirst: { redirectTo: "" },
      summary: "Let an app in, or not",
      body: consentInput,
      answer: consentAnswer,
    },
    (ctx, { body }) => decideConsent(ctx, body),
  );
}

function connectedRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/connected-apps",
      access: "session",
      operationId: "listConnectedApps",
      summary: "Apps and keys that act in your name",
      answer: connectedApps,
    },
    async (ctx) => ({ items: await listConnectedApps(ctx), mcpUrl: `${ctx.ports.publicUrl}/mcp` }),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/connected-apps/{id}",
      access: "session",
      operationId: "allowApp",
      summary: "Say what an app may do over MCP without asking",
      params: idParams,
      body: connectedAppPatch,
      answer: connectedApp,
    },
    (ctx, { params, body }) => allowApp(ctx, params.id, body.allowed),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/connected-apps/{id}",
      access: "session",
      operationId: "disconnectApp",
      summary: "Disconnect an app",
      params: idParams,
      answer: connectedApp,
    },
    (ctx, { params }) => disconnectApp(ctx, params.id),
  );
}

function workspaceRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/apps",
      access: "apps:manage",
      operationId: "listWorkspaceApps",
      summary: "Apps that members have connected, and which may be",
      answer: workspaceApps,
    },
    async (ctx) => ({ items: await listWorkspaceApps(ctx), policy: await readPolicy(ctx) }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/apps/policy",
      access: "apps:manage",
      operationId: "changeAppPolicy",
      keyFirst: {},
      summary: "Say which apps members may connect: any, those answered at listed hosts, or none",
      body: appPolicyInput,
      answer: appPolicy,
    },
    (ctx, { body }) => changePolicy(ctx, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/apps/{id}",
      access: "apps:manage",
      operationId: "removeWorkspaceApp",
      summary: "Disconnect an app for everybody",
      params: idParams,
      answer: workspaceApp,
    },
    (ctx, { params }) => removeWorkspaceApp(ctx, params.id),
  );
}
