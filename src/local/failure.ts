/** Something outside the program stands in the way. The message is one sentence for the person at the terminal. */
export class LocalFailure extends Error {
  override name = "LocalFailure";
}

export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
