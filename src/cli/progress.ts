import type { ImportJob } from "../imports/imports.schema.ts";

/** A line that shows how far an import is; on something that is no terminal it says nothing until the end. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #label: string;
  readonly #startedAt = performance.now();

  constructor(out: NodeJS.WriteStream, label: string) {
    this.#out = out;
    this.#label = label;
  }

  show({ byteOffset, fileBytes, rowsRead }: ImportJob): void {
    if (!this.#out.isTTY) return;
    const share = fileBytes === 0 ? 1 : byteOffset / fileBytes;
    const width = Math.max(8, Math.min(30, (this.#out.columns ?? 80) - this.#label.length - 40));
    const bar = "█".repeat(Math.round(share * width)).padEnd(width, "░");
    this.#out.write(
      `\r\u001b[2K${this.#label}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${number(rowsRead)} read, ${number(this.rowsPerSecond(rowsRead))}/s`,
    );
  }

  end(): void {
    if (this.#out.isTTY) this.#out.write("\r\u001b[2K");
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1_000;
  }

  rowsPerSecond(rows: number): number {
    return Math.round(rows / Math.max(this.seconds, 0.001));
  }
}

export const number = (value: number): string => value.toLocaleString("en-US");
