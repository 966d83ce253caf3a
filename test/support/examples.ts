import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROOT } from "../../src/local/paths.ts";

/** A block of code in a document. */
export interface Example {
  language: "sh" | "ts";
  line: number;
  code: string;
}

/** The examples of a Markdown file that can be run: what is TypeScript, and what calls the API with curl. */
export function examplesIn(path: string): Example[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  return [...text.matchAll(/^```(sh|ts)\n([\s\S]*?)^```$/gm)]
    .map(([, language, code = ""], index, all) => ({
      language: language as Example["language"],
      line: text.slice(0, all[index]?.index).split("\n").length,
      code,
    }))
    .filter(({ language, code }) => language === "ts" || code.includes("curl"));
}

const FOLDER = join(ROOT, ".cache/examples");
const CLIENT = join(ROOT, "packages/client/src/client.ts");
const asFile = (code: string) => code.replaceAll('"@relata/client"', JSON.stringify(CLIENT));

/** Where the machine has no curl, the few options that the examples use. */
function curlFolder(): string[] {
  if (!spawnSync("curl", ["--version"]).error) return [];
  const folder = join(FOLDER, "bin");
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(ROOT, "test/support/curl.mjs"), join(folder, "curl"));
  return [folder];
}

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs an example as a reader would, with the address and the key in the environment. */
export async function runExample(
  { language, code, line }: Example,
  env: { RELATA_URL: string; RELATA_KEY: string },
  name: string,
): Promise<Ran> {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}-${line}-${process.pid}.${language === "ts" ? "mts" : "sh"}`);
  writeFileSync(file, language === "ts" ? asFile(code) : `set -euo pipefail\n${code}`);
  try {
    return await run(language === "ts" ? process.execPath : "bash", [file], env);
  } finally {
    rmSync(file);
  }
}

function run(command: string, args: string[], env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const path = [...curlFolder(), process.env.PATH].join(delimiter);
    const child = spawn(command, args, { env: { ...process.env, ...env, PATH: path, NODE_NO_WARNINGS: "1" } });
    const ran: Ran = { code: null, out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (ran.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (ran.err += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code }));
  });
}

/** What the compiler says against the TypeScript of all these examples, against the client's types. */
export async function compileExamples(examples: Example[], name: string): Promise<string> {
  const folder = join(FOLDER, `${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const { language, code, line } of examples) if (language === "ts") writeFileSync(join(folder, `line-${line}.mts`), asFile(code));
  const compilerOptions = {
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules/@types")],
    rootDir: ROOT,
    rewriteRelativeImportExtensions: false,
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: join(ROOT, "packages/client/tsconfig.json"), compilerOptions, include: ["*.mts"] }),
  );
  try {
    return (await run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", folder], {})).out;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
