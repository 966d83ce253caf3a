import type { Context as HonoContext } from "hono";
import type * as z from "zod";
import type { Context } from "../core/context.ts";
import { type App, type AppEnv, accessOf, admit } from "../core/http.ts";
import { errorFields } from "../core/log.ts";
import { routeOf } from "../core/openapi.ts";
import { Refusal } from "../core/refusal.ts";
import { type DraftEvent, draftEvent } from "./assistant.schema.ts";

const ACCESS = "assistant:create";
/** Only a write finds out that the reader has left, also while the model is still silent. */
const PULSE_MS = 1_000;

interface Streamed<P extends z.ZodObject, B extends z.ZodType> {
  path: string;
  operationId: string;
  summary: string;
  params?: P;
  body: B;
  write(ctx: Context, input: { params: z.output<P>; body: z.output<B> }, signal: AbortSignal): AsyncGenerator<DraftEvent>;
}

/** An answer that streams: what is refused is refused as JSON, before the first event. */
export function draftStream<P extends z.ZodObject, B extends z.ZodType>(
  app: App,
  { path, params, body, write, ...named }: Streamed<P, B>,
): void {
  accessOf.set(`POST ${path}`, ACCESS);
  const route = routeOf(
    {
      ...{ method: "post", path, access: ACCESS, status: 200, ...named, ...(params && { params }) },
      body: { "application/json": body },
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
    const input = { params: params && c.req.valid("param" as never), body: c.req.valid("json" as never) };
    const events = write(ctx, input as unknown as Parameters<typeof write>[1], signal);
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
