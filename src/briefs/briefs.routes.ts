import { type App, endpoint, idParams } from "../core/http.ts";
import { brief, briefQuery, news, newsQuery, upcoming } from "./briefs.schema.ts";
import { readBrief } from "./briefs.ts";
import { readNews } from "./news.ts";
import { listUpcoming } from "./upcoming.ts";

export function briefRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/assistant/news",
      access: "assistant:read",
      operationId: "readNews",
      summary: "What is new with a record since one looked at it last",
      description: "Opening it on the page counts as a look; reading it through the API does not.",
      query: newsQuery,
      answer: news,
    },
    (ctx, { query }) => readNews(ctx, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/briefs/{id}",
      access: "assistant:read",
      operationId: "readBrief",
      summary: "What to know before talking to a customer",
      description: "The id of a contact, company or deal.",
      params: idParams,
      query: briefQuery,
      answer: brief,
    },
    (ctx, { params, query }) => readBrief(ctx, params.id, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/briefs",
      access: "assistant:read",
      operationId: "listUpcoming",
      summary: "Meetings and tasks of the next two days that one can be briefed for",
      answer: upcoming,
    },
    (ctx) => listUpcoming(ctx),
  );
}
