import { type App, endpoint, idParams } from "../core/http.ts";
import { changesAnswer, changesQuery, undoAnswer } from "./changes.schema.ts";
import { listChanges, undoChange } from "./changes.ts";

export function changeRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/changes",
      access: "changes:read",
      operationId: "listChanges",
      summary: "What changed on a record",
      query: changesQuery,
      answer: changesAnswer,
    },
    async (ctx, { query }) => ({
      items: await listChanges(ctx, query.recordId, query.limit),
    }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/changes/{id}/undo",
      access: "changes:edit",
      operationId: "undoChange",
      summary: "Take a change back",
      params: idParams,
      answer: undoAnswer,
    },
    (ctx, { params }) => undoChange(ctx, params.id),
  );
}
