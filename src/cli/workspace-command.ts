import { Command } from "commander";
import { asOperator, type OperatorOptions } from "./server.ts";

interface Workspaces {
  items: { id: string; name: string; state: string; schemaVersion: number; members: number; deleteAt: number | null }[];
}

export function workspaceCommand(): Command {
  const workspace = new Command("workspace").description("the workspaces of this Relata");
  workspace
    .command("list")
    .description("all of them, with how many people they have")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <url>", "a server elsewhere instead; its INTERNAL_TOKEN is read from the environment")
    .option("--json", "print one line of JSON")
    .action(listWorkspaces);
  workspace
    .command("reopen")
    .argument("<workspace>", "id or name")
    .description("open one again that its owner has closed; possible for 14 days")
    .option("--data <dir>", "data folder (.relata)")
    .option("--url <url>", "a server elsewhere instead; its INTERNAL_TOKEN is read from the environment")
    .option("--json", "print one line of JSON")
    .action(reopen);
  return workspace;
}

type Options = OperatorOptions & { json?: boolean };

async function listWorkspaces(options: Options): Promise<void> {
  const { items } = await asOperator(options, (server) => server.get<Workspaces>("/internal/workspaces"));
  if (options.json) return console.log(JSON.stringify({ workspaces: items }));
  for (const { id, name, state, members, deleteAt } of items.filter((each) => each.state !== "closed"))
    console.log(`${id}  ${name}, ${members} ${members === 1 ? "person" : "people"}${state === "ready" ? "" : stateText(state, deleteAt)}`);
}

const stateText = (state: string, deleteAt: number | null): string =>
  deleteAt === null ? ` (${state})` : ` (closed, deleted on ${new Date(deleteAt).toISOString().slice(0, 10)})`;

async function reopen(workspace: string, options: Options): Promise<void> {
  const { id, name } = await asOperator(options, (server) =>
    server.post<{ id: string; name: string }>("/internal/workspaces/reopen", { workspace }),
  );
  console.log(options.json ? JSON.stringify({ id, name, reopened: true }) : `${name} is open again.`);
}
