/** Values one by one from Worker to Worker, a line of JSON each, while the work goes on. */

export type Lines = (signal: AbortSignal) => AsyncGenerator<unknown>;

/** Answers with what the work yields, as it comes: what comes at once leaves at once. The work's signal fires when the reader leaves. */
export function ndjson(work: Lines): Response {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    start(controller) {
      let held = "";
      const flush = () => {
        if (held && !left.signal.aborted) controller.enqueue(encoder.encode(held));
        held = "";
      };
      const pump = async () => {
        for await (const value of work(left.signal)) {
          if (left.signal.aborted) return;
          if (!held) setTimeout(flush);
          held += `${JSON.stringify(value)}\n`;
        }
        flush();
        controller.close();
      };
      pump().catch((thrown: unknown) => {
        held = "";
        controller.error(thrown);
      });
    },
    cancel: () => left.abort(),
  });
  return new Response(lines, { headers: { "content-type": "application/x-ndjson" } });
}

/** Reads the values as they come; a last line that was cut off is left out. Throws when the stream breaks. */
export async function* readNdjson(lines: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let held = "";
  for await (const chunk of lines) {
    const parts = (held + decoder.decode(chunk, { stream: true })).split("\n");
    held = parts.pop() ?? "";
    for (const part of parts) yield JSON.parse(part);
  }
}
