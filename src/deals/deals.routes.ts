import { type App, endpoint, idParams } from "../core/http.ts";
import { deal, dealPage, dealPatch, dealQuery } from "./deals.schema.ts";
import { editDeal, getDeal, listDeals } from "./deals.ts";

export function dealRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/deals",
      access: "deals:read",
      operationId: "listDeals",
      summary: "List deals",
      query: dealQuery,
      answer: dealPage,
      sparse: deal,
    },
    (ctx, { query }) => listDeals(ctx, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/deals/{id}",
      access: "deals:read",
      operationId: "getDeal",
      summary: "Read a deal",
      params: idParams,
      answer: deal,
      sparse: deal,
    },
    (ctx, { params }) => getDeal(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/deals/{id}",
      access: "deals:edit",
      operationId: "editDeal",
      summary: "Change a deal",
      params: idParams,
      body: dealPatch,
      answer: deal,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editDeal(ctx, { ...params, version }, body),
  );
}
