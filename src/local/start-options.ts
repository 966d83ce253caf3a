import { resolve } from "node:path";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { LocalFailure } from "./failure.ts";
import { ROOT } from "./paths.ts";
import type { Founding } from "./set-up.ts";

const LONGEST_NAME = 100;

export interface ServingOptions {
  port: number | undefined;
  dataDir: string;
  founding: Founding;
  help: boolean;
}

export interface StartOptions extends ServingOptions {
  json: boolean;
  opensBrowser: boolean;
}

/** The options of every command that serves a data folder. */
export const FOLDER_OPTIONS = `  --port N           port to answer on (8787, or the next free one)
  --data DIR         where databases, files and mail lie (.relata)

  for a new workspace:
  --owner "N <E>"    who owns it, name and address: "Nguyễn An <an@cty.vn>"
  --password TEXT    the owner's password (without it one is made and shown once)
  --name NAME        what it is called
  --empty            no sample records
`;

export const HELP = `Starts Relata on this machine.

  npm start -- [options]

${FOLDER_OPTIONS}
  --json             print one line of JSON when it runs, for scripts
  --no-open          do not open the browser
  --help             this text

  OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL choose a language model; without them the built-in engine writes.`;

const SERVING = {
  port: { type: "string" },
  data: { type: "string" },
  owner: { type: "string" },
  password: { type: "string" },
  name: { type: "string" },
  empty: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} satisfies ParseArgsOptionsConfig;
const STARTING = { ...SERVING, json: { type: "boolean" }, open: { type: "boolean" } } satisfies ParseArgsOptionsConfig;

/** Reads the arguments of `npm start`, or says in one sentence what is wrong with them. */
export function readStartOptions(args: string[]): StartOptions {
  const values = parse(args, STARTING, "npm start");
  return { ...servingFrom(values), json: values.json ?? false, opensBrowser: values.open ?? true };
}

/** The same for `npm run dev`. */
export const readDevOptions = (args: string[]): ServingOptions => servingFrom(parse(args, SERVING, "npm run dev"));

function servingFrom(values: ReturnType<typeof parse<typeof SERVING>>): ServingOptions {
  return {
    port: values.port === undefined ? undefined : portFrom(values.port),
    dataDir: dataDirFrom(values.data),
    founding: { empty: values.empty ?? false, name: nameFrom(values.name), owner: ownerFrom(values.owner, values.password) },
    help: values.help ?? false,
  };
}

function parse<Options extends ParseArgsOptionsConfig>(args: string[], options: Options, command: string) {
  try {
    return parseArgs({ args, allowNegative: true, options }).values;
  } catch (thrown) {
    const [sentence = "These arguments cannot be read"] = thrown instanceof Error ? thrown.message.split(/\. |\n/) : [];
    throw new LocalFailure(`${sentence.replace(/\.$/, "")}: see ${command} -- --help.`);
  }
}

function nameFrom(text: string | undefined): string | undefined {
  const name = text?.trim();
  if (name === "" || (name?.length ?? 0) > LONGEST_NAME) throw new LocalFailure(`--name takes 1 to ${LONGEST_NAME} characters.`);
  return name;
}

function ownerFrom(text: string | undefined, password: string | undefined): Founding["owner"] {
  if (text === undefined && password === undefined) return undefined;
  if (text === undefined) throw new LocalFailure('--password is the owner\'s: say who that is with --owner "Name <address>".');
  const [, name = "", email = ""] = /^\s*([^<>]*[^<>\s])\s*<\s*([^<>\s@]+@[^<>\s@]+\.[^<>\s@]+)\s*>\s*$/.exec(text) ?? [];
  if (name === "" || name.length > LONGEST_NAME) throw new LocalFailure(`"${text}" is no owner: write --owner "Name <address>".`);
  if (password !== undefined && (password.length < 10 || password.length > 200))
    throw new LocalFailure("A password has 10 to 200 characters.");
  return { name, email: email.toLowerCase(), password };
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
