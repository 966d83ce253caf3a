import { headerText, headerToken, mailbox } from "./headers.rules.ts";
import type { OutgoingRow } from "./mail.table.ts";

type Composed = Pick<
  OutgoingRow,
  "fromName" | "fromAddress" | "replyTo" | "toAddresses" | "ccAddresses" | "messageId" | "inReplyTo" | "subject" | "body"
> & {
  /** Where a POST ends mails of this kind (RFC 8058). */
  stopUrl?: string;
};

/** The whole message as RFC 5322 text. What was typed can become no header, recipient or part. */
export function composeMail(mail: Composed, now: number): string {
  const answered = mail.inReplyTo && `<${headerToken(mail.inReplyTo)}>`;
  const headers: [name: string, value: string][] = [
    ["Date", new Date(now).toUTCString().replace("GMT", "+0000")],
    ["From", mailbox(mail.fromName, mail.fromAddress)],
    ...(mail.replyTo ? [["Reply-To", headerToken(mail.replyTo)] as [string, string]] : []),
    ["To", addressList(mail.toAddresses)],
    ...(mail.ccAddresses.length > 0 ? [["Cc", addressList(mail.ccAddresses)] as [string, string]] : []),
    ["Message-ID", `<${headerToken(mail.messageId)}>`],
    ...(answered
      ? ([
          ["In-Reply-To", answered],
          ["References", answered],
        ] as [string, string][])
      : []),
    ...(mail.stopUrl
      ? ([
          ["List-Unsubscribe", `<${headerToken(mail.stopUrl)}>`],
          ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
        ] as [string, string][])
      : []),
    ["Subject", headerText(mail.subject)],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["Content-Transfer-Encoding", "base64"],
  ];
  return `${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${base64Lines(mail.body)}\r\n`;
}

const addressList = (addresses: string[]): string => addresses.map(headerToken).join(",\r\n ");

const base64Lines = (text: string): string =>
  Buffer.from(text.replace(/\r\n?|\n/g, "\r\n"))
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
