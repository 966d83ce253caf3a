import { mkdirSync, readdirSync, readFileSync, renameSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { DataFolder } from "./data-folder.ts";
import type { LogFile } from "./log-file.ts";

const SETTLES_WITHIN_MS = 200;
export type Deliver = (envelope: { from: string; to: string; raw: Uint8Array }) => Promise<string | undefined>;

/**
 * Hands every .eml file that is put into the inbox folder to the Worker, as mail routing does on the edge, and moves it to
 * `delivered` or, with the reason beside it, to `refused` there. Answers how to stop.
 */
export function watchInbox({ inbox }: DataFolder, log: LogFile, deliver: Deliver): () => void {
  for (const part of ["delivered", "refused"]) mkdirSync(join(inbox, part), { recursive: true });
  let last = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    last = last.then(() => deliverAll(inbox, log, deliver)).catch((thrown: unknown) => log.write("error", `Inbox: ${String(thrown)}`));
  };
  const watcher = watch(inbox, () => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLES_WITHIN_MS);
  });
  look();
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

async function deliverAll(inbox: string, log: LogFile, deliver: Deliver): Promise<void> {
  for (const name of readdirSync(inbox).filter((each) => each.endsWith(".eml"))) {
    const raw = new Uint8Array(readFileSync(join(inbox, name)));
    const envelope = await envelopeOf(raw);
    const refusal = envelope ? await deliver({ ...envelope, raw }) : "No sender or no receiver";
    if (refusal !== undefined) noteRefusal(inbox, name, refusal, log);
    renameSync(join(inbox, name), join(inbox, refusal === undefined ? "delivered" : "refused", name));
  }
}

/** Says why, in the log and beside the message. */
function noteRefusal(inbox: string, name: string, reason: string, log: LogFile): void {
  log.write("warn", `Inbox: ${name} was refused: ${reason}`);
  writeFileSync(join(inbox, "refused", `${name}.reason.txt`), `${reason}\n`, { mode: 0o600 });
}

/** Where a message claims to come from and go to, for want of the server that would know. */
async function envelopeOf(raw: Uint8Array): Promise<{ from: string; to: string } | undefined> {
  const { from, to, deliveredTo, returnPath } = await PostalMime.parse(raw);
  const sender = returnPath?.replace(/[<>]/g, "") || from?.address;
  const receiver = deliveredTo || to?.[0]?.address;
  return sender && receiver ? { from: sender, to: receiver } : undefined;
}
