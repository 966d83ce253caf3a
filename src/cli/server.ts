import { DAY } from "../core/time.ts";
import { LocalFailure } from "../local/failure.ts";
import { dataDirFrom } from "../local/start-options.ts";

/** The server's refusal: what a person may read, and the code to branch on. */
export class ServerRefusal extends LocalFailure {
  override name = "ServerRefusal";
  readonly code: string;
  /** What is wrong without what would be right. */
  readonly detail: string;
  readonly fields: Record<string, string>;

  constructor(code: string, detail: string, fields: Record<string, string>) {
    const wanted = Object.entries(fields).map(([field, right]) => `${field}: ${right}`);
    super(`${detail}${wanted.length > 0 ? ` (${wanted.join("; ")})` : ""}`);
    this.code = code;
    this.detail = detail;
    this.fields = fields;
  }
}

export class Unreachable extends LocalFailure {
  override name = "Unreachable";
}

/** Where to find a server as its operator: a data folder of this machine, or an address with the INTERNAL_TOKEN of its deployment. */
export interface OperatorOptions {
  data?: string;
  url?: string;
  /** Which workspace is meant, by id or name, where there are several. */
  workspace?: string;
}

/** Where to find a server: a data folder of this machine, or an address with a key. */
export interface ServerOptions extends OperatorOptions {
  key?: string;
}

/** A server with the right to call its API, or /internal. */
export class Server {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url.replace(/\/+$/, "");
    this.#token = token;
  }

  get<Body>(path: string): Promise<Body> {
    return this.#call<Body>("GET", path);
  }

  post<Body>(path: string, body?: unknown): Promise<Body> {
    return this.#call<Body>("POST", path, body);
  }

  patch<Body>(path: string, body: unknown): Promise<Body> {
    return this.#call<Body>("PATCH", path, body);
  }

  delete<Body>(path: string): Promise<Body> {
    return this.#call<Body>("DELETE", path);
  }

  /** Sends a file as it is. */
  upload<Body>(path: string, file: Blob): Promise<Body> {
    return this.#send<Body>("POST", path, { body: file, headers: { "content-type": "application/octet-stream" } });
  }

  #call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    return this.#send<Body>(
      method,
      path,
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } },
    );
  }

  async #send<Body>(method: string, path: string, init: RequestInit): Promise<Body> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      "user-agent": "relata-cli",
      "accept-language": "en",
      ...(init.headers as Record<string, string>),
    };
    const response = await fetch(this.#url + path, { ...init, method, headers }).catch((thrown: unknown) => {
      throw this.#unreachable(thrown);
    });
    const text = await response.text().catch((thrown: unknown) => {
      throw this.#unreachable(thrown);
    });
    if (!response.ok) throw refusalOf(response.status, text, this.#url);
    return (text === "" ? undefined : JSON.parse(text)) as Body;
  }

  #unreachable(thrown: unknown): Unreachable {
    return new Unreachable(`${this.#url} does not answer (${reasonOf(thrown)}).`);
  }
}

function refusalOf(status: number, text: string, url: string): LocalFailure {
  try {
    const { code, detail, fields } = JSON.parse(text) as { code: string; detail: string; fields?: Record<string, string> };
    return new ServerRefusal(code, detail, fields ?? {});
  } catch {
    return new LocalFailure(`${url} answered with ${status}: is it Relata?`);
  }
}

function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error ? cause.message || cause.name : String(thrown);
}

/** Loaded only when a data folder is meant: it brings the whole runtime with it. */
async function connectTo(data: string | undefined) {
  const { connect } = await import("../local/connect.ts");
  return await connect(dataDirFrom(data));
}

/** Runs with the operator's own rights: on a server elsewhere, or on that of a data folder, which is started when none runs. */
export async function asOperator<Result>({ data, url }: OperatorOptions, use: (server: Server) => Promise<Result>): Promise<Result> {
  if (url) {
    const token = process.env.INTERNAL_TOKEN;
    if (!token) throw new LocalFailure("With --url set INTERNAL_TOKEN in the environment: the one that this deployment was given.");
    return await use(new Server(url, token));
  }
  const connected = await connectTo(data);
  try {
    return await use(new Server(connected.url, connected.internalToken));
  } finally {
    await connected.close();
  }
}

/** A server that is gone has no key to take back; why it went has been said. */
function ignoreUnreachable(thrown: unknown): void {
  if (!(thrown instanceof Unreachable)) throw thrown;
}

interface Users {
  items: { email: string; name: string; role: string; roleName: string; hasPassword: boolean }[];
}

/** Runs as a member: of a remote server by the given key, of a data folder as its owner, with a key that ends with the command. */
export async function asMember<Result>(options: ServerOptions, use: (server: Server) => Promise<Result>): Promise<Result> {
  if (options.url) {
    if (!options.key) throw new LocalFailure("With --url say --key too: a key that relata key create has shown.");
    return await use(new Server(options.url, options.key));
  }
  const connected = await connectTo(options.data);
  try {
    const operator = new Server(connected.url, connected.internalToken);
    const { workspace } = options;
    const { items } = await operator.get<Users>(usersPath(workspace ?? (await firstWorkspace(operator))));
    const owner = items.find(({ role }) => role === "owner");
    if (!owner) throw new LocalFailure("This workspace has no owner yet: run npm start first.");
    const { id, key } = await operator.post<{ id: string; key: string }>("/internal/keys", {
      email: owner.email,
      name: "relata in a terminal",
      expiresAt: Date.now() + DAY,
      ...(workspace === undefined ? {} : { workspace }),
    });
    const member = new Server(connected.url, key);
    try {
      return await use(member);
    } finally {
      await operator.delete(`/internal/keys/${id}`).catch(ignoreUnreachable);
    }
  } finally {
    await connected.close();
  }
}

/** People of one workspace, or of all. */
export const usersPath = (workspace: string | undefined): string =>
  `/internal/users${workspace === undefined ? "" : `?workspace=${encodeURIComponent(workspace)}`}`;

/** The oldest that is open: what is meant where none is named. */
async function firstWorkspace(operator: Server): Promise<string | undefined> {
  const { items } = await operator.get<{ items: { id: string; state: string }[] }>("/internal/workspaces");
  return items.find(({ state }) => state === "ready")?.id;
}

export type { Users };
