import { Command } from "commander";
import type { ImportJob } from "../imports/imports.schema.ts";
import { LocalFailure } from "../local/failure.ts";
import { asMember, asOperator, type Server, type ServerOptions, type Users } from "./server.ts";

interface Finding {
  what: string;
  isGood: boolean;
  says: string;
}

export function doctorCommand(): Command {
  return new Command("doctor")
    .description("look whether everything is in order")
    .option("--data <dir>", "data folder (.relata)")
    .option("--json", "print one line of JSON")
    .addHelpText("after", "\nEnds with 1 when something is not in order.")
    .action(examine);
}

async function examine(options: ServerOptions & { json?: boolean }): Promise<void> {
  const findings = [nodeVersion(), ...(await serverFindings(options))];
  if (options.json) console.log(JSON.stringify({ ok: findings.every(({ isGood }) => isGood), findings }));
  else for (const { what, isGood, says } of findings) console.log(`${isGood ? "✓" : "✗"} ${what}: ${says}`);
  if (!findings.every(({ isGood }) => isGood)) process.exitCode = 1;
}

const nodeVersion = (): Finding => ({ what: "Node", isGood: true, says: process.versions.node });

async function serverFindings(options: ServerOptions): Promise<Finding[]> {
  try {
    const people = await asOperator(options, peopleFinding);
    return [{ what: "Server and databases", isGood: true, says: "answer" }, people, ...(await asMember(options, workFindings))];
  } catch (thrown) {
    if (thrown instanceof LocalFailure) return [{ what: "Server and databases", isGood: false, says: thrown.message }];
    throw thrown;
  }
}

async function peopleFinding(server: Server): Promise<Finding> {
  const { items } = await server.get<Users>("/internal/users");
  const able = items.filter(({ hasPassword }) => hasPassword).length;
  return { what: "People", isGood: able > 0, says: `${able} can sign in` };
}

async function workFindings(server: Server): Promise<Finding[]> {
  const [letters, imports, me] = await Promise.all([
    server.get<{ items: unknown[] }>("/api/v1/dead-letters"),
    server.get<{ items: ImportJob[] }>("/api/v1/imports"),
    server.get<{ assistant: { engine: string; model: string | null } }>("/api/v1/me"),
  ]);
  const stopped = imports.items.filter(({ state }) => state === "stopped");
  return [
    {
      what: "Failed work",
      isGood: letters.items.length === 0,
      says: letters.items.length === 0 ? "none" : `${letters.items.length} dead letters wait in the settings`,
    },
    {
      what: "Imports",
      isGood: stopped.length === 0,
      says: stopped.map(({ fileName, reason }) => `${fileName}: ${reason}`).join("; ") || "none has stopped",
    },
    { what: "Assistant", isGood: true, says: me.assistant.model ?? "the built-in engine writes (no OPENAI_API_KEY)" },
  ];
}
