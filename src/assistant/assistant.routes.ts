import * as z from "zod";
import { flag, id, language } from "../core/fields.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { outgoingMail } from "../mail/mail.schema.ts";
import { draft, draftInput, draftPatch, draftSend, summary } from "./assistant.schema.ts";
import { draftStream } from "./draft-stream.ts";
import { editDraft, getDraft, writeDraft } from "./drafts.ts";
import { sendDraft } from "./send-draft.ts";
import { getSummary } from "./summaries.ts";

const summaryQuery = z.strictObject({ recordId: id, language: language.optional(), refresh: flag });

export function assistantRoutes(app: App): void {
  draftStream(app, {
    path: "/assistant/drafts",
    operationId: "writeDraft",
    summary: "Write a draft, as server-sent events",
    body: draftInput,
    write: (ctx, { body }, signal) => writeDraft(ctx, body, signal),
  });
  endpoint(
    app,
    {
      method: "get",
      path: "/assistant/drafts/{id}",
      access: "assistant:read",
      operationId: "getDraft",
      summary: "Read a draft",
      params: idParams,
      answer: draft,
    },
    (ctx, { params }) => getDraft(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/assistant/drafts/{id}",
      access: "assistant:create",
      operationId: "editDraft",
      summary: "Change a draft and have it checked",
      params: idParams,
      body: draftPatch,
      answer: draft,
    },
    (ctx, { params, body, version }) => editDraft(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/assistant/drafts/{id}/send",
        access: "mail:send",
        operationId: "sendDraft",
        summary: "Send a draft; it is held for ten seconds",
        status: 202,
      },
      ...{ params: idParams, body: draftSend, answer: z.object({ mail: outgoingMail }) },
    },
    async (ctx, { params, body }) => ({ mail: await sendDraft(ctx, params.id, body) }),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/assistant/summary",
      access: "assistant:read",
      operationId: "getSummary",
      summary: "What happened with a contact or company",
      query: summaryQuery,
      answer: summary,
    },
    (ctx, { query }) => getSummary(ctx, query),
  );
}
