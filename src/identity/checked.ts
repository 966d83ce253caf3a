/** What came of checking something that a stranger sent; a refusal says why, for the log. */
export type Checked<T> = { ok: T } | { refused: string };

/** Libraries throw at whatever is wrong with what somebody sent; that is an answer, not a failure. */
export async function checked<T>(check: () => Promise<T>): Promise<Checked<T>> {
  try {
    return { ok: await check() };
  } catch (thrown) {
    return { refused: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
