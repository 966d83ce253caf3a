import { type OutboundLimits, outboundUrl } from "./outbound.rules.ts";

/** For answers that come bit by bit from an address that a member has entered; everything else goes through `safeFetch`. */

/** What the host is told in front of the body. */
export const OUTBOUND_URL = "x-outbound-url";
export const OUTBOUND_HEADERS = "x-outbound-headers";
/** Set on the host's answer when there was none from the address. */
export const OUTBOUND_FAILURE = "x-outbound-failure";

/** A fetch that reaches nothing but the public Internet and follows no redirect. Embedded, the host checks the very address it connects to. */
export const fetchCarefully =
  (limits: OutboundLimits, host: Fetcher | undefined): typeof fetch =>
  async (input, init) => {
    const checked = outboundUrl(String(input instanceof Request ? input.url : input), limits);
    if ("wrong" in checked) throw new Error(`The address is not ${checked.wrong}`);
    const { signal = null, headers, body = null, method = "GET" } = init ?? {};
    if (!host) return fetch(checked.url, { method, headers: new Headers(headers), body, signal, redirect: "manual" });
    const answer = await host.fetch("https://host/outbound-stream", {
      method: "POST",
      headers: { [OUTBOUND_URL]: checked.url.href, [OUTBOUND_HEADERS]: JSON.stringify(Object.fromEntries(new Headers(headers))) },
      body: body as string,
      signal,
    });
    const failure = answer.headers.get(OUTBOUND_FAILURE);
    if (failure) throw new Error(failure);
    return answer as unknown as Response;
  };
