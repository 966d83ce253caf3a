import { accountEvent } from "../audit/account-events.ts";
import { readerAt, tell } from "./account-notices.ts";
import { endDelegatesOf } from "./delegates.ts";
import { forgetDevicesOf } from "./devices.ts";
import { spent } from "./mailed-links.ts";
import { setPassword } from "./me.ts";
import { consumeToken, peekToken } from "./one-time-tokens.ts";
import { requireGoodPassword } from "./password-strength.ts";
import { sendAway } from "./sessions.ts";
import { type Entry, enter, entrantOf } from "./sign-in.ts";
import type { Arrival } from "./visit.ts";

/**
 * Sets a new password with a mailed link and goes on to sign in, second step included. Every session ends, and with them keys, apps and
 * calendar addresses; every other link of the kind is withdrawn, and no browser is known any more: whoever was in before is out. What its
 * owner was told of by mail stays: passkeys, connected accounts, the second step. Of any number at once one wins.
 */
export async function resetPassword(arrival: Arrival, { token, password }: { token: string; password: string }): Promise<Entry> {
  const { directory, ports, now, origin } = arrival;
  const held = await peekToken(directory, token, "reset", now);
  const entrant = held && (await entrantOf(arrival, held.subject));
  if (!entrant) throw spent();
  const { userId, userName, email, workspaceName } = entrant;
  await requireGoodPassword(ports, password, { field: "password", own: [userName, email, workspaceName] });
  if (!(await consumeToken(directory, token, "reset", now))) throw spent();
  const done = { workspaceId: undefined, userId, action: "password.reset", target: userId, origin };
  const ended = await endDelegatesOf(directory, userId, now, origin);
  await setPassword(directory, userId, password, now, [forgetDevicesOf(userId), ...ended, accountEvent(done, now)]);
  await sendAway(arrival, userId);
  tell(arrival, readerAt(arrival, entrant), "password_changed");
  return enter(arrival, entrant, "reset");
}
