import type { Context } from "../core/context.ts";
import { randomToken } from "../core/secrets.ts";
import { composeMail } from "../mail/compose.ts";
import type { Digest } from "./digests.schema.ts";
import type { DigestLetter, LetterInput } from "./engine/letter.ts";
import { stopAddress } from "./stopping.ts";

/** Mails a digest to the member whose context it is. Throws what the transport throws. */
export async function mailDigest(ctx: Context, digest: Digest, timeZone: string): Promise<void> {
  const { publicUrl, mailFrom, sendMail, workshop } = ctx.ports;
  const { hostname } = new URL(publicUrl);
  const stopUrl = stopAddress(ctx, digest.kind);
  const input: LetterInput = { digest, timeZone, workspace: ctx.workspace.name, publicUrl, stopUrl };
  const mail = {
    ...{ messageId: `${randomToken()}@${hostname}`, fromName: "Relata", fromAddress: mailFrom || `relata@${hostname}`, replyTo: null },
    ...{ toAddresses: [ctx.member.email], ccAddresses: [], inReplyTo: null, stopUrl },
    ...((await workshop("/digests/letter", input)) as DigestLetter),
  };
  await sendMail({ messageId: mail.messageId, from: mail.fromAddress, to: mail.toAddresses, raw: composeMail(mail, ctx.now) });
}
