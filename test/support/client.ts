/** What came back, read as JSON where it is JSON. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface RequestOptions {
  /** Sent as `If-Match`. */
  version?: number;
  idempotencyKey?: string;
  headers?: Record<string, string>;
}

/** Talks to the API as a program (bearer key) or as the page (cookie and the page's own Origin) does. */
export class Client {
  readonly #url: string;
  readonly #credentials: Record<string, string>;

  private constructor(url: string, credentials: Record<string, string>) {
    this.#url = url;
    this.#credentials = credentials;
  }

  static anonymous(url: string): Client {
    return new Client(url, {});
  }

  static withKey(url: string, key: string): Client {
    return new Client(url, { authorization: `Bearer ${key}` });
  }

  static async signedIn(url: string, email: string, password: string): Promise<Client> {
    const answer = await Client.anonymous(url).post("/api/v1/auth/sign-in", { email, password });
    if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return Client.withCookies(url, answer.headers);
  }

  /** As the page, with the cookies that an answer has set. */
  static withCookies(url: string, headers: Headers): Client {
    const cookies = headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
    return new Client(url, { cookie: cookies.join("; "), origin: url });
  }

  /** The key as a header has it, for a socket. */
  get bearer(): string {
    return this.#credentials.authorization ?? "";
  }

  /** Name and value of the session's cookie, for a browser. */
  get cookie(): string {
    return this.#credentials.cookie ?? "";
  }

  get<Body = unknown>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send<Body>("GET", path, undefined, options);
  }

  post<Body = unknown>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send<Body>("POST", path, body, options);
  }

  patch<Body = unknown>(path: string, body: unknown, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send<Body>("PATCH", path, body, options);
  }

  delete<Body = unknown>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send<Body>("DELETE", path, undefined, options);
  }

  /** Bytes and streams go as they are, everything else as JSON. Paths without `/` in front are meant under /api/v1. */
  async send<Body = unknown>(method: string, path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer<Body>> {
    const response = await this.fetch(path, { method, ...bodyOf(body) }, options);
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  /** The bare response, for streams. */
  fetch(path: string, init: RequestInit = {}, { version, idempotencyKey, headers }: RequestOptions = {}): Promise<Response> {
    return fetch(this.#url + (path.startsWith("/") ? path : `/api/v1/${path}`), {
      ...init,
      headers: {
        ...this.#credentials,
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
        ...(init.headers as Record<string, string> | undefined),
        ...headers,
      },
    });
  }
}

function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (typeof body === "string" || body instanceof Uint8Array) return { body: body as BodyInit };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}
