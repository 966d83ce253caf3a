import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./paths.ts";

/** One hash over the contents of files and folders (relative to the repository), whatever their dates. */
export function hashOf(paths: string[], includes: (path: string) => boolean = () => true): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((start) => filesUnder(join(ROOT, start)))) {
    const name = relative(ROOT, path);
    if (includes(name)) hash.update(name).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort();
}

const stampOf = (folder: string) => `${folder}.built-from`;

/** Whether a built folder is there and came from sources with this hash. */
export const isBuiltFrom = (folder: string, hash: string): boolean =>
  existsSync(folder) && existsSync(stampOf(folder)) && readFileSync(stampOf(folder), "utf8") === hash;

export const stampAs = (folder: string, hash: string): void => writeFileSync(stampOf(folder), hash);
