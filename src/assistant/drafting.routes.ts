import { activity } from "../activities/activities.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { draft, draftLog, draftRevision } from "./assistant.schema.ts";
import { draftStream } from "./draft-stream.ts";
import { pickDraft } from "./drafts.ts";
import { forgetMyStyle, getMyHabits, getMyStyle, learnMyStyle } from "./my-writing.ts";
import { reviseDraft } from "./revise-draft.ts";
import { logDraft } from "./send-draft.ts";
import { habits, writingStyle } from "./style.schema.ts";

/** What one does with a draft beside editing and sending it, and how its writer writes. */
export function draftingRoutes(app: App): void {
  draftStream(app, {
    path: "/assistant/drafts/{id}/revise",
    operationId: "reviseDraft",
    summary: "Change a draft by instruction, as server-sent events",
    params: idParams,
    body: draftRevision,
    write: (ctx, { params, body }, signal) => reviseDraft(ctx, params.id, body, signal),
  });
  endpoint(
    app,
    {
      ...{ method: "post", path: "/assistant/drafts/{id}/pick", access: "assistant:create", operationId: "pickDraft" },
      ...{ summary: "Take this one of two drafts", params: idParams, answer: draft },
    },
    (ctx, { params }) => pickDraft(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/assistant/drafts/{id}/log", access: "activities:create", operationId: "logDraft", status: 201 },
      ...{
        summary: "Note on the timeline a chat as sent, or a call with what was said",
        params: idParams,
        body: draftLog,
        answer: activity,
      },
    },
    (ctx, { params, body }) => logDraft(ctx, params.id, body),
  );
  myWritingRoutes(app);
}

function myWritingRoutes(app: App): void {
  const path = "/me/writing-style";
  endpoint(
    app,
    {
      method: "get",
      path,
      access: "assistant:read",
      operationId: "getMyStyle",
      summary: "How you write, if it was learned",
      answer: writingStyle,
    },
    (ctx) => getMyStyle(ctx),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path,
        access: "assistant:create",
        operationId: "learnMyStyle",
        summary: "Learn how you write from your own sent mail",
      },
      description:
        "Greeting, closing, length of sentences, emoji and turns of phrase, counted by code. Nobody else sees it; names and figures are no part of it.",
      answer: writingStyle,
    },
    (ctx) => learnMyStyle(ctx),
  );
  endpoint(
    app,
    {
      method: "delete",
      path,
      access: "assistant:read",
      operationId: "forgetMyStyle",
      summary: "Delete what was learned",
      answer: writingStyle,
    },
    (ctx) => forgetMyStyle(ctx),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/me/drafting", access: "assistant:read", operationId: "getMyHabits" },
      ...{ summary: "What you changed in drafts before sending, and which of two you took", answer: habits },
    },
    (ctx) => getMyHabits(ctx),
  );
}
