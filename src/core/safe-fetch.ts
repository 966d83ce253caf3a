import { type OutboundLimits, outboundUrl } from "./outbound.rules.ts";
import { Refusal } from "./refusal.ts";

/** How long an answer may take, from the first packet to its last byte. */
export const OUTBOUND_TIMEOUT_MS = 15_000;
/** How much of an answer is read; the rest is left on the wire. */
export const OUTBOUND_MAX_BYTES = 100 * 1024;

export interface OutboundRequest {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
}

export interface OutboundAnswer {
  status: number;
  headers: Record<string, string>;
  /** At most 100 KB of it. */
  body: string;
}

/** Why there was no answer: a stable word for logs and pages. */
export type OutboundFailure = "forbidden_address" | "timeout" | "unreachable" | "broken_answer";

export type OutboundOutcome = OutboundAnswer | { failure: OutboundFailure; detail: string };

/** Carries a request whose address `outboundUrl` has let through; redirects are answers like any other. */
export type Carry = (request: OutboundRequest) => Promise<OutboundOutcome>;

/** The one way to an address that a member has entered. */
export type SafeFetch = (request: OutboundRequest) => Promise<OutboundOutcome>;

/** Refuses an address that nobody may have us call, naming the field. */
export function requireOutbound(text: string, field: string, limits: OutboundLimits): void {
  const checked = outboundUrl(text, limits);
  if ("wrong" in checked) throw new Refusal("invalid", "This address cannot be called from here", { [field]: checked.wrong });
}

export function safeFetchThrough(carry: Carry, limits: OutboundLimits): SafeFetch {
  return async (request) => {
    const checked = outboundUrl(request.url, limits);
    if ("wrong" in checked) return { failure: "forbidden_address", detail: `not ${checked.wrong}` };
    return carry({ ...request, url: checked.url.href });
  };
}

/**
 * On the edge: Cloudflare resolves the name and connects from its own public network, where no address of ours or of a private network can be
 * reached and an IP address in place of a name is refused (error 1003).
 */
export const carryFromEdge: Carry = async ({ url, method, headers, body }) => {
  const signal = AbortSignal.timeout(OUTBOUND_TIMEOUT_MS);
  let answer: Response | undefined;
  try {
    answer = await fetch(url, { method, headers, redirect: "manual", signal, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await readUpTo(answer, OUTBOUND_MAX_BYTES) };
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    if (signal.aborted) return { failure: "timeout", detail: `no whole answer within ${OUTBOUND_TIMEOUT_MS / 1000} s` };
    return { failure: answer ? "broken_answer" : "unreachable", detail };
  }
};

async function readUpTo({ body }: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes >= limit) break; // leaving the loop cancels the stream
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, limit));
}

/** Embedded: the machine resolves, checks and connects to that very address (src/local/outbound.ts). */
export const carryThroughHost =
  (host: Fetcher): Carry =>
  async (request) => {
    const answer = await host.fetch("https://host/outbound", { method: "POST", body: JSON.stringify(request) });
    if (!answer.ok) throw new Error(`the host answered ${answer.status} to an outbound request`);
    return (await answer.json()) as OutboundOutcome;
  };
