import { Command } from "commander";
import { LocalFailure } from "../local/failure.ts";
import { Bar } from "./bar.ts";
import { asOperator, type OperatorOptions, type Server, ServerRefusal } from "./server.ts";

interface Entry {
  id: string;
  name: string;
  state: string;
  schemaVersion: number;
}
interface Workspaces {
  level: number;
  items: Entry[];
}

interface Failed {
  id: string;
  name: string;
  reason: string;
}

export function migrateCommand(): Command {
  return new Command("migrate")
    .description("bring the directory and the databases of workspaces up to date; what was interrupted goes on where it was")
    .option("--all", "every workspace, not only those that somebody opens")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <url>", "a server elsewhere instead; its INTERNAL_TOKEN is read from the environment")
    .option("--json", "print one line of JSON at the end")
    .addHelpText(
      "after",
      `
A workspace that is behind is also brought up to date when somebody first opens it.

Examples:
  npm run relata -- migrate --all
  INTERNAL_TOKEN=… npm run relata -- migrate --all --url https://crm.company.vn --json

Ends with 0 when all are up to date, with 1 when some could not be, with 2 when none could.`,
    )
    .action(migrate);
}

/** So many databases at once: each waits mostly for its own. */
const AT_ONCE = 4;

async function migrate(options: OperatorOptions & { all?: boolean; json?: boolean }): Promise<void> {
  const done = await asOperator(options, async (server) => {
    // To list them brings the directory up to date.
    const { level, items } = await server.get<Workspaces>("/internal/workspaces");
    const open = items.filter(({ state }) => state === "ready");
    const behind = open.filter(({ schemaVersion }) => schemaVersion < level);
    const failed = options.all ? await migrateAll(server, behind, !options.json) : [];
    return { level, total: open.length, behind, failed };
  });
  tell(done, options);
}

async function migrateAll(server: Server, behind: Entry[], isShown: boolean): Promise<Failed[]> {
  const bar = new Bar(process.stderr, "Workspaces", behind.length, isShown);
  const waiting = [...behind];
  const failed: Failed[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, name } = next;
      await server.post("/internal/workspaces/migrate", { workspace: id }).catch((thrown: unknown) => {
        if (!(thrown instanceof ServerRefusal)) throw thrown;
        failed.push({ id, name, reason: thrown.detail });
      });
      bar.step();
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    bar.end();
  }
  return failed;
}

interface Done {
  level: number;
  total: number;
  behind: Entry[];
  failed: Failed[];
}

function tell({ level, total, behind, failed }: Done, { all, json }: { all?: boolean; json?: boolean }): void {
  const migrated = all ? behind.length - failed.length : 0;
  const left = behind.length - migrated;
  if (failed.length > 0) process.exitCode = migrated > 0 || total > behind.length ? 1 : 2;
  if (json) {
    console.log(JSON.stringify({ ok: failed.length === 0, level, workspaces: total, migrated, behind: left, failed }));
    return;
  }
  for (const { id, name, reason } of failed) console.error(`${name} (${id}): ${reason}`);
  if (failed.length > 0 && process.exitCode === 2) throw new LocalFailure("No workspace could be brought up to date.");
  const rest = left === 0 ? "" : all ? ` ${left} could not be.` : ` ${left} will be when somebody opens them, or with --all.`;
  console.log(`${total - left} of ${total} workspaces are up to date.${rest}`);
}
