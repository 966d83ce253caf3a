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
  closeCode: number | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      this.texts.push(String(data));
      if (String(data).startsWith("{")) this.frames.push(JSON.parse(String(data)) as Frame);
    });
    socket.addEventListener("close", ({ code }) => {
      this.closeCode = code;
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

  /** The server has said goodbye; from now on nothing comes. (The connection itself lives on for ten seconds.) */
  async ended(): Promise<void> {
    await eventually("the end of the socket", () => (this.#socket.readyState === WebSocket.OPEN ? undefined : true));
  }

  /** The code that the server closed with. */
  async closed(): Promise<number> {
    return await eventually("the socket to be closed", () => this.closeCode, 20_000);
  }

  say(text: string): void {
    this.#socket.send(text);
  }

  close(): void {
    this.#socket.close();
  }
}
