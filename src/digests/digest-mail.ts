import type { Context } from "../core/context.ts";
import { randomToken } from "../core/secrets.ts";
import { formatDay, startOfDay } from "../core/time.ts";
import { composeMail } from "../mail/compose.ts";
import { digestWords } from "./digest.words.ts";
import { htmlOf, type MailText, textOf } from "./digest-mail-parts.ts";
import type { Digest, DigestPoint } from "./digests.schema.ts";
import { stopAddress } from "./stopping.ts";

const PLACES: Record<string, string> = { con: "/contacts", com: "/companies", dea: "/deals", act: "/activities", tas: "/tasks" };

/** Mails a digest to the member whose context it is. Throws what the transport throws. */
export async function mailDigest(ctx: Context, digest: Digest, timeZone: string): Promise<void> {
  const { publicUrl, mailFrom, sendMail } = ctx.ports;
  const { hostname } = new URL(publicUrl);
  const words = digestWords(digest.language);
  const stopUrl = stopAddress(ctx, digest.kind);
  const day = formatDay(startOfDay(digest.to, timeZone), digest.language, timeZone);
  const points = digest.sections
    .filter(({ name }) => name !== "focus")
    .reduce((sum, section) => sum + section.points.length + section.more, 0);
  const told = mailText(ctx, digest, { day, stopUrl });
  const mail = {
    ...{ messageId: `${randomToken()}@${hostname}`, fromName: "Relata", fromAddress: mailFrom || `relata@${hostname}`, replyTo: null },
    ...{ toAddresses: [ctx.member.email], ccAddresses: [], inReplyTo: null, stopUrl },
    ...{ subject: words.subject(words.titles[digest.kind], day, points), body: textOf(told), html: htmlOf(told) },
  };
  await sendMail({ messageId: mail.messageId, from: mail.fromAddress, to: mail.toAddresses, raw: composeMail(mail, ctx.now) });
}

/** Every point with the address of what it is about; what a section has no room for leads to it on the page. */
function mailText(
  { ports: { publicUrl }, workspace }: Context,
  { kind, language, headline, sections }: Digest,
  { day, stopUrl }: { day: string; stopUrl: string },
): MailText {
  const words = digestWords(language);
  const page = `${publicUrl}/briefing${kind === "weekly" ? "?week" : ""}`;
  const addressOf = ({ recordId }: DigestPoint) => {
    const place = recordId && PLACES[recordId.slice(0, 3)];
    return place ? `${publicUrl}${place}/${recordId}` : null;
  };
  return {
    language,
    title: words.titles[kind],
    day,
    headline: headline.map(({ text }) => text).join(" "),
    sections: sections.map(({ name, points, more }) => ({
      title: words.sections[name],
      points: points.map((point) => ({ text: point.text, about: point.about, address: addressOf(point) })),
      more: more > 0 ? { text: words.more(more), address: `${page}#${name}` } : null,
    })),
    page: { text: words.openPage, address: page },
    why: words.whyMail(workspace.name),
    stop: { text: words.stopMail, address: stopUrl },
  };
}
