import { fork } from "node:child_process";
import { join } from "node:path";
import type { LibsqlStats, RecordedStatement } from "../../src/local/libsql-server.ts";
import type { HostAnswer, Hosted, HostRequest } from "./host.ts";

/** The process that Relata runs in, asked one thing at a time. */
export class HostProcess {
  readonly #child = fork(join(import.meta.dirname, "host.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async open(template: string, workerFolder: string): Promise<Hosted> {
    return (await this.#ask({ verb: "open", template, workerFolder })).hosted as Hosted;
  }

  async stats(): Promise<LibsqlStats> {
    return (await this.#ask({ verb: "stats" })).stats as LibsqlStats;
  }

  async record(): Promise<void> {
    await this.#ask({ verb: "record" });
  }

  async recorded(): Promise<RecordedStatement[]> {
    return (await this.#ask({ verb: "recorded" })).recorded ?? [];
  }

  async close(): Promise<void> {
    await this.#ask({ verb: "close" });
    this.#child.disconnect();
  }

  #ask(request: HostRequest): Promise<HostAnswer> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error("Relata's process ended"));
      this.#child.once("exit", onExit);
      this.#child.once("message", (answer: HostAnswer) => {
        this.#child.off("exit", onExit);
        if (answer.error === undefined) resolve(answer);
        else reject(new Error(answer.error));
      });
      this.#child.send(request);
    });
  }
}
