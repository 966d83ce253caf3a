import { Command } from "commander";
import type { AuditBreak, Verification } from "../audit/audit.schema.ts";
import { LocalFailure } from "../local/failure.ts";
import { number, Progress } from "./progress.ts";
import { asMember, asOperator, type ServerOptions } from "./server.ts";

interface VerifyOptions extends ServerOptions {
  workspace?: string;
  json?: boolean;
}

export function auditCommand(): Command {
  const audit = new Command("audit").description("the record of who did what from where");
  audit
    .command("verify")
    .description("look whether anything of the audit or the change log was altered, deleted, inserted or cut off")
    .option("--workspace <id>", "which workspace, by id or name (the first)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <address>", "a server elsewhere")
    .option("--key <key>", "its key, of a member who may read the audit")
    .option("--json", "print one line of JSON")
    .addHelpText(
      "after",
      "\nEnds with 1 when something was tampered with, and says where.\n\nExample:\n  npm run relata -- audit verify --json",
    )
    .action(verify);
  return audit;
}

async function verify(options: VerifyOptions): Promise<void> {
  if (options.url && options.workspace) throw new LocalFailure("With --url the key says which workspace it is: leave --workspace out.");
  const progress = new Progress(process.stderr, "Verifying");
  const result = await (options.url
    ? asMember(options, (server) =>
        inParts(progress, (cursor) =>
          server.get<Verification>(`/api/v1/audit/verification${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`),
        ),
      )
    : asOperator(options, (server) =>
        inParts(progress, (cursor) =>
          server.post<Verification>("/internal/audit/verification", {
            ...(cursor ? { cursor } : {}),
            ...(options.workspace ? { workspace: options.workspace } : {}),
          }),
        ),
      ));
  const unsealedForMs = result.unsealed.oldestAt === null ? null : Date.now() - result.unsealed.oldestAt;
  if (options.json) console.log(JSON.stringify({ ...result, unsealedForMs }));
  else console.log(sentencesOf(result, unsealedForMs).join("\n"));
  if (!result.isIntact) process.exitCode = 1;
}

async function inParts(progress: Progress, part: (cursor: string | undefined) => Promise<Verification>): Promise<Verification> {
  for (let cursor: string | undefined; ; ) {
    const { nextCursor, ...found } = await part(cursor);
    progress.draw(found.total === 0 ? 1 : found.checked / found.total, `${number(found.checked)} of ${number(found.total)}`);
    if (nextCursor === null) {
      progress.end();
      return { ...found, nextCursor };
    }
    cursor = nextCursor;
  }
}

function sentencesOf({ broken, checked, sealedUntil, unsealed }: Verification, unsealedForMs: number | null): string[] {
  const waiting =
    unsealed.count === 0
      ? "Nothing waits to be sealed."
      : `${number(unsealed.count)} not sealed yet, the oldest for ${seconds(unsealedForMs)}.`;
  if (broken)
    return [`✗ ${broken.seq === null ? "Behind the sealed rows" : `At row ${number(broken.seq)}`}: ${SAID[broken.kind](broken)}.`, waiting];
  const until = sealedUntil === null ? "" : `, sealed until ${new Date(sealedUntil).toISOString()}`;
  return [`✓ The chain of ${number(checked)} rows is whole${until}.`, waiting];
}

const seconds = (ms: number | null): string => `${Math.max(0, Math.round((ms ?? 0) / 1_000))} s`;

const SAID: Record<AuditBreak["kind"], (found: AuditBreak) => string> = {
  altered: ({ id }) => `${id} was altered`,
  deleted: () => "the row that stood here was deleted",
  inserted: ({ id }) => `${id} was inserted`,
  reordered: () => "the rows stand in another order than they were sealed in",
  log_altered: ({ changeId }) => `the change log ${changeId ? `of ${changeId}` : "from before the audit"} was altered`,
  log_added: ({ changeId }) => `the change log has ${changeId}, which the audit does not know`,
  tail_cut: () => "this row and those behind it were cut off",
  replaced: () => "the chain goes on differently than it was seen from outside: the database was replaced by an older one",
};
