/** Something outside the program stands in the way. The message is one sentence for the person at the terminal. */
export class LocalFailure extends Error {
  override name = "LocalFailure";
}

export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;

/** Ends the program with the sentence of a known failure, or with all that is known of another. */
export function exitWith(thrown: unknown): never {
  console.error(thrown instanceof LocalFailure ? thrown.message : thrown);
  process.exit(1);
}
