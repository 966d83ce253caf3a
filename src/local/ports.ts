import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { codeOf, LocalFailure } from "./failure.ts";

export const DEFAULT_PORT = 8787;
const TRIED_AFTER_DEFAULT = 20;

/** The port to serve on: the one asked for or a sentence why not; without one the default or the next that is free. */
export async function choosePort(asked: number | undefined): Promise<number> {
  if (asked === undefined) return await firstFree(DEFAULT_PORT);
  if (asked !== 0 && !(await isFree(asked))) throw new LocalFailure(`Port ${asked} is taken: choose another with --port N.`);
  return asked === 0 ? await anyFree() : asked;
}

async function firstFree(from: number): Promise<number> {
  for (let port = from; port <= from + TRIED_AFTER_DEFAULT; port += 1) if (await isFree(port)) return port;
  throw new LocalFailure(`Ports ${from} to ${from + TRIED_AFTER_DEFAULT} are all taken: choose one with --port N.`);
}

/** Free on both loopback addresses, as `localhost` may mean either. */
const isFree = async (port: number): Promise<boolean> => (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(codeOf(error) !== "EADDRINUSE" && codeOf(error) !== "EACCES"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Below the range from which systems take ports for outgoing connections, so that none is lost between asking and listening. */
async function anyFree(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(18_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new LocalFailure("No free port was found: choose one with --port N.");
}
