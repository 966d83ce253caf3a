import { type ChildProcess, spawn } from "node:child_process";
import { ROOT } from "../../src/local/paths.ts";

export interface Finished {
  code: number | null;
  out: string;
  err: string;
}

export interface Running {
  child: ChildProcess;
  /** Standard output so far. */
  out(): string;
  finished: Promise<Finished>;
  /** Resolves with the first whole line of output that matches. */
  line(pattern: RegExp): Promise<string>;
}

/** Runs one of the repository's own programs in a process of its own, as npm's scripts do. */
export function run(script: string, args: string[] = [], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, ["--import", "./src/local/require-node.js", script, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (said.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said.err += chunk));
  const finished = new Promise<Finished>((resolve) => child.once("close", (code) => resolve({ code, ...said })));
  return { child, out: () => said.out, finished, line: (pattern) => lineOf(child, said, finished, pattern) };
}

function lineOf(child: ChildProcess, said: { out: string }, finished: Promise<Finished>, pattern: RegExp): Promise<string> {
  const find = () =>
    said.out
      .split("\n")
      .slice(0, -1)
      .find((line) => pattern.test(line));
  return new Promise((resolve, reject) => {
    const look = () => {
      const line = find();
      if (line !== undefined) resolve(line);
    };
    child.stdout?.on("data", look);
    look();
    finished.then(({ code, out, err }) => reject(new Error(`Ended with ${code} without ${pattern}:\n${out}\n${err}`)));
  });
}
