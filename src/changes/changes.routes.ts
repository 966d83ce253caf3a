import { type App, endpoint, idParams } from "../core/http.ts";
import { changesAnswer, changesQuery, undoAnswer } from "./changes.schema.ts";
import { listChanges } from "./changes.ts";
import { feedAnswer, feedQuery } from "./feed.schema.ts";
import { readFeed } from "./feed.ts";
import { undoChange } from "./undo.ts";

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
      method: "get",
      path: "/changes/feed",
      access: "changes:read",
      operationId: "readFeed",
      summary: "Every change of records since a cursor, to keep another system in step",
      query: feedQuery,
      answer: feedAnswer,
      alsoRefuses: [400, 410],
    },
    (ctx, { query }) => readFeed(ctx, query),
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
