import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A model's server that takes every question and never says a word; what would come from the environment to use it. */
export async function startDeadModel(): Promise<{ env: Record<string, string>; close(): void }> {
  const server = createServer((request) => void request.resume());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    // No rest between failures: as bad as it can be.
    env: { OPENAI_API_KEY: "dead", OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_REST_MS: "0" },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
