import { type App, endpoint, idParams } from "../core/http.ts";
import { member, memberPage, memberQuery, mePatch } from "../members/members.schema.ts";
import { editMyProfile, listMembers } from "../members/members.ts";
import { apiKey, keyInput, keyList, me, newKey, passwordInput } from "./identity.schema.ts";
import { createKey, listKeys, revokeKey } from "./keys.ts";
import { changePassword, readMe } from "./me.ts";

export function identityRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path: "/me", access: "member", operationId: "getMe", summary: "Who is asking, and where", answer: me },
    (ctx) => readMe(ctx),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/me",
      access: "session",
      operationId: "editMe",
      summary: "Change your own profile",
      body: mePatch,
      answer: member,
      ifMatch: true,
    },
    (ctx, { body, version }) => editMyProfile(ctx, version, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/me/password",
      access: "session",
      operationId: "changePassword",
      keyFirst: {},
      summary: "Change your password; every session ends",
      description: "With `endsDelegates` your API keys, connected apps and calendar addresses end too, in every workspace.",
      body: passwordInput,
      status: 204,
    },
    async (ctx, { body }) => {
      await changePassword(ctx, body);
      return undefined as never;
    },
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/members",
      access: "members:read",
      operationId: "listMembers",
      summary: "List members",
      query: memberQuery,
      answer: memberPage,
      sparse: member,
    },
    (ctx, { query }) => listMembers(ctx, query),
  );
  endpoint(
    app,
    { method: "get", path: "/api-keys", access: "keys:manage", operationId: "listKeys", summary: "List API keys", answer: keyList },
    async (ctx) => ({
      items: await listKeys(ctx),
    }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/api-keys",
      access: "session keys:manage",
      operationId: "createKey",
      keyFirst: { key: "" },
      summary: "Create an API key, shown once",
      body: keyInput,
      answer: newKey,
      status: 201,
    },
    (ctx, { body }) => createKey(ctx, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/api-keys/{id}",
      access: "keys:manage",
      operationId: "revokeKey",
      summary: "Revoke an API key",
      params: idParams,
      answer: apiKey,
    },
    (ctx, { params }) => revokeKey(ctx, params.id),
  );
}
