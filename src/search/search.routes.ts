import { type App, endpoint } from "../core/http.ts";
import { searchHits, searchQuery } from "./search.schema.ts";
import { search } from "./search.ts";

export function searchRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/search",
      access: "search:read",
      operationId: "search",
      summary: "Find records by their words",
      query: searchQuery,
      answer: searchHits,
    },
    (ctx, { query }) => search(ctx, query),
  );
}
