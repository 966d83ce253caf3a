import type { ImportJob } from "../imports/imports.schema.ts";
import { LocalFailure } from "../local/failure.ts";
import { number } from "./progress.ts";

/** Somebody pressed Ctrl-C. */
export class Interrupted extends LocalFailure {
  override name = "Interrupted";
}

/** The import that is being waited for, and how far it was when the server last said so. */
export class Underway {
  #file: string | undefined;
  #job: ImportJob | undefined;

  see(file: string, job: ImportJob): void {
    this.#file = file;
    this.#job = job.state === "running" ? job : undefined;
  }

  /** Where it was, and what becomes of it. */
  get sentence(): string {
    if (!this.#job) return "No import was under way. Files that had been read stay imported; run the same command again for the others.";
    const { line, rowsRead, created, updated, unchanged, failed } = this.#job;
    const counts = `${number(created)} new, ${number(updated)} changed, ${number(unchanged)} already there, ${number(failed)} not imported`;
    return (
      `${this.#file} was at line ${number(line)}: ${number(rowsRead)} read (${counts}). ` +
      "The import goes on by itself on the server, as soon as that runs. Or run the same command again: nothing is made twice."
    );
  }

  /** Works until the end, a Ctrl-C or a server that no longer answers; the last two say where it was. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    const interrupted = Promise.withResolvers<never>();
    const interrupt = () => interrupted.reject(new Interrupted(`Interrupted. ${this.sentence}`));
    process.once("SIGINT", interrupt);
    try {
      return await Promise.race([work, interrupted.promise]);
    } catch (thrown) {
      if (!(thrown instanceof LocalFailure) || thrown instanceof Interrupted || !this.#job) throw thrown;
      thrown.message += ` ${this.sentence}`;
      throw thrown;
    } finally {
      process.off("SIGINT", interrupt);
    }
  }
}
