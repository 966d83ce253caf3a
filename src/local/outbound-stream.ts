import http, { type ClientRequest, type IncomingMessage } from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import { OUTBOUND_FAILURE } from "../core/careful-stream.ts";
import { addressOf, type Outbound, optionsTo } from "./outbound.ts";

/** No model writes for longer. */
const LONGEST_MS = 120_000;
const TOLD_ON = ["content-type", "retry-after", "retry-after-ms"];

export interface StreamedAnswer {
  status: number;
  headers: Record<string, string>;
  body: ReadableStream | string;
}

const open = new Map<string, ClientRequest>();

/** Ends a stream that nobody reads any more. */
export const endStream = (id: string): void => void open.get(id)?.destroy();

/** Posts to an address of the public Internet and answers as it answers, bit by bit. Connects to the very address that was checked. */
export async function streamOutbound(
  id: string,
  url: string,
  headers: Record<string, string>,
  body: Uint8Array,
  outbound: Outbound,
): Promise<StreamedAnswer> {
  const found = await addressOf(url, outbound);
  if ("failure" in found) return failed(`${found.failure}: ${found.detail}`);
  const { promise, resolve } = Promise.withResolvers<StreamedAnswer>();
  const options = { ...optionsTo(found.address), method: "POST", headers: { ...headers, "content-length": body.byteLength } };
  const request = (url.startsWith("https:") ? https : http).request(url, options);
  open.set(id, request);
  const timer = setTimeout(() => request.destroy(new Error("The answer takes too long")), LONGEST_MS);
  request.on("close", () => {
    clearTimeout(timer);
    open.delete(id);
  });
  request.on("error", (thrown) => resolve(failed(`unreachable: ${thrown.message}`)));
  request.on("response", (answer) => resolve(toldOn(answer)));
  request.end(body);
  return promise;
}

const failed = (why: string): StreamedAnswer => ({
  status: 502,
  headers: { [OUTBOUND_FAILURE]: why.replace(/[^\x20-\x7e]/g, "?") },
  body: "",
});

function toldOn(answer: IncomingMessage): StreamedAnswer {
  const headers = TOLD_ON.flatMap((name) => (answer.headers[name] ? [[name, String(answer.headers[name])]] : []));
  return {
    status: answer.statusCode ?? 502,
    headers: Object.fromEntries(headers),
    body: Readable.toWeb(answer) as unknown as ReadableStream,
  };
}
