import type { Context } from "../core/context.ts";
import { randomToken } from "../core/secrets.ts";
import { formatDay, startOfDay } from "../core/time.ts";
import { composeMail } from "../mail/compose.ts";
import { digestWords } from "./digest.words.ts";
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
  const mail = {
    ...{ messageId: `${randomToken()}@${hostname}`, fromName: "Relata", fromAddress: mailFrom || `relata@${hostname}`, replyTo: null },
    ...{ toAddresses: [ctx.member.email], ccAddresses: [], inReplyTo: null },
    ...{ subject: words.subject(words.titles[digest.kind], day, points), body: bodyOf(ctx, digest, stopUrl), stopUrl },
  };
  await sendMail({ messageId: mail.messageId, from: mail.fromAddress, to: mail.toAddresses, raw: composeMail(mail, ctx.now) });
}

/** Plain text: every point with the address of what it is about. */
function bodyOf({ ports: { publicUrl }, workspace }: Context, { kind, language, headline, sections }: Digest, stopUrl: string): string {
  const words = digestWords(language);
  const line = ({ text, recordId }: DigestPoint) => {
    const place = recordId && PLACES[recordId.slice(0, 3)];
    return place ? `• ${text}\n  ${publicUrl}${place}/${recordId}` : `• ${text}`;
  };
  const blocks = sections.map(({ name, points, more }) =>
    [words.sections[name].toLocaleUpperCase(language), ...points.map(line), ...(more > 0 ? [words.more(more)] : [])].join("\n"),
  );
  return [
    ...(headline.length > 0 ? [headline.map(({ text }) => text).join(" ")] : []),
    ...blocks,
    `${words.openPage}\n${publicUrl}/briefing${kind === "weekly" ? "?week" : ""}`,
    `--\n${words.whyMail(workspace.name)}\n${words.stopMail} ${stopUrl}`,
  ].join("\n\n");
}
