import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { type Context, require } from "../core/context.ts";
import { id, language } from "../core/fields.schema.ts";
import { type App, accessOf, endpoint, idParams } from "../core/http.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { outgoingMail } from "../mail/mail.schema.ts";
import { type DraftEvent, draft, draftInput, draftPatch, draftSend, summary } from "./assistant.schema.ts";
import { editDraft, getDraft, sendDraft, writeDraft } from "./drafts.ts";
import { getSummary } from "./summaries.ts";

const summaryQuery = z.object({ recordId: id, language: language.optional(), refresh: z.stringbool().default(false) });

export function assistantRoutes(app: App): void {
  draftRoute(app);
  endpoint(
    app,
    { method: "get", path: "/assistant/drafts/{id}", access: "assistant:read", summary: "Read a draft", params: idParams, answer: draft },
    (ctx, { params }) => getDraft(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/assistant/drafts/{id}",
      access: "assistant:create",
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
      summary: "What happened with a contact or company",
      query: summaryQuery,
      answer: summary,
    },
    (ctx, { query }) => getSummary(ctx, query),
  );
}

const ACCESS = "assistant:create";

/** The one answer that streams: what is refused is refused as JSON, before the first event. */
function draftRoute(app: App): void {
  accessOf.set("POST /assistant/drafts", ACCESS);
  const route = createRoute({
    method: "post",
    path: "/assistant/drafts",
    summary: "Write a draft, as server-sent events",
    tags: ["assistant"],
    security: [{ bearer: [] }, { session: [] }],
    request: { body: { required: true, content: { "application/json": { schema: draftInput } } } },
    responses: {
      200: {
        description: "Events: start, delta…, (restart, delta…), done or failed",
        content: { "text/event-stream": { schema: z.string() } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const ctx = c.get("ctx");
    require(ctx, ACCESS);
    const left = new AbortController();
    const signal = ctx.signal ? AbortSignal.any([ctx.signal, left.signal]) : left.signal;
    const events = writeDraft(ctx, c.req.valid("json"), signal);
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
  const show = (event: DraftEvent) =>
    writer.write(encoder.encode(`event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`)).catch(() => left.abort());
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
      await writer.close().catch(() => undefined);
    }
  };
  ctx.defer(pump());
  return readable;
}
