import * as z from "zod";
import { flag, id, language } from "../core/fields.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { outgoingMail } from "../mail/mail.schema.ts";
import { draft, draftInput, draftPatch, draftSend, noteDecided, noteDecision, notesReading, summary } from "./assistant.schema.ts";
import { draftStream } from "./draft-stream.ts";
import { editDraft, getDraft, writeDraft } from "./drafts.ts";
import { decideNoteAction, readMeetingNotes } from "./notes.ts";
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
      summary: "What happened with a contact, company or deal, or in a thread of messages",
      description: "The id of an activity stands for its thread.",
      query: summaryQuery,
      answer: summary,
    },
    (ctx, { query }) => getSummary(ctx, query),
  );
  noteRoutes(app);
}

function noteRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/assistant/notes/{id}",
      access: "assistant:read",
      operationId: "readMeetingNotes",
      summary: "Decisions, proposed tasks, risks and mood in the notes of an activity",
      params: idParams,
      query: z.strictObject({ language: language.optional(), refresh: flag }),
      answer: notesReading,
    },
    (ctx, { params, query }) => readMeetingNotes(ctx, { activityId: params.id, ...query }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/assistant/notes/{id}/decisions",
      access: "tasks:create",
      operationId: "decideNoteAction",
      summary: "Make a task of what notes propose, or put it aside",
      params: idParams,
      body: noteDecision,
      answer: noteDecided,
      alsoRefuses: [412],
    },
    (ctx, { params, body }) => decideNoteAction(ctx, params.id, body),
  );
}
