import { openAsBlob, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { arrayBuffer } from "node:stream/consumers";
import { codeOf, LocalFailure } from "../local/failure.ts";

export interface GivenFile {
  path: string;
  name: string;
  /** Found in a folder rather than named: what cannot be imported there is passed over. */
  isFound: boolean;
  open(): Promise<Blob>;
}

const IMPORTABLE = /\.(?:csv|tsv|txt|mbox|mbx|eml)$/i;

/** Files as named, and those of named folders that look importable. Paths are meant from where the person stands; "-" is standard input. */
export function filesFrom(named: string[]): GivenFile[] {
  return named.flatMap((given): GivenFile[] => {
    if (given === "-")
      return [{ path: "-", name: "stdin", isFound: false, open: async () => new Blob([await arrayBuffer(process.stdin)]) }];
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), given);
    if (!isFolder(path, given)) return [{ path, name: basename(path), isFound: false, open: () => openAsBlob(path) }];
    const found = readdirSync(path)
      .filter((name) => IMPORTABLE.test(name))
      .sort();
    if (found.length === 0) throw new LocalFailure(`There is no CSV, .mbox or .eml file in ${given}.`);
    return found.map((name) => ({ path: join(path, name), name, isFound: true, open: () => openAsBlob(join(path, name)) }));
  });
}

function isFolder(path: string, given: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (thrown) {
    throw new LocalFailure(
      codeOf(thrown) === "ENOENT" ? `There is no file ${given}.` : `The file ${given} cannot be read (${codeOf(thrown)}).`,
    );
  }
}
