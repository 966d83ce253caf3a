import { type App, endpoint } from "../core/http.ts";
import { askAnswer, askInput, askReply, runInput } from "./ask.schema.ts";
import { answerQuery, ask } from "./ask.ts";

export function askRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path: "/ask", access: "assistant:read", operationId: "ask", summary: "Ask a question in Vietnamese or English" },
      ...{ query: askInput, answer: askReply },
      description:
        "The question becomes a query, which is shown, and is answered with the asker's rights. What is not understood is named.",
    },
    (ctx, { query }) => ask(ctx, query),
  );
  endpoint(
    app,
    {
      ...{
        method: "get",
        path: "/ask/answer",
        access: "assistant:read",
        operationId: "answerQuery",
        summary: "Answer a query as it stands",
      },
      ...{ query: runInput, answer: askAnswer },
    },
    (ctx, { query }) => answerQuery(ctx, query.query),
  );
}
