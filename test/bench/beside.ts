import { type Load, load, type Target } from "./load.ts";
import type { Operation } from "./operations.ts";

/** The CRM while people wait for a model that is dead: each operation alone, and beside drafts that hang. */

export interface Beside {
  operation: string;
  alone: Load;
  beside: Load;
}

const MEASURED = ["list", "record", "create"];
const WAITING = 16;
const ROUNDS = 3;
const SETTLE_MS = 500;

/** Both take turns, so that they see the machine in the same mood; of the rounds the middle one counts. */
export async function measureBeside(operations: Operation[], target: Target, contactIds: string[], seconds: number): Promise<Beside[]> {
  const limits = { clients: 8, seconds, atMost: 20_000 };
  const found: Beside[] = [];
  for (const { name, ours } of operations.filter((operation) => MEASURED.includes(operation.name))) {
    const rounds: { alone: Load; beside: Load }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const alone = await load(target, ours, limits);
      const leave = await waitForModel(target, contactIds);
      const beside = await load(target, ours, limits);
      await leave();
      rounds.push({ alone, beside });
    }
    const ratio = ({ alone, beside }: (typeof rounds)[number]): number => beside.perSecond / alone.perSecond;
    const middle = rounds.sort((a, b) => ratio(a) - ratio(b))[Math.floor(ROUNDS / 2)];
    if (middle) found.push({ operation: name, ...middle });
  }
  return found;
}

/** People who have asked for drafts and get none; answers how they all leave. */
async function waitForModel({ port, headers }: Target, contactIds: string[]): Promise<() => Promise<void>> {
  const leaving = new AbortController();
  const asked = Array.from({ length: WAITING }, async (_, index) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/assistant/drafts`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ recordId: contactIds[index % contactIds.length] }),
      signal: leaving.signal,
    });
    if (response.status !== 200) throw new Error(`A draft was refused: ${response.status} ${await response.text()}`);
    return response.text();
  });
  const ended = Promise.allSettled(asked);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return async () => {
    leaving.abort();
    for (const result of await ended)
      if (result.status === "fulfilled" || (result.reason as Error).name !== "AbortError")
        throw new Error(`A draft did not hang: ${JSON.stringify(result)}`);
  };
}
