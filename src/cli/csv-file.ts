import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { codeOf, LocalFailure } from "../local/failure.ts";

/** A value as a cell of a CSV file, in quotation marks where it needs them. */
export const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes a heading and lines to a file, named from where the command was called. */
export function writeCsv(path: string, head: string, lines: readonly string[]): void {
  try {
    writeFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path), [head, ...lines, ""].join("\n"));
  } catch (thrown) {
    throw new LocalFailure(`The file ${path} cannot be written (${codeOf(thrown)}).`);
  }
}
