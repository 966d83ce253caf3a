import { type OutboundLimits, outboundUrl } from "./outbound.rules.ts";

/** For answers that come bit by bit from an address that a member has entered; everything else goes through `safeFetch`. */

/** What the host is told in front of the body. */
export const OUTBOUND_URL = "x-outbound-url";
export const OUTBOUND_HEADERS = "x-outbound-headers";
/** Set on the host's answer when there was none from the address. */
export const OUTBOUND_FAILURE = "x-outbound-failure";

/** Embedded: the host, and what keeps a call to it alive when the one who asked has left. */
export interface StreamHost {
  host: Fetcher;
  waitUntil(work: Promise<unknown>): void;
}

/** A fetch that reaches nothing but the public Internet and follows no redirect. Embedded, the host checks the very address it connects to. */
export const fetchCarefully =
  (limits: OutboundLimits, through: StreamHost | undefined): typeof fetch =>
  async (input, init) => {
    const checked = outboundUrl(String(input instanceof Request ? input.url : input), limits);
    if ("wrong" in checked) throw new Error(`The address is not ${checked.wrong}`);
    const { signal = null, headers, body = null, method = "GET" } = init ?? {};
    if (!through) return fetch(checked.url, { method, headers: new Headers(headers), body, signal, redirect: "manual" });
    const { host, waitUntil } = through;
    const stream = `https://host/outbound-stream/${crypto.randomUUID()}`;
    // The host does not hear that an answer is read no further, so it is told.
    signal?.addEventListener("abort", () => waitUntil(host.fetch(stream, { method: "DELETE" })));
    const answer = await host.fetch(stream, {
      method: "POST",
      headers: { [OUTBOUND_URL]: checked.url.href, [OUTBOUND_HEADERS]: JSON.stringify(Object.fromEntries(new Headers(headers))) },
      body: body as string,
      signal,
    });
    const failure = answer.headers.get(OUTBOUND_FAILURE);
    if (failure) throw new Error(failure);
    return answer as unknown as Response;
  };
