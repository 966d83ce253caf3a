import { accountEvent } from "../audit/account-events.ts";
import type { Context } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { randomToken } from "../core/secrets.ts";
import { MINUTE } from "../core/time.ts";
import { readerAt, tell } from "./account-notices.ts";
import type { Checked } from "./checked.ts";
import { vouchesFor } from "./external-accounts.rules.ts";
import { consumeToken, issueToken } from "./one-time-tokens.ts";
import type { Claims, Client, Secrets } from "./openid.ts";
import { requireProof } from "./proof.ts";
import type { Provider } from "./providers.ts";
import type { ProviderName } from "./security.schema.ts";
import { type Entrant, type Entry, enter, entrantByEmail, entrantOf } from "./sign-in.ts";
import { countTry, crowdOf, forgiveTry } from "./throttle.ts";
import type { Arrival, Visit } from "./visit.ts";

/** How long somebody may take at the provider's. */
export const AUTHORIZATION_MS = 10 * MINUTE;

type Kept = Omit<Secrets, "state"> & { provider: ProviderName };

/** Where the browser is to go, and the state that it must bring back in a cookie as well as in the address. */
interface Departure {
  url: string;
  state: string;
}

/** Begins a sign-in at a provider's; for somebody signed in, the connecting of their account there. */
export async function departTo(visit: Visit, providers: Provider[], name: ProviderName, userId = ""): Promise<Departure> {
  const provider = providerNamed(providers, name);
  await countTry(visit.directory, crowdOf(visit.origin.ip), visit.now);
  const kept: Kept = { provider: name, nonce: randomToken(), codeVerifier: randomToken() };
  const state = await issueToken(visit.directory, { purpose: "openid", subject: userId, data: kept, ttlMs: AUTHORIZATION_MS }, visit.now);
  const input = { client: clientOf(visit, provider), secrets: { ...kept, state } };
  const answer = (await visit.ports.workshop("/openid/start", input)) as Checked<{ url: string }>;
  if ("ok" in answer) return { url: answer.ok.url, state };
  visit.log("warn", "a provider could not be asked", { kind: name, reason: answer.refused });
  throw new Refusal("unavailable", `${provider.title} cannot be reached at the moment`, undefined, 30);
}

/** The same, to connect an account at a provider's with the asker's own. */
export async function departToConnect(ctx: Context, providers: Provider[], name: ProviderName): Promise<Departure> {
  await requireProof(ctx);
  return departTo(ctx, providers, name, ctx.member.id);
}

/** Back from the provider's: the query of the address, and what the browser's cookie says. */
export interface Return {
  provider: ProviderName;
  query: string;
  state: string | undefined;
  /** Who is signed in in this browser. */
  userId: string | undefined;
}

/** Lets in whom the provider vouches for, or connects their account where that was begun; of any number at once one wins. */
export async function arriveFrom(arrival: Arrival, providers: Provider[], back: Return): Promise<Entry | { kind: "connected" }> {
  const provider = providerNamed(providers, back.provider);
  const { claims, userId } = await claimsFrom(arrival, provider, back);
  if (userId) {
    if (userId !== back.userId) throw notYours();
    await connect(arrival, provider, claims, await mustEnter(arrival, userId));
    return { kind: "connected" };
  }
  const entrant = await entrantFor(arrival, provider, claims);
  return enter(arrival, entrant, provider.name, forgiveTry(crowdOf(arrival.origin.ip)));
}

async function claimsFrom(arrival: Arrival, provider: Provider, back: Return): Promise<{ claims: Claims; userId: string }> {
  const state = new URLSearchParams(back.query).get("state");
  const held = state && state === back.state ? await consumeToken(arrival.directory, state, "openid", arrival.now) : undefined;
  const kept = held?.data as Kept | undefined;
  if (!held || !state || kept?.provider !== provider.name) throw notYours();
  const client = { ...clientOf(arrival, provider), secret: provider.secret };
  const input = { client, secrets: { ...kept, state }, query: back.query };
  const answer = (await arrival.ports.workshop("/openid/finish", input)) as Checked<Claims>;
  if ("ok" in answer) return { claims: answer.ok, userId: held.subject };
  arrival.log("warn", "a provider's answer was refused", { kind: provider.name, reason: answer.refused });
  throw new Refusal("unauthenticated", `${provider.title} did not confirm who you are`);
}

/** Whom an account elsewhere opens: the one it was connected with, or where the provider's word is enough, the one of the address. */
async function entrantFor(arrival: Arrival, provider: Provider, claims: Claims): Promise<Entrant> {
  const [linked] = await arrival.directory.rows<{ userId: string }>({
    sql: "update external_accounts set last_used_at = ? where issuer = ? and subject = ? returning user_id as userId",
    args: [arrival.now, claims.issuer, claims.subject],
  });
  if (linked) return mustEnter(arrival, linked.userId);
  const known = claims.email && vouchesFor(provider.name, claims) ? await entrantByEmail(arrival, claims.email.toLowerCase()) : undefined;
  // One answer for an address that nobody has here and for one that this provider has no say over.
  if (!known)
    throw new Refusal(
      "forbidden",
      `This ${provider.title} account is connected with none here: sign in another way and connect it under Security`,
    );
  await connect(arrival, provider, claims, known);
  return known;
}

async function connect(visit: Visit, provider: Provider, claims: Claims, entrant: Entrant): Promise<void> {
  const { directory, now, origin } = visit;
  const id = newId("external", now);
  const made = await directory.rows({
    sql: `insert into external_accounts (id, issuer, subject, user_id, provider, email, created_at) values (?, ?, ?, ?, ?, ?, ?)
      on conflict (issuer, subject) do nothing returning 1`,
    args: [id, claims.issuer, claims.subject, entrant.userId, provider.name, claims.email ?? null, now],
  });
  if (made.length === 0) throw new Refusal("conflict", `This ${provider.title} account is connected already`);
  const detail = { provider: provider.name };
  await directory.write([
    accountEvent({ workspaceId: undefined, userId: entrant.userId, action: "external_account.connected", target: id, detail, origin }, now),
  ]);
  tell(visit, readerAt(visit, entrant), "external_linked", { provider: provider.title });
}

/** The account elsewhere opens this one no more. */
export async function disconnect(ctx: Context, id: string): Promise<void> {
  await requireProof(ctx);
  const { directory, member, origin, now } = ctx;
  const gone = await directory.rows({
    sql: "delete from external_accounts where id = ? and user_id = ? returning 1",
    args: [id, member.id],
  });
  if (gone.length === 0) throw notFound("connected account");
  await directory.write([
    accountEvent({ workspaceId: undefined, userId: member.id, action: "external_account.disconnected", target: id, origin }, now),
  ]);
}

function providerNamed(providers: Provider[], name: ProviderName): Provider {
  const provider = providers.find((each) => each.name === name);
  if (!provider) throw new Refusal("not_found", `Signing in with ${name} is not set up here`);
  return provider;
}

const clientOf = ({ ports }: Visit, { name, issuer, clientId }: Provider): Client => ({
  ...{ issuer, clientId, redirectUri: `${ports.publicUrl}/api/v1/auth/return/${name}` },
});

async function mustEnter(arrival: Arrival, userId: string): Promise<Entrant> {
  const entrant = await entrantOf(arrival, userId);
  if (!entrant) throw new Refusal("unauthenticated", "This account belongs to no workspace any more");
  return entrant;
}

const notYours = () => new Refusal("forbidden", "This sign-in was not begun in this browser, or has lapsed: begin again");
