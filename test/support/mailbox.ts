import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";

export interface Letter extends Email {
  file: string;
  raw: string;
}

/** What has been sent: the messages of an outbox folder. */
export class Mailbox {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async letters(): Promise<Letter[]> {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith(".eml"));
    return await Promise.all(
      files.map(async (file) => {
        const raw = readFileSync(join(this.#folder, file), "utf8");
        return { ...(await PostalMime.parse(raw)), file, raw };
      }),
    );
  }

  /** The messages to one address, once there are at least `count` of them. */
  async lettersTo(address: string, { count = 1, withinMs = PATIENCE_MS } = {}): Promise<Letter[]> {
    return await eventually(
      `${count} message(s) to ${address}`,
      async () => {
        const found = (await this.letters()).filter(({ to }) => to?.some((each) => each.address === address));
        return found.length >= count ? found : undefined;
      },
      withinMs,
    );
  }
}

/** A busy machine may take that long; less than what a test may, so that a test that waits in vain says for what. */
const PATIENCE_MS = 25_000;

/** Asks again and again until there is an answer. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined, withinMs = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
