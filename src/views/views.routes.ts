import { askAnswer } from "../ask/ask.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { view, viewInput, viewList, viewPatch } from "./views.schema.ts";
import { answerView, createView, deleteView, editView, getView, listViews, restoreView } from "./views.ts";

export function viewRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{
        method: "get",
        path: "/views",
        access: "views:read",
        operationId: "listViews",
        summary: "List views: one's own and the shared ones",
      },
      answer: viewList,
    },
    async (ctx) => ({ items: await listViews(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/views", access: "views:create", operationId: "createView", summary: "Keep a query under a name" },
      ...{ body: viewInput, answer: view, status: 201 },
    },
    (ctx, { body }) => createView(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/views/{id}", access: "views:read", operationId: "getView", summary: "Read a view" },
      ...{ params: idParams, answer: view },
    },
    (ctx, { params }) => getView(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/views/{id}/answer", access: "views:read", operationId: "answerView", summary: "Answer a view anew" },
      ...{ params: idParams, answer: askAnswer },
    },
    (ctx, { params }) => answerView(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/views/{id}", access: "views:edit", operationId: "editView", summary: "Change a view" },
      ...{ params: idParams, body: viewPatch, answer: view, ifMatch: true },
    },
    (ctx, { params, body, version }) => editView(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/views/{id}", access: "views:delete", operationId: "deleteView", summary: "Put a view into the bin" },
      ...{ params: idParams, answer: view, ifMatch: true },
    },
    (ctx, { params, version }) => deleteView(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/views/{id}/restore",
        access: "views:edit",
        operationId: "restoreView",
        summary: "Take a view out of the bin",
      },
      ...{ params: idParams, answer: view },
    },
    (ctx, { params }) => restoreView(ctx, params),
  );
}
