import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LibsqlServer, startLibsqlServer } from "../../src/local/libsql-server.ts";

export interface PlatformCall {
  method: string;
  path: string;
  body: unknown;
}

interface Kept {
  group: string;
  tokens: Set<string>;
}

/**
 * A platform for hosted libSQL databases, as far as Relata asks one: over real HTTP, with databases that work and open to their own tokens
 * alone. It can be told to fail.
 */
export class DatabasePlatform {
  readonly calls: PlatformCall[] = [];
  readonly databases = new Map<string, Kept>();
  readonly token = "platform-token";
  readonly organisation = "relata-test";
  /** Answers the next calls of the API with 500 before anything is done, or after it was done, as each says. */
  readonly failing: ("before" | "after")[] = [];
  readonly #server: Server;
  readonly #libsql: LibsqlServer;
  readonly #folder: string;
  #issued = 0;

  private constructor(libsql: LibsqlServer, folder: string) {
    this.#libsql = libsql;
    this.#folder = folder;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<DatabasePlatform> {
    const folder = mkdtempSync(join(tmpdir(), "relata-platform-"));
    const platform = new DatabasePlatform(await startLibsqlServer({ folder }), folder);
    await new Promise<void>((resolve) => platform.#server.listen(0, "127.0.0.1", resolve));
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What Relata's environment says of it. */
  get env(): Record<string, string> {
    return {
      ...{ DATABASE_PLATFORM_URL: this.url, DATABASE_PLATFORM_TOKEN: this.token },
      ...{ DATABASE_ORGANISATION: this.organisation, DATABASE_GROUP: "default" },
    };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#libsql.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const [path = ""] = (request.url ?? "").split("?");
    const [, kind, name = "", ...rest] = path.split("/");
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (kind === "db") return this.#serve(name, rest.join("/"), request.headers.authorization, text, response);
    if (request.headers.authorization !== `Bearer ${this.token}`) return void send(401, { error: "unauthorized" });
    this.calls.push({ method: request.method ?? "", path, body: text === "" ? undefined : JSON.parse(text) });
    const failure = this.failing.shift();
    if (failure === "before") return void send(500, { error: "told to fail" });
    const { status, body } = this.#perform(request.method ?? "", path, text);
    if (failure === "after") return void send(500, { error: "told to fail" });
    send(status, body);
  }

  #perform(method: string, path: string, text: string): { status: number; body: unknown } {
    const root = `/v1/organizations/${this.organisation}/databases`;
    const shown = (name: string) => ({ database: { Name: name, DbId: name, Hostname: `${new URL(this.url).host}/db/${name}` } });
    if (method === "POST" && path === root) {
      const { name, group } = JSON.parse(text) as { name: string; group: string };
      if (this.databases.has(name)) return { status: 409, body: { error: `database with name ${name} already exists` } };
      if (!/^[a-z0-9-]{1,64}$/.test(name)) return { status: 400, body: { error: "invalid name" } };
      this.databases.set(name, { group, tokens: new Set() });
      return { status: 200, body: shown(name) };
    }
    const [name = "", ...more] = path.slice(root.length + 1).split("/");
    const database = path.startsWith(`${root}/`) ? this.databases.get(name) : undefined;
    if (!database) return { status: 404, body: { error: "not found" } };
    if (method === "POST" && more.join("/") === "auth/tokens") {
      this.#issued += 1;
      const jwt = `jwt-${name}-${this.#issued}`;
      database.tokens.add(jwt);
      return { status: 200, body: { jwt } };
    }
    if (method === "GET") return { status: 200, body: shown(name) };
    this.databases.delete(name);
    return { status: 200, body: { database: name } };
  }

  /** SQL for whoever has a token of that database. */
  async #serve(name: string, path: string, authorization: string | undefined, body: string, response: ServerResponse): Promise<void> {
    const token = authorization?.replace("Bearer ", "") ?? "";
    if (!this.databases.get(name)?.tokens.has(token)) return void response.writeHead(401).end("unknown token");
    const headers = { authorization: `Bearer ${this.#libsql.token}`, "content-type": "application/json" };
    const answer = await fetch(`${this.#libsql.url}/${name}/${path}`, { method: "POST", headers, body });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  }
}
