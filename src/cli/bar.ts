const WIDTH = 30;

/** A bar that shows how many of a known number are done; on something that is no terminal it says nothing. */
export class Bar {
  readonly #out: NodeJS.WriteStream;
  readonly #label: string;
  readonly #total: number;
  readonly #isShown: boolean;
  #done = 0;

  constructor(out: NodeJS.WriteStream, label: string, total: number, isShown: boolean) {
    this.#out = out;
    this.#label = label;
    this.#total = total;
    this.#isShown = isShown && out.isTTY && total > 0;
    this.#draw();
  }

  step(): void {
    this.#done += 1;
    this.#draw();
  }

  end(): void {
    if (this.#isShown) this.#out.write("\r\u001b[2K");
  }

  #draw(): void {
    if (!this.#isShown) return;
    const filled = "█".repeat(Math.round((this.#done / this.#total) * WIDTH)).padEnd(WIDTH, "░");
    this.#out.write(`\r\u001b[2K${this.#label}  ${filled} ${this.#done} of ${this.#total}`);
  }
}
