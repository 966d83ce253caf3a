import { createWriteStream, existsSync, renameSync, statSync } from "node:fs";

const KEPT_BYTES = 16 * 1024 * 1024;

export interface LogFile {
  /** What the Worker or workerd printed; a line that is JSON already stays as it is. */
  write(level: string, text: string): void;
  close(): Promise<void>;
}

/** Appends JSON lines to a file; one that has grown large makes room first. `onLine` sees each line too. */
export function openLogFile(path: string, onLine?: (line: string) => void): LogFile {
  if (existsSync(path) && statSync(path).size > KEPT_BYTES) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: "a", mode: 0o600 });
  stream.on("error", () => undefined);
  return {
    write: (level, text) => {
      const line = isRecord(text) ? text : JSON.stringify({ level, message: text, at: new Date().toISOString() });
      stream.write(`${line}\n`);
      onLine?.(line);
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

function isRecord(text: string): boolean {
  if (!text.startsWith("{")) return false;
  try {
    JSON.parse(text);
    return !text.includes("\n");
  } catch {
    return false;
  }
}
