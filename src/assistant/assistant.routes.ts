import type { Context as HonoContext } from "hono";
import * as z from "zod";
import type { Context } from "../core/context.ts";
import { flag, id, language } from "../core/fields.schema.ts";
import { type App, type AppEnv, accessOf, admit, endpoint, idParams } from "../core/http.ts";
import { errorFields } from "../core/log.ts";
import { routeOf } from "../core/openapi.ts";
import { Refusal } from "../core/refusal.ts";
import { outgoingMail } from "../mail/mail.schema.ts";
import {
  type DraftEvent,
  type DraftInput,
  draft,
  draftEvent,
  draftInput,
  draftPatch,
  draftSend,
  noteDecided,
  noteDecision,
  notesReading,
  summary,
} from "./assistant.schema.ts";
import { editDraft, getDraft, sendDraft, writeDraft } from "./drafts.ts";
import { decideNoteAction, readMeetingNotes } from "./notes.ts";
import { getSummary } from "./summaries.ts";

const summaryQuery = z.strictObject({ recordId: id, language: language.optional(), refresh: flag });

export function assistantRoutes(app: App): void {
  draftRoute(app);
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

const ACCESS = "assistant:create";
/** Only a write finds out that the reader has left, also while the model is still silent. */
const PULSE_MS = 1_000;

/** The one answer that streams: what is refused is refused as JSON, before the first event. */
function draftRoute(app: App): void {
  accessOf.set("POST /assistant/drafts", ACCESS);
  const route = routeOf(
    {
      ...{ method: "post", path: "/assistant/drafts", access: ACCESS, operationId: "writeDraft", status: 200 },
      summary: "Write a draft, as server-sent events",
      body: { "application/json": draftInput },
      answer: { "text/event-stream": draftEvent },
      alsoRefuses: [404],
      answerDescription:
        "Events in this order: start, delta…, perhaps restart and delta… again, then done or failed, with comment lines (`:`) between them. The schema is of one event: `event` is its name, `data` what its data line holds as JSON.",
    },
    admit(ACCESS),
  );
  app.openapi(route, async (c: HonoContext<AppEnv>) => {
    const ctx = c.get("ctx");
    const left = new AbortController();
    const signal = ctx.signal ? AbortSignal.any([ctx.signal, left.signal]) : left.signal;
    const events = writeDraft(ctx, c.req.valid("json" as never) as DraftInput, signal);
    const first = await events.next();
    return new Response(streamOf(ctx, events, first.value, left), {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform" },
    });
  });
}

/** Events as they come. When the reader leaves, the writing is told, and goes on just long enough to be written down. */
function streamOf(
  ctx: Context,
  events: AsyncGenerator<DraftEvent>,
  first: DraftEvent | undefined,
  left: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writer.closed.catch(() => left.abort());
  const write = (text: string) => writer.write(encoder.encode(text)).catch(() => left.abort());
  const show = (event: DraftEvent) => write(`event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`);
  const pulse = setInterval(() => void write(":\n\n"), PULSE_MS);
  const pump = async () => {
    try {
      if (first) await show(first);
      for await (const event of events) await show(event);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) ctx.log("error", "a draft failed", errorFields(thrown));
      await show({
        event: "failed",
        data: {
          code: thrown instanceof Refusal ? thrown.code : "internal",
          message: thrown instanceof Refusal ? thrown.message : "The draft could not be written",
        },
      });
    } finally {
      clearInterval(pulse);
      await writer.close().catch(() => undefined);
    }
  };
  ctx.defer(pump());
  return readable;
}
