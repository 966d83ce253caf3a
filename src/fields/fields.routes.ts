import { type App, endpoint } from "../core/http.ts";
import { fieldsAnswer } from "./fields.schema.ts";
import { describeFields } from "./fields.ts";

export function fieldRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/fields",
      access: "member",
      operationId: "describeFields",
      summary: "What there is: nouns, fields, types, operators, choices",
      answer: fieldsAnswer,
    },
    (ctx) => describeFields(ctx),
  );
}
