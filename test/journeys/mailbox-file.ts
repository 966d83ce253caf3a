/** A small mailbox as a customer's mail programme exports it: two threads with one customer, in Vietnamese, with quoted text. */

export const CUSTOMER = { name: "Nguyễn Thị Hồng Ánh", address: "anh.nguyen@sonla-farm.example" };

interface Mail {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
  inReplyTo?: string;
  text: string;
}

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;

function messageOf(mail: Mail): string {
  const lines = [
    `From ${mail.id}@mail Thu Jan  1 00:00:00 2026`,
    `Message-ID: <${mail.id}@sonla-farm.example>`,
    ...(mail.inReplyTo ? [`In-Reply-To: <${mail.inReplyTo}@sonla-farm.example>`] : []),
    `Date: ${mail.at}`,
    `From: ${mail.from}`,
    `To: ${mail.to}`,
    `Subject: ${encoded(mail.subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(mail.text).toString("base64"),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

/** The file, with the mails dated in the last days, so that they are the newest of all. */
export function mailboxFile(owner: { name: string; email: string }): { name: string; mimeType: string; buffer: Buffer } {
  const me = `${encoded(owner.name)} <${owner.email}>`;
  const customer = `${encoded(CUSTOMER.name)} <${CUSTOMER.address}>`;
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toUTCString();
  const mails: Mail[] = [
    {
      ...{ id: "a1", at: daysAgo(9), from: customer, to: me, subject: "Hỏi giá máy rang 15 kg" },
      text: "Chào chị Linh,\n\nTrang trại em cần một máy rang 15 kg. Chị báo giá giúp em trước ngày 30/11 nhé.\n\nHồng Ánh",
    },
    {
      ...{ id: "a2", at: daysAgo(7), from: me, to: customer, subject: "Re: Hỏi giá máy rang 15 kg", inReplyTo: "a1" },
      text: "Chào em,\n\nMáy rang 15 kg giá 245.000.000 ₫, giao trong 3 tuần.\n\nLinh\n\n> Trang trại em cần một máy rang 15 kg.",
    },
    {
      ...{ id: "a3", at: daysAgo(5), from: customer, to: me, subject: "Re: Hỏi giá máy rang 15 kg", inReplyTo: "a2" },
      text: "Chị Linh ơi, giá 245.000.000 ₫ hơi cao so với ngân sách 220.000.000 ₫ của em. Chị xem có giảm được không?\n\nHồng Ánh",
    },
    {
      ...{ id: "b1", at: daysAgo(3), from: customer, to: me, subject: "Hẹn thăm xưởng" },
      text: "Em muốn ghé xưởng Mộc Giang tuần sau để xem máy chạy thử. Chị cho em hẹn sáng thứ Năm nhé.\n\nHồng Ánh",
    },
  ];
  return { name: "hop-thu-son-la.mbox", mimeType: "application/mbox", buffer: Buffer.from(mails.map(messageOf).join("\n")) };
}
