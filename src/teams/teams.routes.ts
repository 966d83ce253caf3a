import { type App, endpoint, idParams } from "../core/http.ts";
import { team, teamInput, teamList, teamPatch } from "./teams.schema.ts";
import { createTeam, deleteTeam, editTeam, listTeams, restoreTeam } from "./teams.ts";

export function teamRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path: "/teams", access: "teams:read", operationId: "listTeams", summary: "List teams", answer: teamList },
    async (ctx) => ({ items: await listTeams(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/teams", access: "teams:manage", operationId: "createTeam", summary: "Make a team" },
      ...{ body: teamInput, answer: team, status: 201 },
    },
    (ctx, { body }) => createTeam(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/teams/{id}", access: "teams:manage", operationId: "editTeam", summary: "Change a team or its people" },
      ...{ params: idParams, body: teamPatch, answer: team, ifMatch: true },
    },
    (ctx, { params, body, version }) => editTeam(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/teams/{id}", access: "teams:manage", operationId: "deleteTeam", summary: "Put a team into the bin" },
      ...{ params: idParams, answer: team, ifMatch: true },
    },
    (ctx, { params, version }) => deleteTeam(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/teams/{id}/restore", access: "teams:manage", operationId: "restoreTeam" },
      ...{ summary: "Take a team out of the bin", params: idParams, answer: team },
    },
    (ctx, { params }) => restoreTeam(ctx, params),
  );
}
