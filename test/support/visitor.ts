import { type Answer, Client, type RequestOptions } from "./client.ts";

/** Somebody's browser without a browser: keeps cookies between requests and sends the page's own Origin, as one does. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #client: Client;
  readonly #origin: string;

  constructor(url: string) {
    this.#client = Client.anonymous(url);
    this.#origin = url;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>("GET", path);
  }

  post<Body = Record<string, unknown>>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<Body>> {
    return this.send<Body>("POST", path, body, options);
  }

  delete<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>("DELETE", path);
  }

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    const headers = { origin: this.#origin, ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}), ...options.headers };
    const answer = await this.#client.send<Body>(method, path, body, { ...options, headers });
    this.#keep(answer.headers);
    return answer;
  }

  /** Follows a link without following where it leads; answers where that is. */
  async follow(path: string): Promise<{ status: number; location: string }> {
    const headers: Record<string, string> = this.cookies.size > 0 ? { cookie: this.cookie } : {};
    const response = await this.#client.fetch(path, { redirect: "manual" }, { headers });
    this.#keep(response.headers);
    return { status: response.status, location: response.headers.get("location") ?? "" };
  }

  signIn(email: string, password: string) {
    return this.post<{ member?: { id: string }; secondStep?: { token: string } }>("auth/sign-in", { email, password });
  }

  #keep(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(";");
      const at = pair.indexOf("=");
      if (attributes.some((each) => /max-age=0/i.test(each))) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** The same request twenty times at once; how many were answered with each status. */
export async function atOnce(ask: (index: number) => Promise<{ status: number }>, times = 20): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: times }, (_, index) => ask(index)));
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
