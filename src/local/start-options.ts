import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { LocalFailure } from "./failure.ts";
import { ROOT } from "./paths.ts";

export interface StartOptions {
  port: number | undefined;
  dataDir: string;
  empty: boolean;
  json: boolean;
  opensBrowser: boolean;
  help: boolean;
}

export const HELP = `Starts Relata on this machine.

  npm start -- [options]

  --port N     port to answer on (8787, or the next free one)
  --data DIR   where databases, files and mail lie (.relata)
  --empty      no sample records in a new workspace
  --json       print one line of JSON when it runs, for scripts
  --no-open    do not open the browser
  --help       this text

  OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL choose a language model; without them the built-in engine writes.`;

/** Reads the arguments of `npm start`, or says in one sentence what is wrong with them. */
export function readStartOptions(args: string[]): StartOptions {
  const { values } = parse(args);
  return {
    port: values.port === undefined ? undefined : portFrom(values.port),
    dataDir: dataDirFrom(values.data),
    empty: values.empty ?? false,
    json: values.json ?? false,
    opensBrowser: values.open ?? true,
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowNegative: true,
      options: {
        port: { type: "string" },
        data: { type: "string" },
        empty: { type: "boolean" },
        json: { type: "boolean" },
        open: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (thrown) {
    const [sentence = "These arguments cannot be read"] = thrown instanceof Error ? thrown.message.split(/\. |\n/) : [];
    throw new LocalFailure(`${sentence.replace(/\.$/, "")}: see npm start -- --help.`);
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new LocalFailure(`"${text}" is not a port: give a number from 1 to 65535, or 0 for any free one.`);
}

/** A folder named on the command line is meant from where the person stands, not from where npm runs its scripts. */
export function dataDirFrom(given: string | undefined): string {
  return given === undefined ? resolve(ROOT, ".relata") : resolve(process.env.INIT_CWD ?? process.cwd(), given);
}
