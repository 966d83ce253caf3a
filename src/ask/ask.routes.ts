import { type App, endpoint } from "../core/http.ts";
import { askAnswer, askInput, askReply, runInput } from "./ask.schema.ts";
import { answerQuery, ask } from "./ask.ts";

export function askRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "post", path: "/ask", access: "assistant:read", operationId: "ask", summary: "Ask a question in Vietnamese or English" },
      ...{ body: askInput, answer: askReply },
      description:
        "The question becomes a query, which is shown, and is answered with the asker's rights. What is not understood is named.",
    },
    (ctx, { body }) => ask(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/ask/run", access: "assistant:read", operationId: "runQuery", summary: "Answer a query as it stands" },
      ...{ body: runInput, answer: askAnswer },
    },
    (ctx, { body }) => answerQuery(ctx, body.query),
  );
}
