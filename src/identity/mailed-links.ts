import { accountEvent } from "../audit/account-events.ts";
import type { Database } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { HOUR, MINUTE } from "../core/time.ts";
import { sendAccountMail } from "./account-mail.ts";
import { minutes } from "./account-mail.words.ts";
import { localeOf, readerAt } from "./account-notices.ts";
import { knownDeviceOf } from "./devices.ts";
import { consumeToken, newToken, peekToken } from "./one-time-tokens.ts";
import { type Entry, enter, entrantByEmail, entrantOf } from "./sign-in.ts";
import { type Counter, countersOf, countTry } from "./throttle.ts";
import type { Arrival } from "./visit.ts";

/** Links that are mailed to whoever owns an address: to sign in without a password, or to choose a new one. */
export type LinkKind = "magic_link" | "reset";

const LINKS: Record<LinkKind, { ttlMs: number; page: string }> = {
  magic_link: { ttlMs: 15 * MINUTE, page: "/sign-in/link" },
  reset: { ttlMs: HOUR, page: "/sign-in/reset" },
};

/**
 * Mails a link to an address if somebody signs in with it. Whether that is so can be told neither from the answer nor from how long it
 * takes: all that depends on it happens after the answer. Links sent earlier go on working, so that somebody who asks for many in
 * another's name takes none away from them: there is always one in the mailbox that holds for a while yet, or the next one is mailed. Asked
 * for too often, no further one is, and the answer is the same.
 */
export async function requestLink(arrival: Arrival, kind: LinkKind, email: string): Promise<void> {
  const { directory, now, origin, deviceToken, log } = arrival;
  const knownDevice = await knownDeviceOf(directory, deviceToken, email, now);
  const counters = countersOf({ what: `${kind} for ${email}`, knownDevice, ip: origin.ip });
  if (!(await isDue(directory, counters, kind, now))) return;
  arrival.defer(
    mailLink(arrival, kind, email).catch((thrown: unknown) => log("error", "a link could not be mailed", { kind, ...errorFields(thrown) })),
  );
}

/** Nobody waits so long that the newest link before has less than a third of its life left. */
async function isDue(directory: Database, counters: Counter[], kind: LinkKind, now: number): Promise<boolean> {
  const longest = (LINKS[kind].ttlMs * 2) / 3;
  const patient = counters.map((counter) => ({ ...counter, longestMs: Math.min(counter.longestMs, longest) }));
  return countTry(directory, patient, now).then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof Refusal) return false;
      throw thrown;
    },
  );
}

async function mailLink(arrival: Arrival, kind: LinkKind, email: string): Promise<void> {
  const { directory, ports, now, origin } = arrival;
  const entrant = await entrantByEmail(arrival, email);
  if (!entrant) return;
  const { ttlMs, page } = LINKS[kind];
  const { token, statement } = newToken({ purpose: kind, subject: entrant.userId, ttlMs }, now);
  const asked = { workspaceId: entrant.workspaceId, userId: null, action: `${kind}.requested`, target: entrant.userId, origin };
  await directory.write([statement, accountEvent(asked, now)]);
  const locale = await localeOf(arrival, readerAt(arrival, entrant));
  const facts = { holds: minutes(ttlMs / MINUTE, locale) };
  // Behind the `#` it reaches no server and no log, and no program that only fetches what mails link to can spend it.
  const link = `${ports.publicUrl}${page}#${token}`;
  await sendAccountMail(ports, { to: entrant.email, locale, kind, link, facts }, now);
}

/** The address that a link was mailed to. Looking does not spend it. */
export async function addressOfLink({ directory, now }: Arrival, kind: LinkKind, token: string): Promise<{ email: string }> {
  const held = await peekToken(directory, token, kind, now);
  const [user] = await directory.rows<{ email: string }>({ sql: "select email from users where id = ?", args: [held?.subject ?? ""] });
  if (!user) throw spent();
  return user;
}

/** Signs in with a mailed link; of any number at once one gets in. */
export async function openLink(arrival: Arrival, token: string): Promise<Entry> {
  const held = await consumeToken(arrival.directory, token, "magic_link", arrival.now);
  const entrant = held && (await entrantOf(arrival, held.subject));
  if (!entrant) throw spent();
  return enter(arrival, entrant, "magic_link");
}

export const spent = () =>
  new Refusal("unauthenticated", "This link has been used or has expired: ask for a new one", {
    token: "of the newest mail, not used yet",
  });
