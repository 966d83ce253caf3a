import * as oauth from "oauth4webapi";
import { type Checked, checked } from "./checked.ts";

/** OpenID Connect with another provider: authorization code, PKCE, state and nonce. Done in the workshop, which alone carries the library. */

export interface Client {
  /** Where the provider's metadata lies under `/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  redirectUri: string;
}

export interface Secrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What a provider has said and signed of a person. */
export interface Claims {
  issuer: string;
  subject: string;
  email?: string | undefined;
  emailVerified: boolean;
  /** Google: the organisation's domain that runs the account. */
  hostedDomain?: string | undefined;
  /** Microsoft: the owner of the address's domain is verified. */
  isDomainOwnerVerified: boolean;
}

const TIMEOUT_MS = 10_000;
const TENANT = "{tenantid}";

/** Where the browser is to go. */
export async function startAuthorization({ client, secrets }: { client: Client; secrets: Secrets }): Promise<Checked<{ url: string }>> {
  return checked(async () => {
    const url = new URL((await metadataOf(client)).authorization_endpoint ?? "");
    const query = {
      ...{ response_type: "code", client_id: client.clientId, redirect_uri: client.redirectUri, scope: "openid email profile" },
      ...{ state: secrets.state, nonce: secrets.nonce, prompt: "select_account" },
      ...{ code_challenge: await oauth.calculatePKCECodeChallenge(secrets.codeVerifier), code_challenge_method: "S256" },
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return { url: url.href };
  });
}

interface Authorization {
  client: Client & { secret: string };
  secrets: Secrets;
  /** The query with which the browser came back. */
  query: string;
}

/** Exchanges the code and checks the ID token: signature by the provider's own keys, issuer, audience, expiry, nonce. */
export async function checkAuthorization({ client, secrets, query }: Authorization): Promise<Checked<Claims>> {
  return checked(async () => {
    const server = await metadataOf(client);
    const known = { client_id: client.clientId, [oauth.clockTolerance]: 60 };
    const given = new URLSearchParams(query);
    // Each provider has an address of its own to come back to, so nothing is lost where the metadata cannot say who this one's issuer is.
    if (server.issuer.includes(TENANT)) given.delete("iss");
    const parameters = oauth.validateAuthResponse(server, known, given, secrets.state);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, known, oauth.ClientSecretPost(client.secret), parameters, client.redirectUri, secrets.codeVerifier] as const),
      optionsFor(client.issuer),
    );
    const issuing = await withIssuerOf(server, response);
    const tokens = await oauth.processAuthorizationCodeResponse(issuing, known, response, {
      expectedNonce: secrets.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(issuing, response, optionsFor(client.issuer));
    return claimsIn(oauth.getValidatedIdTokenClaims(tokens) as oauth.IDToken);
  });
}

function claimsIn({ iss, sub, ...claims }: oauth.IDToken): Claims {
  const { email, email_verified: emailVerified, hd, xms_edov: domainOwner } = claims;
  return {
    issuer: iss,
    subject: sub,
    email: typeof email === "string" ? email : undefined,
    emailVerified: emailVerified === true,
    hostedDomain: typeof hd === "string" ? hd : undefined,
    isDomainOwnerVerified: domainOwner === true || domainOwner === 1 || domainOwner === "1" || domainOwner === "true",
  };
}

/** Must be of the address that the operator named: who answers there for another's issuer is not believed. */
async function metadataOf({ issuer }: Pick<Client, "issuer">): Promise<oauth.AuthorizationServer> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: "manual",
  });
  if (!response.ok) throw new Error(`The provider's metadata came as ${response.status}`);
  const server = (await response.json()) as oauth.AuthorizationServer;
  if (URL.parse(server.issuer)?.origin !== new URL(issuer).origin) throw new Error("The provider's metadata names another issuer");
  return server;
}

/** Microsoft serves many directories under one address: each is its own issuer, which the token must name as its `tid` says. */
async function withIssuerOf(server: oauth.AuthorizationServer, response: Response): Promise<oauth.AuthorizationServer> {
  if (!server.issuer.includes(TENANT)) return server;
  const { id_token: token = "" } = (await response.clone().json()) as { id_token?: string };
  const { tid } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { tid?: unknown };
  if (typeof tid !== "string" || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(tid)) throw new Error("The token names no directory");
  return { ...server, issuer: server.issuer.replace(TENANT, tid) };
}

/** Plain http is for a provider on this very machine, in tests. */
const optionsFor = (issuer: string) => ({
  [oauth.allowInsecureRequests]: /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(issuer),
  signal: () => AbortSignal.timeout(TIMEOUT_MS),
});
