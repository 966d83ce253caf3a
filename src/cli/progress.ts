import type { ImportJob } from "../imports/imports.schema.ts";

/** A line that shows how far something is; on something that is no terminal it says nothing until the end. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #label: string;
  readonly #startedAt = performance.now();

  constructor(out: NodeJS.WriteStream, label: string) {
    this.#out = out;
    this.#label = label;
  }

  show({ byteOffset, fileBytes, rowsRead }: ImportJob): void {
    this.draw(fileBytes === 0 ? 1 : byteOffset / fileBytes, `${number(rowsRead)} read, ${number(this.rowsPerSecond(rowsRead))}/s`);
  }

  /** How far it is (0 to 1), with what is to be said behind it. */
  draw(share: number, said: string): void {
    if (!this.#out.isTTY) return;
    const width = Math.max(8, Math.min(30, (this.#out.columns ?? 80) - this.#label.length - 40));
    const bar = "█".repeat(Math.round(share * width)).padEnd(width, "░");
    this.#out.write(`\r\u001b[2K${this.#label}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${said}`);
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
