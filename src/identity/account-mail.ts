import type { Locale, Ports } from "../core/context.ts";
import { randomToken } from "../core/secrets.ts";
import { composeMail } from "../mail/compose.ts";
import type { AccountMailKind, MailFacts, mailText } from "./account-mail.words.ts";

export interface AccountMail {
  to: string;
  locale: Locale;
  kind: AccountMailKind;
  /** The page's address that the mail leads to: always made from `publicUrl`. */
  link: string;
  facts?: MailFacts;
}

/** Sends a mail of Relata's own about an account, in the reader's language. Throws what the transport throws. */
export async function sendAccountMail(
  { sendMail, publicUrl, mailFrom, workshop }: Pick<Ports, "sendMail" | "publicUrl" | "mailFrom" | "workshop">,
  { link, ...mail }: AccountMail,
  now: number,
): Promise<void> {
  const { hostname } = new URL(publicUrl);
  const from = mailFrom || `relata@${hostname}`;
  const messageId = `${randomToken()}@${hostname}`;
  const { subject, before, after } = (await workshop("/words/account-mail", mail)) as ReturnType<typeof mailText>;
  // A notice explains first what to follow the link for, an invitation or a sign-in what it leads to.
  const isNotice = before.at(-1)?.endsWith(":") !== true;
  const paragraphs = isNotice ? [...before, ...after, link] : [...before, link, ...after];
  const raw = composeMail(
    {
      ...{ messageId, fromName: "Relata", fromAddress: from, replyTo: null, toAddresses: [mail.to], ccAddresses: [] },
      ...{ inReplyTo: null, subject, body: paragraphs.join("\n\n") },
    },
    now,
  );
  await sendMail({ messageId, from, to: [mail.to], raw });
}
