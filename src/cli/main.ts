import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { ROOT } from "../local/paths.ts";
import { auditCommand } from "./audit-command.ts";
import { backtestCommand } from "./backtest-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { reportFailure } from "./failure-report.ts";
import { importCommand } from "./import-command.ts";
import { keyCommand } from "./key-command.ts";
import { migrateCommand } from "./migrate-command.ts";
import { scoreCommand, trainCommand } from "./predictions-command.ts";
import { userCommand } from "./user-command.ts";
import { workspaceCommand } from "./workspace-command.ts";

/** What the operator of a Relata does from a terminal. Exit codes: 0 done, 1 done in part, 2 not done. */
const program = new Command("relata")
  .description("Relata from the terminal. It talks to the server that runs on the data folder, or starts one for as long as it needs it.")
  .version((JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version)
  .usage("<command> [options]")
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(oneSentence(text)) })
  .showSuggestionAfterError()
  .addHelpText(
    "after",
    `
Examples:
  npm run relata -- import customers.csv
  npm run relata -- import exports/ --currency USD
  npm run relata -- import inbox.mbox --own sales@company.vn
  npm run relata -- key create --member owner@company.vn --json
  npm run relata -- audit verify
  npm run relata -- backtest labels --train old.csv --score new.csv --id id --label churned --positive yes --out p.csv

Exit codes: 0 done, 1 done in part (rows with problems) or something found (audit, doctor), 2 not done, 130 interrupted.
With --json a command that fails prints {"ok":false,"error":{"message":…,"code":…}}.`,
  );

for (const command of [
  importCommand(),
  keyCommand(),
  userCommand(),
  workspaceCommand(),
  migrateCommand(),
  auditCommand(),
  backtestCommand(),
  trainCommand(),
  scoreCommand(),
  doctorCommand(),
])
  program.addCommand(inherit(command));

/** Subcommands of a command complain in the same way. */
function inherit(command: Command): Command {
  command.copyInheritedSettings(program);
  for (const each of command.commands) inherit(each as Command);
  return command;
}

function oneSentence(text: string): string {
  const sentence = text
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .trim();
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?)]$/.test(sentence) ? "" : "."} See npm run relata -- --help.\n`;
}

try {
  await program.parseAsync(process.argv);
} catch (thrown) {
  process.exit(reportFailure(thrown, process.argv.includes("--json")));
}
