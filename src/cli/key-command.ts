import { Command, InvalidArgumentError } from "commander";
import { DAY } from "../core/time.ts";
import { asOperator, type ServerOptions } from "./server.ts";

interface KeyOptions extends ServerOptions {
  member: string;
  name: string;
  scopes?: string[];
  expires?: number;
  json?: boolean;
}

interface CreatedKey {
  id: string;
  key: string;
  name: string;
  hint: string;
  scopes: string[] | null;
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
    .option("--scopes <list>", "only for these, such as read or contacts:read,tasks:write (all that the member may)", scopesFrom)
    .option("--expires <when>", "worth nothing after this day, 2027-01-31, or so many days from now (never)", endFrom)
    .option("--workspace <id>", "in which workspace, by id or name (their first)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--json", "print one line of JSON")
    .addHelpText("after", "\nExample:\n  npm run relata -- key create --member owner@company.vn --scopes read --expires 90")
    .action(createKey);
  return key;
}

const scopesFrom = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** The last moment of that day, as this machine reckons days. */
function endFrom(text: string): number {
  const day = /^\d{1,4}$/.test(text) ? new Date(Date.now() + Number(text) * DAY) : new Date(`${text}T00:00`);
  if (Number.isNaN(day.getTime()) || !/^(\d{1,4}|\d{4}-\d\d-\d\d)$/.test(text))
    throw new InvalidArgumentError("Write a day as 2027-01-31, or a number of days.");
  return day.setHours(23, 59, 59, 0);
}

async function createKey(options: KeyOptions): Promise<void> {
  const made = await asOperator(options, (server) =>
    server.post<CreatedKey>("/internal/keys", {
      ...{ email: options.member, name: options.name, scopes: options.scopes ?? null, expiresAt: options.expires ?? null },
      ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
    }),
  );
  if (options.json) return console.log(JSON.stringify({ ...made, member: options.member }));
  const limits = [
    ...(made.scopes ? [`It is only for ${made.scopes.join(", ")}.`] : []),
    ...(made.expiresAt === null ? [] : [`It ends on ${new Date(made.expiresAt).toLocaleDateString("sv")}.`]),
  ];
  const said = `This key acts as ${options.member} and is not shown again. Send it as "Authorization: Bearer …".`;
  console.log(`${made.key}\n\n${[said, ...limits].join(" ")}`);
}
