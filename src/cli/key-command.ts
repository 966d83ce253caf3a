import { Command } from "commander";
import { asOperator, type ServerOptions } from "./server.ts";

interface CreatedKey {
  id: string;
  key: string;
  name: string;
  hint: string;
  createdAt: number;
  expiresAt: number | null;
}

export function keyCommand(): Command {
  const key = new Command("key").description("keys for the API");
  key
    .command("create")
    .description("make a bearer key that acts as a member, and show it this once")
    .requiredOption("--member <email>", "whose rights the key has")
    .option("--name <name>", "what it is for", "CLI")
    .option("--workspace <id>", "in which workspace, by id or name (their first)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--json", "print one line of JSON")
    .addHelpText("after", "\nExample:\n  npm run relata -- key create --member owner@company.vn --json")
    .action(createKey);
  return key;
}

async function createKey(options: ServerOptions & { member: string; name: string; json?: boolean }): Promise<void> {
  const made = await asOperator(options, (server) =>
    server.post<CreatedKey>("/internal/keys", {
      ...{ email: options.member, name: options.name },
      ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
    }),
  );
  if (options.json) console.log(JSON.stringify({ ...made, member: options.member }));
  else console.log(`${made.key}\n\nThis key acts as ${options.member} and is not shown again. Send it as "Authorization: Bearer …".`);
}
