import * as z from "zod";
import { requiredLine } from "../core/fields.schema.ts";

/** An app that registers itself (RFC 7591). What Relata has no use for is passed over, as the standard wants. */
export const registration = z.object({
  client_name: requiredLine(100).optional(),
  redirect_uris: z.array(z.string()).min(1).max(10),
  token_endpoint_auth_method: z.string().max(100).optional(),
  grant_types: z.array(z.string().max(100)).max(10).optional(),
  response_types: z.array(z.string().max(100)).max(10).optional(),
});

const text = (max: number) => z.string().max(max).optional();

const asked = {
  client_id: z.string().max(100),
  redirect_uri: text(500),
  response_type: text(100),
  scope: text(1_000),
  state: text(2_000),
  code_challenge: text(200),
  code_challenge_method: text(20),
  resource: text(500),
  prompt: text(100),
};

/** What an app asks for in the address of the consent page. */
export const authorizationRequest = z.strictObject(asked);

export const consentPage = z
  .object({
    app: z.object({
      id: z.string(),
      /** What the app calls itself: unverified. */
      name: z.string(),
      /** Where the answer goes: a host, "localhost", or an app's own scheme such as "cursor:". */
      host: z.string(),
    }),
    /** mcp: changes are proposals; api: changes take effect at once. */
    audience: z.enum(["mcp", "api"]),
    scopes: z.array(z.string()),
    workspaces: z.array(z.object({ id: z.string(), name: z.string(), isOpen: z.boolean() })),
    workspaceId: z.string(),
    /** Granted before, just so, and answered where nobody else can listen: no need to ask again. */
    isRemembered: z.boolean(),
    /** Set when the request cannot be granted: where to send the browser with the reason. */
    redirectTo: z.string().nullable(),
  })
  .meta({ id: "ConsentPage" });

export const consentInput = z
  .strictObject({
    ...asked,
    isAllowed: z.boolean(),
    workspaceId: z.string().max(40),
    /** Of the scopes that were asked for, those that are granted. */
    scopes: z.array(z.string().max(100)).max(100),
  })
  .meta({ id: "ConsentInput" });
export const consentAnswer = z.object({ redirectTo: z.string() }).meta({ id: "ConsentAnswer" });

const app = {
  id: z.string(),
  name: z.string(),
  host: z.string(),
  connectedAt: z.int(),
  lastUsedAt: z.int(),
};

export const connectedApp = z
  .object({
    ...app,
    /** null: a key that was not used yet. */
    lastUsedAt: z.int().nullable(),
    kind: z.enum(["app", "key"]),
    /** null: all that the member may. */
    scopes: z.array(z.string()).nullable(),
    audience: z.enum(["mcp", "api"]).nullable(),
    /** What it may do over MCP without asking: `tasks:create`. */
    allowed: z.array(z.string()),
  })
  .meta({ id: "ConnectedApp" });
export const connectedApps = z.object({ items: z.array(connectedApp), mcpUrl: z.string() });
export const connectedAppPatch = z.strictObject({ allowed: z.array(z.string().max(40)).max(40) }).meta({ id: "ConnectedAppPatch" });

export const workspaceApp = z.object({ ...app, members: z.int() }).meta({ id: "WorkspaceApp" });
export const appPolicy = z
  .object({
    mode: z.enum(["open", "listed", "off"]),
    /** Hosts that apps may be answered at, in mode "listed": `claude.ai`, `localhost`, `cursor:`. */
    hosts: z.array(z.string()),
  })
  .meta({ id: "AppPolicy" });
export const workspaceApps = z.object({ items: z.array(workspaceApp), policy: appPolicy });
export const appPolicyInput = z
  .strictObject({
    mode: z.enum(["open", "listed", "off"]),
    hosts: z
      .array(
        z
          .string()
          .max(253)
          .regex(/^(?:[a-z0-9.-]+|[a-z][a-z0-9+.-]*:)$/),
      )
      .max(50)
      .default([]),
  })
  .meta({ id: "AppPolicyInput" });

export type Registration = z.infer<typeof registration>;
export type AuthorizationRequest = z.infer<typeof authorizationRequest>;
export type ConsentPage = z.infer<typeof consentPage>;
export type ConsentInput = z.infer<typeof consentInput>;
export type ConsentAnswer = z.infer<typeof consentAnswer>;
export type ConnectedApp = z.infer<typeof connectedApp>;
export type WorkspaceApp = z.infer<typeof workspaceApp>;
export type AppPolicy = z.infer<typeof appPolicy>;
