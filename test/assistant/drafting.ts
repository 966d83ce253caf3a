import type { Draft, DraftEvent, DraftInput, DraftRevision } from "../../src/assistant/assistant.schema.ts";
import type { App } from "../support/app.ts";
import type { Client } from "../support/client.ts";

/** Reads the events of one draft as they come. */
export async function* eventsOf(response: Response): AsyncGenerator<DraftEvent> {
  let text = "";
  for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(
    new TextDecoderStream() as never,
  ) as AsyncIterable<string>) {
    const parts = (text + chunk).split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      if (part.startsWith(":")) continue;
      const [, event = "", data = ""] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
      yield { event, data: JSON.parse(data) } as DraftEvent;
    }
  }
}

export const askForDraft = (client: Client, input: Partial<DraftInput> & { recordId: string }, signal?: AbortSignal): Promise<Response> =>
  client.fetch("assistant/drafts", {
    method: "POST",
    body: JSON.stringify(input),
    headers: { "content-type": "application/json" },
    ...(signal ? { signal } : {}),
  });

export interface Drafted {
  events: DraftEvent[];
  /** What the page showed at the end: the deltas since the last start over. */
  shown: string;
  restart: string | undefined;
  draft: Draft;
}

/** A whole draft with all its events. */
export const draftOf = async (client: Client, input: Partial<DraftInput> & { recordId: string }): Promise<Drafted> =>
  drafted(await askForDraft(client, input));

/** The draft that comes of changing one. */
export const revise = async (client: Client, id: string, input: Partial<DraftRevision>): Promise<Drafted> =>
  drafted(
    await client.fetch(`assistant/drafts/${id}/revise`, {
      method: "POST",
      body: JSON.stringify(input),
      headers: { "content-type": "application/json" },
    }),
  );

async function drafted(response: Response): Promise<Drafted> {
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const events: DraftEvent[] = [];
  let shown = "";
  let restart: string | undefined;
  for await (const event of eventsOf(response)) {
    events.push(event);
    if (event.event === "delta") shown += event.data.text;
    if (event.event === "restart") [shown, restart] = ["", event.data.reason];
    if (event.event === "done") return { events, shown, restart, draft: event.data.draft };
  }
  throw new Error(`The draft did not end well: ${JSON.stringify(events.at(-1))}`);
}

export interface Customer {
  contactId: string;
  companyId: string;
}

/** A customer with a call, a meeting and a message that asks something. */
export async function addCustomer({ owner }: App, given: { language?: "vi" | "en"; isEmpty?: boolean } = {}): Promise<Customer> {
  const made = async (path: string, body: object) => {
    const answer = await owner.post<{ id: string }>(path, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  const companyId = await made("companies", { name: "Harbor Freight Lines" });
  const contactId = await made("contacts", {
    givenName: "Peter",
    familyName: "Holloway",
    addressForm: "mr",
    language: given.language ?? "en",
    companyId,
  });
  if (given.isEmpty) return { contactId, companyId };
  const day = (ago: number) => Date.now() - ago * 86_400_000;
  const activities = [
    {
      kind: "meeting",
      subject: "Pilot review",
      body: "Pilot review with Peter and Anneke de Vries. Two units failed.",
      occurredAt: day(20),
    },
    {
      kind: "call",
      subject: "Budget",
      body: "Peter has a budget of $71,680 and wants an answer on batteries by Friday.",
      occurredAt: day(9),
    },
    {
      kind: "chat",
      direction: "in",
      subject: "Scanner rollout",
      body: "48 of 50 drivers finished the training. Does the firmware work with our Oracle WMS?",
      occurredAt: day(3),
    },
  ];
  for (const activity of activities) await made("activities", { ...activity, links: [contactId] });
  return { contactId, companyId };
}
