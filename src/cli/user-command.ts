import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { Command } from "commander";
import { ROLES } from "../core/context.ts";
import { LocalFailure } from "../local/failure.ts";
import { firstPassword } from "../local/first-password.ts";
import { asOperator, type ServerOptions, type Users, usersPath } from "./server.ts";

export function userCommand(): Command {
  const user = new Command("user").description("people who sign in");
  user
    .command("list")
    .description("who can sign in")
    .option("--workspace <id>", "to which workspace, by id or name (all)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--json", "print one line of JSON")
    .action(listUsers);
  user
    .command("add")
    .description("let a further person in, with a first password that is shown this once")
    .requiredOption("--name <name>", "what the person is called")
    .requiredOption("--email <email>", "what they sign in with")
    .option("--role <role>", `what they may do: ${ROLES.join(", ")}, or a role of the workspace by id or name`, "rep")
    .option("--workspace <id>", "into which workspace, by id or name (the first)")
    .option("--data <dir>", "data folder (.relata)")
    .option("--json", "print one line of JSON")
    .addHelpText("after", '\nExample:\n  npm run relata -- user add --name "Nguyễn An" --email an@company.vn --role manager')
    .action(addUser);
  user
    .command("password")
    .argument("<email>", "whose password")
    .description("set a new password, asked for or read from standard input; every session of that person ends")
    .option("--data <dir>", "data folder (.relata)")
    .option("--json", "print one line of JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  npm run relata -- user password owner@company.vn\n  printf '%s' \"$PASSWORD\" | npm run relata -- user password owner@company.vn",
    )
    .action(setPassword);
  return user;
}

async function listUsers(options: ServerOptions & { json?: boolean }): Promise<void> {
  const { items } = await asOperator(options, (server) => server.get<Users>(usersPath(options.workspace)));
  if (options.json) return console.log(JSON.stringify({ users: items }));
  const width = Math.max(...items.map(({ email }) => email.length));
  const wide = Math.max(...items.map(({ roleName }) => roleName.length));
  for (const { email, name, roleName, hasPassword } of items)
    console.log(`${email.padEnd(width)}  ${roleName.padEnd(wide)}  ${name}${hasPassword ? "" : " (no password yet)"}`);
}

type NewUser = { name: string; email: string; role: string };

async function addUser({ name, email, role, ...options }: ServerOptions & NewUser & { json?: boolean }): Promise<void> {
  const password = firstPassword();
  const added = await asOperator(options, (server) =>
    server.post<NewUser & { id: string; hasAccount: boolean }>("/internal/users", {
      ...{ name, email, role, password },
      ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
    }),
  );
  const { hasAccount, ...person } = added;
  if (options.json) console.log(JSON.stringify({ ...person, ...(hasAccount ? {} : { password }) }));
  else if (hasAccount) console.log(`${added.name} (${role}) comes in with the account of ${added.email} and the password it has.`);
  else console.log(`${added.name} (${role}) signs in as ${added.email} with ${password}\n\nThis password is not shown again.`);
}

async function setPassword(email: string, options: ServerOptions & { json?: boolean }): Promise<void> {
  const password = process.stdin.isTTY ? await askFor(`New password for ${email}: `) : (await text(process.stdin)).replace(/\r?\n$/, "");
  if (password === "") throw new LocalFailure("No password was given.");
  await asOperator(options, (server) => server.post("/internal/password", { email, password }));
  console.log(
    options.json ? JSON.stringify({ email, changed: true }) : `The password of ${email} is changed, and every session of theirs has ended.`,
  );
}

/** Asks without showing what is typed. */
async function askFor(question: string): Promise<string> {
  process.stdout.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const answer = await lines.question("");
  lines.close();
  process.stdout.write("\n");
  return answer;
}
