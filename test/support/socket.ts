import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { Duplex } from "node:stream";
import { eventually } from "./mailbox.ts";

export interface Frame {
  event: string;
  kind: string;
  id: string;
  version: number;
  records: string[];
}

/** An open page, as far as realtime goes: what it heard, and how it ended. */
export class Listener {
  readonly frames: Frame[] = [];
  readonly texts: string[] = [];
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      this.texts.push(String(data));
      if (String(data).startsWith("{")) this.frames.push(JSON.parse(String(data)) as Frame);
    });
  }

  /** Fails where the upgrade is refused. */
  static async open(url: string, headers: Record<string, string>): Promise<Listener> {
    const address = `${url.replace(/^http/, "ws")}/api/v1/realtime`;
    const socket = new WebSocket(address, { headers } as unknown as string[]);
    const listener = new Listener(socket);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", () => reject(new Error("The socket was refused")));
    });
    return listener;
  }

  /** The frame of an event about a record, once it has come. */
  async heard(event: string, id: string): Promise<Frame> {
    return await eventually(`${event} of ${id}`, () => this.frames.find((frame) => frame.event === event && frame.id === id));
  }

  /** The server has said goodbye; from now on nothing comes. (The connection itself lives on for ten seconds, and only then is the code told.) */
  async ended(): Promise<void> {
    await eventually("the end of the socket", () => (this.#socket.readyState === WebSocket.OPEN ? undefined : true));
  }

  say(text: string): void {
    this.#socket.send(text);
  }

  close(): void {
    this.#socket.close();
  }
}

const UPGRADE = {
  ...{ connection: "Upgrade", upgrade: "websocket" },
  ...{ "sec-websocket-version": "13", "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" },
};
const TEXT = 0x81;
const CLOSE = 0x88;

/** Asks for a socket by hand: the answer, and the connection where it was granted. */
export function knock(url: string, headers: Record<string, string>): Promise<{ status: number | undefined; connection?: Duplex }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/v1/realtime`, { headers: { ...UPGRADE, ...headers } });
    sent.on("upgrade", ({ statusCode: status }: IncomingMessage, connection, head) => {
      connection.unshift(head);
      resolve({ status, connection });
    });
    sent.on("response", (response) => resolve({ status: response.resume().statusCode }));
    sent.on("error", reject);
    sent.end();
  });
}

/** An open page that waits for the server's goodbye and reads its code from the frame itself. */
export async function awaitingGoodbye(url: string, headers: Record<string, string>): Promise<() => Promise<number>> {
  const { connection } = await knock(url, headers);
  if (!connection) throw new Error("The socket was refused");
  let came = Buffer.alloc(0);
  connection.on("data", (bytes: Buffer) => (came = Buffer.concat([came, bytes])));
  return async () => {
    for (;;) {
      const code = goodbyeIn(came);
      if (code !== undefined) return code;
      await once(connection, "data");
    }
  };
}

/** The code of the first goodbye among a server's frames, which are short and bare. */
function goodbyeIn(frames: Buffer): number | undefined {
  for (let at = 0; at + 4 <= frames.length; ) {
    const [kind, length] = [frames.readUInt8(at), frames.readUInt8(at + 1)];
    if (kind === CLOSE) return frames.readUInt16BE(at + 2);
    if (kind !== TEXT || length === 127) throw new Error(`A frame that nobody expected: ${kind}, ${length}`);
    at += length === 126 ? 4 + frames.readUInt16BE(at + 2) : 2 + length;
  }
  return undefined;
}
