import type { Context, Locale } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { formatMoment } from "../core/time.ts";
import { settingsOf } from "../settings/settings.ts";
import { sendAccountMail } from "./account-mail.ts";
import type { AccountMailKind, MailFacts } from "./account-mail.words.ts";
import { deviceName } from "./device-names.rules.ts";
import type { Holder } from "./sessions.ts";
import type { Visit } from "./visit.ts";

/** Whom to tell, and the database of a workspace that has their profile. */
interface Reader {
  userId: string;
  email: string;
  db: Database;
}

export const readerAt = (
  { ports }: Visit,
  { userId, email, ...at }: Pick<Holder, "userId" | "email" | "databaseUrl" | "databaseToken">,
): Reader => ({
  userId,
  email,
  db: ports.databaseAt(at),
});

/** The language that the person has chosen in their profile. */
export async function localeOf({ locale }: Visit, { userId, db }: Reader): Promise<Locale> {
  const [profile] = await db.rows<{ locale: Locale }>({ sql: "select locale from members where id = ?", args: [userId] });
  return profile?.locale ?? locale;
}

/** The asker themselves. */
export const tellMyself = (ctx: Context, kind: AccountMailKind, facts?: MailFacts): void =>
  tell(ctx, { userId: ctx.member.id, email: ctx.member.email, db: ctx.db }, kind, facts);

/** Tells the owner of an account by mail what was done to it. It goes out after the answer; a failure is logged, as the act stands. */
export function tell(visit: Visit, reader: Reader, kind: AccountMailKind, facts: MailFacts = {}): void {
  const telling = async (): Promise<void> => {
    const link = `${visit.ports.publicUrl}/settings/security`;
    const locale = await localeOf(visit, reader);
    const told = { ...facts, ...(await circumstances(visit, reader, locale)) };
    await sendAccountMail(visit.ports, { to: reader.email, locale, kind, link, facts: told }, visit.now);
  };
  visit.defer(telling().catch((thrown: unknown) => visit.log("warn", "a notice could not be sent", { kind, ...errorFields(thrown) })));
}

/** When it was done, in the time zone that the reader works in, and from which browser and place. */
async function circumstances({ now, origin: { userAgent, place } }: Visit, { db }: Reader, locale: Locale): Promise<MailFacts> {
  const { timeZone } = await settingsOf(db);
  return { when: formatMoment(now, locale, timeZone), device: deviceName(userAgent ?? ""), ...(place ? { place } : {}) };
}

export const tellOfNewDevice = (visit: Visit, holder: Holder): void => tell(visit, readerAt(visit, holder), "new_device");
