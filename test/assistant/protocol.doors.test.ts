import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Abilities, ALL_ABILITIES, plainer } from "../../src/assistant/abilities.ts";
import type { ConnectionReport } from "../../src/assistant-settings/assistant-settings.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { addCustomer, draftOf } from "./drafting.ts";
import { choose, NO_READING, summaryOf } from "./trust.ts";

/** Servers that speak the OpenAI protocol differ in what of it they know. Each of these refuses or does something in its own way. */

type Body = Record<string, unknown> & { messages: { role: string; content: string }[]; stream?: boolean };
interface Server_ {
  name: string;
  /** What it complains of, or undefined when it answers. */
  refuses?: (body: Body, path: string) => { status: number; message: string } | undefined;
  hasUsage?: boolean;
  /** Answers in one piece whatever was asked. */
  isWhole?: boolean;
  /** Gives JSON as an object instead of as text. */
  givesObject?: boolean;
  can: Partial<ConnectionReport["abilities"]>;
}

const no = (status: number, message: string) => ({ status, message });
const SERVERS: Server_[] = [
  {
    name: "OpenAI: knows all, and no max_tokens",
    refuses: (body) =>
      "max_tokens" in body ? no(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.") : undefined,
    can: { shape: "schema", streams: true, tellsUsage: true, hasSystem: true },
  },
  {
    name: "an older vLLM: max_tokens, no schema",
    refuses: (body) =>
      "max_completion_tokens" in body
        ? no(400, "[{'type': 'extra_forbidden', 'loc': ('body', 'max_completion_tokens')}]")
        : (body.response_format as { type?: string })?.type === "json_schema"
          ? no(400, "response_format must be one of text, json_object")
          : undefined,
    can: { shape: "object", streams: true },
  },
  {
    name: "Ollama under /v1, without stream_options",
    refuses: (body, path) =>
      path.startsWith("/v1/")
        ? "stream_options" in body
          ? no(400, "unknown field stream_options")
          : undefined
        : no(404, "404 page not found"),
    hasUsage: false,
    can: { shape: "schema", tellsUsage: false },
  },
  {
    name: "Workers AI: JSON as an object",
    givesObject: true,
    can: { shape: "schema", streams: true },
  },
  {
    name: "a model without a system role",
    refuses: ({ messages }) => (messages.some(({ role }) => role === "system") ? no(400, "System role not supported") : undefined),
    can: { hasSystem: false },
  },
  {
    name: "a server without streaming",
    refuses: (body) => (body.stream ? no(400, "streaming is not supported by this deployment") : undefined),
    can: { streams: false },
  },
  { name: "a server that answers in one piece though asked to stream", isWhole: true, can: { shape: "schema" } },
  {
    name: "a server that knows only model and messages, and does not say what it dislikes",
    refuses: (body) =>
      Object.keys(body).some((key) => !["model", "messages", "stream"].includes(key)) ? no(422, "Unprocessable") : undefined,
    can: { shape: "none" },
  },
];

const CLAIMS = { claims: [{ text: "48 of 50 drivers finished the training.", cites: ["a1"], kind: "point" }] };
const MAIL = "Subject: Hello\n\nDear Mr Holloway,\n\nThank you for your time.";

let current: Server_;
let bodies: Body[] = [];
let server: Server;
let app: App;
let contactId: string;

function answerOf({ messages }: Body): string {
  const prompt = messages.map(({ content }) => content).join("\n");
  if (prompt.includes('{"pong":true}')) return '{"pong":true}';
  return prompt.includes('{"claims"') ? JSON.stringify(CLAIMS) : MAIL;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
  bodies.push(body);
  const refused = current.refuses?.(body, request.url ?? "");
  if (refused) {
    response.writeHead(refused.status, { "content-type": "application/json" });
    return void response.end(JSON.stringify({ error: { message: refused.message } }));
  }
  const usage = current.hasUsage === false ? {} : { usage: { prompt_tokens: 900, completion_tokens: 100 } };
  const text = answerOf(body);
  if (body.stream && !current.isWhole) {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const chunk = (choices: object[], more = {}) => response.write(`data: ${JSON.stringify({ id: "1", choices, ...more })}\n\n`);
    chunk([{ index: 0, delta: { content: text }, finish_reason: null }]);
    chunk([{ index: 0, delta: {}, finish_reason: "stop" }], usage);
    return void response.end("data: [DONE]\n\n");
  }
  const content = current.givesObject && text.startsWith("{") ? JSON.parse(text) : text;
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ id: "1", choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }], ...usage }),
  );
}

beforeAll(async () => {
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  app = await startApp({ empty: true, env: { ALLOW_LOCAL_WEBHOOKS: "true" } });
  await choose(app.owner, { purposes: NO_READING });
  ({ contactId } = await addCustomer(app));
});
afterAll(async () => {
  await app?.close();
  server.closeAllConnections();
  server.close();
});

describe.each(SERVERS.map((each, index) => ({ ...each, index })))("$name", (each) => {
  test("drafts and summaries come from it, and the test of the connection says what it can do", async () => {
    current = each;
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await choose(app.owner, { source: "own", baseUrl, model: `model-${each.index}`, key: null });
    const { draft, restart } = await draftOf(app.owner, { recordId: contactId });
    expect([draft.engine, restart]).toEqual(["model", undefined]);
    expect(await summaryOf(app.owner, contactId)).toMatchObject({ engine: "model", points: [{ cites: ["a1"] }] });
    const { body } = await app.owner.post<ConnectionReport>("assistant/settings/test", {});
    expect(body).toMatchObject({ works: true, abilities: each.can });
    bodies = [];
    await draftOf(app.owner, { recordId: contactId });
    expect(bodies).toHaveLength(1);
  });
});

describe("asking more plainly", () => {
  test("always ends", () => {
    for (const message of ["no", "response_format", "stream_options", "max_tokens", "system", "stream", ""])
      for (const status of [400, 422, 404, 405, 501, 500, 401]) {
        let now: Abilities | undefined = ALL_ABILITIES;
        for (let step = 0; now; step += 1) {
          expect(step).toBeLessThan(12);
          now = plainer(now, { status }, message);
        }
      }
  });

  test("a model that does not exist is no reason to look under /v1", () => {
    expect(plainer(ALL_ABILITIES, { status: 404 }, "The model `x` does not exist")).toBeUndefined();
    expect(plainer(ALL_ABILITIES, { status: 404 }, "Not Found")).toMatchObject({ path: "/v1" });
  });
});
