import { connect, type Socket } from "node:net";
import { cpuMsBelow } from "./processes.ts";

/** One request as it goes over the wire; `body` is JSON text. */
export interface Shot {
  method: "GET" | "POST" | "PATCH";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Target {
  port: number;
  /** Sent with every request, such as the bearer key. */
  headers: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Limits {
  clients: number;
  seconds: number;
  atMost: number;
}

export interface Load {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  /** Processor time of everything but the load itself, for one request; undefined where the system does not tell. */
  cpuMs: number | undefined;
}

/**
 * Keeps so many clients busy on a connection each until time or count is up. Written on bare sockets: what the load itself costs is
 * taken from the same two cores that are being measured.
 */
export async function load(target: Target, shotOf: (n: number) => Shot, limits: Limits): Promise<Load> {
  const times: number[] = [];
  const cpuBefore = cpuMsBelow(process.pid);
  const startedAt = performance.now();
  const endsAt = startedAt + limits.seconds * 1_000;
  let next = 0;
  const client = async () => {
    const connection = await Connection.open(target);
    try {
      while (next < limits.atMost && performance.now() < endsAt) {
        const shot = shotOf(next++);
        const sentAt = performance.now();
        const answer = await connection.send(shot);
        times.push(performance.now() - sentAt);
        if (answer.status >= 300) throw new Error(`${shot.method} ${shot.path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: limits.clients }, client));
  const elapsedMs = performance.now() - startedAt;
  const cpuAfter = cpuMsBelow(process.pid);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    requests: times.length,
    perSecond: (times.length * 1_000) / elapsedMs,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    cpuMs: cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / times.length,
  };
}

/** One keep-alive connection, one request at a time. */
export class Connection {
  readonly #socket: Socket;
  readonly #target: Target;
  #received = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<Answer> | undefined;

  private constructor(socket: Socket, target: Target) {
    this.#socket = socket;
    this.#target = target;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#waiting?.reject(error));
    socket.on("close", () => this.#waiting?.reject(new Error("The server closed the connection in the middle of an answer")));
  }

  static async open(target: Target): Promise<Connection> {
    const socket = connect(target.port, "127.0.0.1");
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new Connection(socket, target);
  }

  send({ method, path, headers, body = "" }: Shot): Promise<Answer> {
    const lines = Object.entries({ ...this.#target.headers, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = method === "GET" ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    this.#waiting = Promise.withResolvers<Answer>();
    this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost:${this.#target.port}\r\n${lines.join("")}${length}\r\n${body}`);
    return this.#waiting.promise;
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const answer = readAnswer(this.#received);
    if (!answer) return;
    this.#received = Buffer.alloc(0);
    this.#waiting?.resolve(answer);
  }
}

/** The answer once it is all there. */
function readAnswer(received: Buffer): Answer | undefined {
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd < 0) return undefined;
  const [statusLine = "", ...lines] = received.toString("latin1", 0, headEnd).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  const status = Number(statusLine.split(" ")[1]);
  const rest = received.subarray(headEnd + 4);
  if (headers["transfer-encoding"] === "chunked")
    return rest.subarray(-5).equals(LAST_CHUNK) ? { status, headers, body: unchunk(rest) } : undefined;
  return rest.length >= Number(headers["content-length"] ?? 0) ? { status, headers, body: rest.toString() } : undefined;
}

const LAST_CHUNK = Buffer.from("0\r\n\r\n");

function unchunk(chunked: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at < chunked.length; ) {
    const lineEnd = chunked.indexOf("\r\n", at);
    const size = Number.parseInt(chunked.toString("latin1", at, lineEnd), 16);
    if (size === 0) break;
    parts.push(chunked.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts).toString();
}
