import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody's server that takes webhooks: well, badly, or with tricks. */
export type Behaviour =
  | { kind: "answer"; status?: number; headers?: Record<string, string>; body?: string }
  /** Takes the request and says nothing. */
  | { kind: "hang" }
  /** Says 200 and then one byte at a time, for ever. */
  | { kind: "drip"; everyMs: number }
  /** Promises more than it sends, and closes. */
  | { kind: "short" }
  /** Closes the connection in the middle of the headers. */
  | { kind: "close" }
  /** Never stops sending. */
  | { kind: "flood" }
  /** Speaks something else than HTTP. */
  | { kind: "garbage" };

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Chosen for each request; by itself one that answers 200. */
  behave: (received: Received) => Behaviour = () => ({ kind: "answer" });
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const received = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString(), at: Date.now() };
      this.received.push(received);
      reply(this.behave(received), response);
    });
  }

  static async start(host = "127.0.0.1", port = 0): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(port, host, resolve));
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path = "/"): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  at(path: string): Received[] {
    return this.received.filter((each) => each.path === path);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function reply(behaviour: Behaviour, response: ServerResponse): void {
  const { socket } = response;
  switch (behaviour.kind) {
    case "answer":
      response.writeHead(behaviour.status ?? 200, behaviour.headers ?? {});
      response.end(behaviour.body ?? "");
      return;
    case "hang":
      return;
    case "drip": {
      response.writeHead(200);
      const timer = setInterval(() => response.write("."), behaviour.everyMs);
      response.on("close", () => clearInterval(timer));
      return;
    }
    case "short":
      response.writeHead(200, { "content-length": "1000" });
      response.write("only this");
      setImmediate(() => socket?.destroy());
      return;
    case "close":
      socket?.write("HTTP/1.1 200 OK\r\nContent-");
      setImmediate(() => socket?.destroy());
      return;
    case "garbage":
      socket?.end("220 smtp.example.com ESMTP\r\n");
      return;
    case "flood": {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", pour);
      pour();
    }
  }
}
