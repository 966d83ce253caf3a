import { type App, endpoint, idParams } from "../core/http.ts";
import { rights, role, roleInput, roleList, rolePatch } from "./roles.schema.ts";
import { createRole, deleteRole, editRole, listRights, listRoles } from "./roles.ts";

export function roleRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path: "/rights", access: "member", operationId: "listRights", answer: rights },
      summary: "What roles and keys are made of: verbs, how far they reach, fields that can be hidden",
    },
    async () => listRights(),
  );
  endpoint(
    app,
    { method: "get", path: "/roles", access: "members:read", operationId: "listRoles", summary: "List roles", answer: roleList },
    async (ctx) => ({ items: await listRoles(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/roles", access: "roles:manage", operationId: "createRole", keyFirst: {}, summary: "Make a role" },
      ...{ body: roleInput, answer: role, status: 201 },
    },
    (ctx, { body }) => createRole(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/roles/{id}", access: "roles:manage", operationId: "editRole", summary: "Change a role" },
      ...{ params: idParams, body: rolePatch, answer: role, ifMatch: true },
    },
    (ctx, { params, body, version }) => editRole(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/roles/{id}", access: "roles:manage", operationId: "deleteRole" },
      ...{ summary: "Delete a role that nobody has", params: idParams, answer: role, ifMatch: true },
    },
    (ctx, { params, version }) => deleteRole(ctx, { ...params, version }),
  );
}
