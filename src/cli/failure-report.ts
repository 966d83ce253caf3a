import { CommanderError } from "commander";
import { LocalFailure } from "../local/failure.ts";
import { Unfit } from "../predictions/unfit.ts";
import { Interrupted } from "./interruption.ts";
import { ServerRefusal, Unreachable } from "./server.ts";

/** Says why a command was not done, for a person and, where asked for, for a program. Answers the exit code. */
export function reportFailure(thrown: unknown, isJson: boolean): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  if (!(thrown instanceof CommanderError))
    console.error(thrown instanceof LocalFailure || thrown instanceof Unfit ? thrown.message : thrown);
  const message = thrown instanceof Error ? thrown.message.replace(/^error: /, "") : String(thrown);
  if (isJson) console.log(JSON.stringify({ ok: false, error: { message, code: codeOf(thrown) } }));
  return thrown instanceof Interrupted ? 130 : 2;
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof ServerRefusal || thrown instanceof Unfit) return thrown.code;
  if (thrown instanceof CommanderError) return "usage";
  if (thrown instanceof Interrupted) return "interrupted";
  if (thrown instanceof Unreachable) return "unreachable";
  return thrown instanceof LocalFailure ? "not_possible" : "failure";
}
