import type { Locale, Outside } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { randomToken } from "../core/secrets.ts";
import { composeMail } from "../mail/compose.ts";
import type { LetterFacts, LetterKind, letterText } from "./letters.words.ts";

export interface Letter {
  to: string;
  locale: Locale;
  kind: LetterKind;
  facts?: LetterFacts;
  /** Where on the page the mail leads to: `/join#…`. A secret stands behind the #, which no server hears of. */
  path: string;
}

/** Sends a mail about a workspace after the answer, so that nobody can tell by the time it takes whether there was one. A failure is logged. */
export function sendLetter(outside: Outside, { to, kind, locale, facts, path }: Letter): void {
  const sending = async (): Promise<void> => {
    const { publicUrl, mailFrom, sendMail, workshop } = outside.ports;
    const { hostname } = new URL(publicUrl);
    const { subject, before, after } = (await workshop("/words/letter", { kind, locale, facts })) as ReturnType<typeof letterText>;
    const mail = {
      ...{ messageId: `${randomToken()}@${hostname}`, fromName: "Relata", fromAddress: mailFrom || `relata@${hostname}`, replyTo: null },
      ...{ toAddresses: [to], ccAddresses: [], inReplyTo: null, subject },
      body: [...before, `${publicUrl}${path}`, ...after].join("\n\n"),
    };
    await sendMail({ messageId: mail.messageId, from: mail.fromAddress, to: [to], raw: composeMail(mail, outside.now) });
  };
  outside.defer(sending().catch((thrown: unknown) => outside.log("error", "a mail could not be sent", { kind, ...errorFields(thrown) })));
}
