import { fork } from "node:child_process";
import { join } from "node:path";
import type { LibsqlStats, RecordedStatement } from "../../src/local/libsql-server.ts";
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

  async fill(template: string, contacts: number, workerFolder: string): Promise<void> {
    await this.#ask({ verb: "fill", template, contacts, workerFolder });
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
    if (!this.#child.connected) return;
    await this.#ask({ verb: "close" });
    this.#child.disconnect();
  }

  #ask(request: HostRequest): Promise<HostAnswer> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        this.#child.off("message", onMessage).off("exit", onExit);
        finish();
      };
      const onExit = () => settle(() => reject(new Error("Relata's process ended")));
      const onMessage = (answer: HostAnswer) => {
        const { progress, error } = answer;
        if (progress !== undefined) this.#report(progress);
        else settle(() => (error === undefined ? resolve(answer) : reject(new Error(error))));
      };
      this.#child.on("message", onMessage).on("exit", onExit);
      this.#child.send(request);
    });
  }
}
