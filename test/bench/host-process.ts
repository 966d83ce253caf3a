import { fork } from "node:child_process";
import { join } from "node:path";
import type { LibsqlStats } from "../../src/local/libsql-server.ts";
import type { HostAnswer, Hosted, HostRequest } from "./host.ts";

/** The process that Relata runs in, asked one thing at a time. */
export class HostProcess {
  readonly #child = fork(join(import.meta.dirname, "host.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  readonly #report: (line: string) => void;

  constructor(report: (line: string) => void) {
    this.#report = report;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async open(contacts: number, fresh: boolean): Promise<Hosted> {
    return (await this.#ask({ verb: "open", contacts, fresh })).hosted as Hosted;
  }

  async stats(): Promise<LibsqlStats> {
    return (await this.#ask({ verb: "stats" })).stats as LibsqlStats;
  }

  async close(): Promise<void> {
    await this.#ask({ verb: "close" });
    this.#child.disconnect();
  }

  #ask(request: HostRequest): Promise<HostAnswer> {
    return new Promise((resolve, reject) => {
      const done = (finish: () => void) => {
        this.#child.off("message", onMessage).off("exit", onExit);
        finish();
      };
      const onMessage = (answer: HostAnswer) => {
        if (answer.progress !== undefined) this.#report(answer.progress);
        else done(() => (answer.error === undefined ? resolve(answer) : reject(new Error(answer.error))));
      };
      const onExit = () => done(() => reject(new Error("Relata's process ended")));
      this.#child.on("message", onMessage).on("exit", onExit);
      this.#child.send(request);
    });
  }
}
