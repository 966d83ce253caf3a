import type { Context } from "../core/context.ts";
import type { CheckedSentence } from "./assistant.schema.ts";
import type { DraftRow, KeptBody } from "./assistant.table.ts";
import type { Changing, CheckedWriting, Claiming, claimsOrFailure, Grounds, Writing } from "./checks.ts";
import { ModelFailure } from "./model-failure.ts";

/** Asks the second Worker to check a text against its evidence (src/assistant/checks.ts). */

type Checked = ReturnType<typeof claimsOrFailure>;

/** A draft goes to the customer: it is checked by what they may be told. */
const groundsOf = ({ evidence, language }: Pick<DraftRow, "evidence" | "language">, now: number, timeZone: string): Grounds => ({
  evidence,
  setting: { now, timeZone, language, isToCustomer: true },
});

/** What was written just now for a draft. */
export const checkWriting = (
  ctx: Context,
  row: DraftRow,
  at: { now: number; timeZone: string },
  writing: Omit<Writing, keyof Grounds>,
): Promise<CheckedWriting> =>
  ctx.ports.workshop("/check/writing", { ...groundsOf(row, at.now, at.timeZone), ...writing } satisfies Writing) as Promise<CheckedWriting>;

/** A draft's body as the person has changed it, with its verdicts. */
export const checkAgain = (ctx: Context, row: DraftRow, body: string, settled: string[], timeZone: string): Promise<CheckedSentence[]> =>
  ctx.ports.workshop("/check/change", {
    ...groundsOf(row, ctx.now, timeZone),
    ...{ body, before: row.sentences, settled },
  } satisfies Changing) as Promise<CheckedSentence[]>;

/** What of a subject line no source bears out. */
export const checkSubject = (ctx: Context, row: DraftRow, subject: string, timeZone: string): Promise<string[]> =>
  ctx.ports.workshop("/check/subject", { ...groundsOf(row, ctx.now, timeZone), subject }) as Promise<string[]>;

/** A model's claims, without those that their sources do not bear out. Throws ModelFailure where nothing is left of them. */
export async function checkClaims(ctx: Context, claiming: Claiming): Promise<KeptBody> {
  const checked = (await ctx.ports.workshop("/check/claims", claiming)) as Checked;
  if ("failure" in checked) throw new ModelFailure(checked.failure.reason, checked.failure.says);
  return checked.body;
}
