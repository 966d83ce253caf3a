import { headerText, headerToken, mailbox } from "./headers.rules.ts";
import type { OutgoingRow } from "./mail.table.ts";

type Composed = Pick<
  OutgoingRow,
  "fromName" | "fromAddress" | "replyTo" | "toAddresses" | "ccAddresses" | "messageId" | "inReplyTo" | "subject" | "body"
> & {
  /** With what the assistant drafted it, if it did: "model gpt-5", "built-in". It stays with the mail, and names nobody. */
  draftedWith?: string | null;
  /** Where a POST ends mails of this kind (RFC 8058). */
  stopUrl?: string;
  /** The same for programs that show pages. */
  html?: string;
};

/** So that the line of the header stays in 78. */
const LONGEST_ENGINE = 50;

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
    ...(mail.draftedWith ? [["X-Relata-Drafted-With", headerText(mail.draftedWith.slice(0, LONGEST_ENGINE))] as [string, string]] : []),
    ["Subject", headerText(mail.subject)],
    ["MIME-Version", "1.0"],
  ];
  return `${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}${contentOf(mail)}`;
}

/** The text alone, or first of two that say the same: a program shows the last it understands. */
function contentOf({ body, html, messageId }: Composed): string {
  if (html === undefined) return partOf("plain", body);
  const boundary = `=_${headerToken(messageId)
    .replace(/[^a-zA-Z0-9]/g, "")
    .slice(0, 48)}`;
  return `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${partOf("plain", body)}--${boundary}\r\n${partOf("html", html)}--${boundary}--\r\n`;
}

const partOf = (kind: "plain" | "html", text: string): string =>
  `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(text)}\r\n`;

const addressList = (addresses: string[]): string => addresses.map(headerToken).join(",\r\n ");

const base64Lines = (text: string): string =>
  Buffer.from(text.replace(/\r\n?|\n/g, "\r\n"))
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
