import { accountEvent } from "../audit/account-events.ts";
import { Refusal } from "../core/refusal.ts";
import { readerAt, tell } from "./account-notices.ts";
import { knownDeviceOf } from "./devices.ts";
import { consumeToken, peekToken } from "./one-time-tokens.ts";
import { spendRecoveryCode } from "./recovery-codes.ts";
import type { SignInMethod } from "./sessions.ts";
import { type Entrant, type Entry, entrantOf, noteRefused, openSession } from "./sign-in.ts";
import { countersOf, countTry, forgiveTry } from "./throttle.ts";
import { spendCode } from "./two-step.ts";
import type { Arrival } from "./visit.ts";

/** The second step: `token` from the first, and a code of the app or one for recovery. */
export interface SecondStep {
  token: string;
  code?: string | undefined;
  recoveryCode?: string | undefined;
}

/**
 * Lets in who has done the first step and has the code too. A wrong code leaves the first step standing until it expires; of many right
 * ones at once one gets in. Guesses count per user and place: a device known to the account has its own counter.
 */
export async function completeSignIn(arrival: Arrival, given: SecondStep): Promise<Entry> {
  const { directory, now, origin, deviceToken } = arrival;
  const half = await peekToken(directory, given.token, "second_step", now);
  const entrant = half && (await entrantOf(arrival, half.subject));
  if (!half || !entrant) throw lapsed();
  const knownDevice = await knownDeviceOf(directory, deviceToken, entrant.email, now);
  const counters = countersOf({ what: `second step of ${entrant.userId}`, knownDevice, ip: origin.ip });
  await countTry(directory, counters, now);
  if (!(await isRight(arrival, entrant, given))) {
    noteRefused(arrival, entrant, "second_step");
    throw new Refusal("unauthenticated", "This code is not right", {
      [given.code ? "code" : "recoveryCode"]: "a code that was not used yet",
    });
  }
  if (!(await consumeToken(directory, given.token, "second_step", now))) throw lapsed();
  const { method } = half.data as { method: SignInMethod };
  return openSession(arrival, entrant, method, forgiveTry(counters));
}

const lapsed = () =>
  new Refusal("unauthenticated", "This sign-in has lapsed: begin again", { token: "of a sign-in of the last ten minutes" });

async function isRight(arrival: Arrival, entrant: Entrant, { code, recoveryCode }: SecondStep): Promise<boolean> {
  if (code) return spendCode(arrival, entrant.userId, code);
  if (!recoveryCode || !(await spendRecoveryCode(arrival, entrant.userId, recoveryCode))) return false;
  const { userId } = entrant;
  await arrival.directory.write([
    accountEvent({ workspaceId: undefined, userId, action: "recovery_code.used", target: userId, origin: arrival.origin }, arrival.now),
  ]);
  tell(arrival, readerAt(arrival, entrant), "recovery_code_used");
  return true;
}
