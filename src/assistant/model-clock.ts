import { failureOf, ModelFailure } from "./model-failure.ts";

/** A wait that a server asks for is granted up to this. */
export const LONGEST_WAIT_MS = 10_000;

/** The clock that a model is held to. Keeps the times: silence, the whole, and the person who may leave at any moment. */
export class Clock {
  readonly #controller = new AbortController();
  readonly #silenceMs: number;
  readonly #endsAt: number;
  readonly #whole: ReturnType<typeof setTimeout>;
  readonly #leave = () => this.#abort(new ModelFailure("stopped", "Nobody waits for the answer any more"));
  readonly #person: AbortSignal | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #reason: ModelFailure | undefined;

  constructor(silenceMs: number, totalMs: number, person: AbortSignal | undefined) {
    this.#silenceMs = silenceMs;
    this.#endsAt = Date.now() + totalMs;
    this.#person = person;
    this.#whole = setTimeout(() => this.#timeOut(), totalMs);
    this.heard();
    if (person?.aborted) this.#leave();
    person?.addEventListener("abort", this.#leave);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#timeOut(), this.#silenceMs);
  }

  /** Waits, unless that would take too long. */
  async wait(ms: number): Promise<void> {
    if (ms > LONGEST_WAIT_MS || Date.now() + ms >= this.#endsAt) throw new ModelFailure("rate_limited", "The model has too much to do");
    clearTimeout(this.#silence);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.signal.addEventListener("abort", () => [clearTimeout(timer), resolve()]);
    });
    if (this.#reason) throw this.#reason;
    this.heard();
  }

  stop(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#whole);
    this.#person?.removeEventListener("abort", this.#leave);
    if (!this.signal.aborted) this.#controller.abort();
  }

  failureOf(thrown: unknown): ModelFailure {
    return this.#reason ?? failureOf(thrown);
  }

  #timeOut(): void {
    this.#abort(new ModelFailure("timeout", "The model took too long"));
  }

  #abort(reason: ModelFailure): void {
    this.#reason ??= reason;
    this.#controller.abort(reason);
  }
}
