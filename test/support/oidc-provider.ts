import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenID provider over real HTTP, with one person who agrees to everything; it lies where it is told to. */

export interface Person {
  sub: string;
  email?: string;
  email_verified?: boolean;
  hd?: string;
  xms_edov?: boolean | string;
  tid?: string;
}

export interface Lies {
  /** Claims in place of the true ones. */
  claims?: Record<string, unknown>;
  alg?: "none" | "HS256";
  /** Signs with a key that is not published. */
  otherKey?: boolean;
  /** Signs, then changes the claims. */
  forged?: boolean;
  noToken?: boolean;
  /** What the metadata says its issuer is. */
  issuer?: string;
  /** The token endpoint answers so. */
  status?: number;
}

interface Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

const CLIENT = { id: "relata-client", secret: "relata-secret" };
const makeKeys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64url = (value: Buffer | string) => Buffer.from(value).toString("base64url");

export class OidcProvider {
  person: Person = { sub: "subject-1" };
  lies: Lies = {};
  readonly #keys = makeKeys();
  readonly #others = makeKeys();
  readonly #grants = new Map<string, Grant>();
  readonly #server: Server;
  readonly #isTemplate: boolean;

  private constructor(isTemplate: boolean) {
    this.#isTemplate = isTemplate;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** With `isTemplate` as Microsoft's: many directories under one address, each its own issuer. */
  static async start({ isTemplate = false } = {}): Promise<OidcProvider> {
    const provider = new OidcProvider(isTemplate);
    await new Promise<void>((resolve) => provider.#server.listen(0, "127.0.0.1", resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  envFor(name: "GOOGLE" | "MICROSOFT"): Record<string, string> {
    return { [`${name}_CLIENT_ID`]: CLIENT.id, [`${name}_CLIENT_SECRET`]: CLIENT.secret, [`${name}_ISSUER`]: this.issuer };
  }

  /** What a person's browser does with the address it was given: where it is sent back to. */
  async agree(url: string): Promise<URL> {
    const response = await fetch(url, { redirect: "manual" });
    return new URL(response.headers.get("location") ?? "");
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.issuer);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    if (url.pathname === "/.well-known/openid-configuration") return json(response, 200, this.#metadata());
    if (url.pathname === "/jwks") return json(response, 200, { keys: [this.#jwk()] });
    if (url.pathname === "/authorize") return this.#authorize(url.searchParams, response);
    if (url.pathname === "/token") return this.#answerToken(form, response);
    json(response, 404, { error: "not_found" });
  }

  #metadata() {
    return {
      issuer: this.lies.issuer ?? (this.#isTemplate ? `${this.issuer}/{tenantid}/v2.0` : this.issuer),
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
    };
  }

  #jwk() {
    return { ...this.#keys.publicKey.export({ format: "jwk" }), kid: "key-1", use: "sig", alg: "RS256" };
  }

  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomUUID();
    const redirectUri = query.get("redirect_uri") ?? "";
    const isRight = query.get("code_challenge_method") === "S256" && query.get("client_id") === CLIENT.id;
    if (!isRight || query.get("response_type") !== "code") {
      json(response, 400, { error: "invalid_request" });
      return;
    }
    this.#grants.set(code, { nonce: query.get("nonce") ?? "", challenge: query.get("code_challenge") ?? "", redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  #answerToken(form: URLSearchParams, response: ServerResponse): void {
    const code = form.get("code") ?? "";
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isClient = form.get("client_id") === CLIENT.id && form.get("client_secret") === CLIENT.secret;
    const isRight = grant && isClient && challenge === grant.challenge && form.get("redirect_uri") === grant.redirectUri;
    const status = this.lies.status ?? (isRight ? 200 : 400);
    const token = this.lies.noToken ? {} : { id_token: this.#token(grant?.nonce ?? "") };
    const granted = { access_token: randomUUID(), token_type: "Bearer", expires_in: 3_600, ...token };
    json(response, status, status === 200 ? granted : { error: "invalid_grant" });
  }

  #token(nonce: string): string {
    const now = Math.floor(Date.now() / 1_000);
    const { tid } = this.person;
    const issuer = this.#isTemplate ? `${this.issuer}/${tid}/v2.0` : this.issuer;
    const claims = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce, ...this.person, ...this.lies.claims };
    const head = base64url(JSON.stringify({ alg: this.lies.alg ?? "RS256", kid: "key-1", typ: "JWT" }));
    const body = base64url(JSON.stringify(claims));
    const signature = this.#signature(`${head}.${body}`, this.lies.otherKey ? this.#others.privateKey : this.#keys.privateKey);
    const shown = this.lies.forged ? base64url(JSON.stringify({ ...claims, sub: "somebody-else" })) : body;
    return `${head}.${shown}.${signature}`;
  }

  #signature(text: string, key: KeyObject): string {
    if (this.lies.alg === "none") return "";
    // As if the published key were a shared secret.
    if (this.lies.alg === "HS256") return createHash("sha256").update(text).digest("base64url");
    return base64url(sign("sha256", Buffer.from(text), key));
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
