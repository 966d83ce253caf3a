import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { carryFromEdge, OUTBOUND_MAX_BYTES, type OutboundRequest, safeFetchThrough } from "../../src/core/safe-fetch.ts";
import { carryOutbound, type Outbound, outboundOf } from "../../src/local/outbound.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";

/** How requests to addresses that members entered leave: to the address that was checked, and no longer than they may. */

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.start();
});
afterEach(() => {
  receiver.received.length = 0;
  receiver.behave = () => ({ kind: "answer" });
  vi.useRealTimers();
});
afterAll(() => receiver.close());

const post = (url: string): OutboundRequest => ({ url, method: "POST", headers: { "content-type": "text/plain" }, body: "xin chào" });
const local = outboundOf(true);

describe("a name that changes its mind between the check and the connection", () => {
  const twoFaced = (first: string): Outbound & { asked: number } => ({
    asked: 0,
    async resolve() {
      this.asked += 1;
      return [this.asked === 1 ? first : "127.0.0.1"];
    },
    mayConnect: (address) => address !== "127.0.0.1",
  });

  test("is asked once: the connection goes to the address that was checked", async () => {
    const other = await WebhookReceiver.start("127.0.0.2", receiver.port);
    const resolver = twoFaced("127.0.0.2");
    const answer = await carryOutbound(post(`http://hook.attacker.example:${receiver.port}/x`), resolver);
    await other.close();
    expect([answer, resolver.asked]).toEqual([expect.objectContaining({ status: 200 }), 1]);
    expect(other.received).toMatchObject([{ headers: { host: `hook.attacker.example:${receiver.port}` }, body: "xin chào" }]);
    expect(receiver.received).toEqual([]);
  });

  test("gets nowhere when it answers the inner address at once, or among others", async () => {
    for (const addresses of [
      ["127.0.0.1"],
      ["93.184.216.34", "127.0.0.1"],
      ["169.254.169.254"],
      ["::ffff:127.0.0.1"],
      ["fd00:ec2::254"],
      [],
    ]) {
      const outcome = await carryOutbound(post(`http://hook.attacker.example:${receiver.port}/`), {
        ...outboundOf(false),
        resolve: async () => addresses,
      });
      expect([addresses, outcome]).toEqual([addresses, expect.objectContaining({ failure: "forbidden_address" })]);
    }
    expect(receiver.received).toEqual([]);
  });

  test("nor does an address in place of a name", async () => {
    for (const host of ["127.0.0.1", "[::1]", "10.0.0.1"])
      expect(await carryOutbound(post(`http://${host}:${receiver.port}/`), outboundOf(false))).toMatchObject({
        failure: "forbidden_address",
      });
    expect(receiver.received).toEqual([]);
  });
});

test("this machine's own resolver finds loopback for localhost, which is open only to who asked for it", async () => {
  const url = `http://localhost:${receiver.port}/`;
  expect(await carryOutbound(post(url), outboundOf(false))).toMatchObject({ failure: "forbidden_address" });
  expect(await carryOutbound(post(`http://127.0.0.1:${receiver.port}/`), local)).toMatchObject({ status: 200 });
});

/** Both ways out: the machine's, and the one of the edge, which here is Node's fetch. */
const ways = [
  ["from the machine", (request: OutboundRequest) => carryOutbound(request, local)],
  ["from the edge", carryFromEdge],
] as const;

describe.each(ways)("%s", (_name, carry) => {
  test("an answer comes back with status, headers and body", async () => {
    receiver.behave = () => ({ kind: "answer", status: 418, headers: { "retry-after": "7" }, body: "ấm trà" });
    const answer = await carry(post(receiver.url("/a?b=c")));
    expect(answer).toMatchObject({ status: 418, headers: { "retry-after": "7" }, body: "ấm trà" });
    expect(receiver.received).toMatchObject([{ path: "/a?b=c", body: "xin chào", headers: { "content-length": "9" } }]);
  });

  test("a redirect is an answer, and nobody follows it", async () => {
    receiver.behave = () => ({ kind: "answer", status: 302, headers: { location: "http://169.254.169.254/latest/meta-data/" } });
    expect(await carry(post(receiver.url()))).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(1);
  });

  test("of an endless answer so much is read, and the connection closed", async () => {
    receiver.behave = () => ({ kind: "flood" });
    const answer = await carry(post(receiver.url()));
    expect(answer).toMatchObject({ status: 200, body: "x".repeat(OUTBOUND_MAX_BYTES) });
  });

  test.each(["short", "close", "garbage"] as const)("an answer that is none (%s) is a failure", async (kind) => {
    receiver.behave = () => ({ kind });
    const outcome = await carry(post(receiver.url()));
    expect(outcome).toMatchObject({ failure: kind === "short" ? "broken_answer" : "unreachable", detail: expect.any(String) });
  });

  test("nobody at home is a failure", async () => {
    const gone = await WebhookReceiver.start();
    const url = gone.url();
    await gone.close();
    expect(await carry(post(url))).toMatchObject({ failure: "unreachable" });
  });
});

test("who does not come to an end is left after 15 s, on both ways", async () => {
  receiver.behave = ({ path }) => (path === "/hang" ? { kind: "hang" } : { kind: "drip", everyMs: 50 });
  const startedAt = performance.now();
  const left = ways.flatMap(([, carry]) =>
    ["/hang", "/drip"].map(async (path) => {
      expect(await carry(post(receiver.url(path)))).toMatchObject({ failure: "timeout" });
      return performance.now() - startedAt;
    }),
  );
  for (const ms of await Promise.all(left)) expect(ms).toSatisfy((at) => Number(at) > 14_500 && Number(at) < 18_000);
}, 30_000);

test("what is not let through is never carried", async () => {
  const carried: string[] = [];
  const carry = async ({ url }: OutboundRequest) => {
    carried.push(url);
    return { status: 200, headers: {}, body: "" };
  };
  const safeFetch = safeFetchThrough(carry, { allowsLoopback: false });
  expect(await safeFetch(post("https://127.1/"))).toMatchObject({ failure: "forbidden_address" });
  expect(await safeFetch(post("http://example.com/"))).toMatchObject({ failure: "forbidden_address" });
  expect(await safeFetch(post("https://EXAMPLE.com"))).toMatchObject({ status: 200 });
  expect(carried).toEqual(["https://example.com/"]);
});
