import { closeSync, openSync } from "node:fs";
import { Connection } from "./connection.ts";
import { WalSync } from "./wal-sync.ts";

type Release = () => void;

/** Lets one holder at a time through, in the order in which they came. */
export class FifoLock {
  #held = false;
  readonly #waiting: (() => void)[] = [];

  /** Undefined when it is taken: the quick way in for the usual case. */
  tryAcquire(): Release | undefined {
    if (this.#held) return undefined;
    this.#held = true;
    return this.#releaseOnce();
  }

  acquire(): Promise<Release> {
    const free = this.tryAcquire();
    if (free) return Promise.resolve(free);
    return new Promise((resolve) => this.#waiting.push(() => resolve(this.#releaseOnce())));
  }

  #releaseOnce(): Release {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#held = false;
    };
  }
}

/** One database file: its idle connections and the lock that its writers take turns with. */
export class DatabaseFile {
  readonly writing = new FifoLock();
  readonly wal: WalSync;
  readonly path: string;
  readonly #idle: Connection[] = [];
  #schemaNumber = 0;

  constructor(path: string) {
    this.path = path;
    // SQLite would let everybody on the machine read what it makes, and gives its other files the rights of this one.
    closeSync(openSync(path, "a", 0o600));
    this.wal = new WalSync(path);
  }

  /** A connection for one stream, with the statements it had prepared as long as the schema is still the same. */
  take(): Connection {
    const connection = this.#idle.pop() ?? new Connection(this.path);
    if (connection.schemaNumber !== this.#schemaNumber) connection.forgetStatements();
    connection.schemaNumber = this.#schemaNumber;
    return connection;
  }

  give(connection: Connection): void {
    if (connection.inTransaction) connection.runScript("rollback");
    this.#idle.push(connection);
  }

  schemaChanged(connection: Connection): void {
    connection.forgetStatements();
    this.#schemaNumber += 1;
    connection.schemaNumber = this.#schemaNumber;
  }

  /** Puts everything that was written into the file itself and lets go of it. */
  close(): void {
    this.wal.close();
    const [first] = this.#idle;
    if (first) first.runScript("pragma wal_checkpoint(truncate)");
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}
