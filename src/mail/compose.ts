import { createMimeMessage } from "mimetext/browser";
import type { OutgoingRow } from "./mail.table.ts";

/** The whole message as RFC 5322 text. Header values lose line breaks, so that nothing typed can become a header. */
export function composeMail(mail: OutgoingRow, now: number): string {
  const message = createMimeMessage();
  message.setHeader("Message-ID", `<${mail.messageId}>`);
  message.setHeader("Date", new Date(now).toUTCString().replace("GMT", "+0000"));
  message.setSender({ name: oneLine(mail.fromName), addr: oneLine(mail.fromAddress) });
  message.setTo(mail.toAddresses.map((addr) => ({ addr: oneLine(addr) })));
  if (mail.ccAddresses.length > 0) message.setCc(mail.ccAddresses.map((addr) => ({ addr: oneLine(addr) })));
  if (mail.replyTo) message.setHeader("Reply-To", oneLine(mail.replyTo));
  if (mail.inReplyTo) {
    message.setHeader("In-Reply-To", `<${oneLine(mail.inReplyTo)}>`);
    message.setHeader("References", `<${oneLine(mail.inReplyTo)}>`);
  }
  message.setSubject(oneLine(mail.subject));
  message.addMessage({
    contentType: "text/plain",
    charset: "UTF-8",
    encoding: "base64",
    data: wrapBase64(Buffer.from(mail.body.replace(/\r?\n/g, "\r\n")).toString("base64")),
  });
  return message.asRaw();
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");
const wrapBase64 = (text: string): string => text.replace(/.{76}/g, "$&\r\n");
