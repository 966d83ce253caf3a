import { lookup } from "node:dns/promises";
import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "../core/outbound.rules.ts";
import { OUTBOUND_MAX_BYTES, OUTBOUND_TIMEOUT_MS, type OutboundOutcome, type OutboundRequest } from "../core/safe-fetch.ts";

export interface Outbound {
  /** Every address of a name, best first. */
  resolve(hostname: string): Promise<string[]>;
  /** Whether that address may be connected to. */
  mayConnect(address: string): boolean;
}

/** The machine's own resolver; loopback is open only to who has set ALLOW_LOCAL_WEBHOOKS. */
export const outboundOf = (allowsLoopback: boolean): Outbound => ({
  resolve: async (hostname) => (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address),
  mayConnect: (address) => isPublicAddress(address) || (allowsLoopback && isLoopbackAddress(address)),
});

/**
 * Carries a request of the Worker. The name is resolved once, every address is checked, and the connection goes to the very address that was
 * checked: a name that changes its mind in between (DNS rebinding) finds nobody asking again.
 */
export async function carryOutbound(request: OutboundRequest, outbound: Outbound): Promise<OutboundOutcome> {
  const found = await addressOf(request.url, outbound);
  return "failure" in found ? found : exchange(request, found.address);
}

/** The one address of a URL's host that may be connected to, or why there is none. */
export async function addressOf(
  url: string,
  outbound: Outbound,
): Promise<{ address: string } | { failure: "unreachable" | "forbidden_address"; detail: string }> {
  const { hostname } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, "");
  let addresses: string[];
  try {
    addresses = isIP(literal) ? [literal] : await within(OUTBOUND_TIMEOUT_MS, outbound.resolve(hostname));
  } catch (thrown) {
    return { failure: "unreachable", detail: `${hostname} cannot be resolved: ${messageOf(thrown)}` };
  }
  const [address] = addresses;
  if (!address || !addresses.every((each) => outbound.mayConnect(each)))
    return { failure: "forbidden_address", detail: `${hostname} leads to an address that is not public` };
  return { address };
}

/** What node asks for a name's address is answered with the one that was checked, in either of the two forms it asks in. */
export function optionsTo(address: string): RequestOptions {
  const family = isIP(address);
  return {
    agent: false,
    lookup: (_hostname, { all }, answer) => (all ? answer(null, [{ address, family }]) : answer(null, address, family)),
  };
}

function exchange({ url, method, headers, body }: OutboundRequest, address: string): Promise<OutboundOutcome> {
  const { promise, resolve } = Promise.withResolvers<OutboundOutcome>();
  const options: RequestOptions = {
    ...{ ...optionsTo(address), method },
    headers: { ...headers, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) },
  };
  const request = (url.startsWith("https:") ? https : http).request(url, options);
  const end = (outcome: OutboundOutcome): void => {
    clearTimeout(timer);
    request.destroy();
    resolve(outcome);
  };
  const timer = setTimeout(
    () => end({ failure: "timeout", detail: `no whole answer within ${OUTBOUND_TIMEOUT_MS / 1000} s` }),
    OUTBOUND_TIMEOUT_MS,
  );
  request.on("error", (thrown) => end({ failure: "unreachable", detail: messageOf(thrown) }));
  request.on("response", (answer) => collect(answer, end));
  request.end(body);
  return promise;
}

function collect(answer: IncomingMessage, end: (outcome: OutboundOutcome) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const whole = () =>
    end({
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
      body: new TextDecoder().decode(Buffer.concat(chunks).subarray(0, OUTBOUND_MAX_BYTES)),
    });
  answer.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= OUTBOUND_MAX_BYTES) whole();
  });
  answer.on("end", whole);
  answer.on("error", (thrown) => end({ failure: "broken_answer", detail: messageOf(thrown) }));
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the resolver does not answer")), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
