export interface ServerEvent {
  event: string;
  data: string;
}

function parse(block: string): ServerEvent | undefined {
  const lines = block.split("\n");
  const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).replace(/^ /, ""));
  const event = lines
    .find((line) => line.startsWith("event:"))
    ?.slice(6)
    .trim();
  return data.length > 0 ? { event: event ?? "message", data: data.join("\n") } : undefined;
}

/** The events of a text/event-stream answer, one by one; ends when the stream ends. */
export async function* eventsOf(response: Response): AsyncGenerator<ServerEvent> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (waiting + value).replaceAll("\r\n", "\n").split("\n\n");
      waiting = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
