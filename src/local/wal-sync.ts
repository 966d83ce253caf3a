import { closeSync, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

const flush = promisify(fdatasync);

/**
 * Puts commits on the disk, with one fsync for all that wait for it: what is committed while one runs waits for the next. It stands in
 * for `synchronous = full`, under which each commit holds up every other query for an fsync of its own.
 */
export class WalSync {
  readonly #path: string;
  #file: number | undefined;
  #newest: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | undefined;

  constructor(databasePath: string) {
    this.#path = `${databasePath}-wal`;
  }

  /** Resolves when everything committed before this call is on the disk. A disk that failed once is not trusted again. */
  synced(): Promise<void> {
    this.#waiting ??= this.#newest = this.#newest.then(() => {
      this.#waiting = undefined;
      this.#file ??= openSync(this.#path, "r+");
      return flush(this.#file);
    });
    return this.#waiting;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
