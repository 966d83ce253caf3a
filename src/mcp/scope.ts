import { allows } from "../access/scopes.rules.ts";
import type { Verb } from "../core/context.ts";
import type { Asker } from "./tool.ts";

/** A token that is too small for what was asked: its client may ask the person for more (RFC 6750 3.1). */
export class ScopeError extends Error {
  readonly scope: string;

  constructor(verb: Verb) {
    const [noun, act] = verb.split(":");
    const scope = `${noun}:${act === "read" ? "read" : "write"}`;
    super(`This needs the scope ${scope}`);
    this.name = "ScopeError";
    this.scope = scope;
  }
}

export function requireScope({ scopes }: Asker, verb: Verb): void {
  if (!allows(scopes, verb)) throw new ScopeError(verb);
}
