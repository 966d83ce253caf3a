import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { doubtAbout } from "./authentication.rules.ts";
import { type DatedMail, fileMails, ownPeople } from "./file-mails.ts";
import { readMails } from "./read-mails.ts";

/** What comes to the workspace's own address is everybody's. */
const COMPANY_MAIL = { source: null, reader: null, isShared: true };
const MAX_BYTES = 1_500_000;

/** Mail that came in: onto the timeline when its sender is vouched for, else into quarantine. `authentication` is the receiving server's verdict. */
export async function receiveMail(ctx: Context, raw: Uint8Array, authentication: string | null): Promise<void> {
  if (raw.byteLength > MAX_BYTES) throw new Refusal("too_large", "An incoming mail has at most 1.5 MB");
  const mail = await dated(ctx, raw);
  const doubt = doubtAbout(authentication, mail.from?.address);
  if (doubt) return quarantine(ctx, mail, raw, doubt);
  await file(ctx, mail, []);
}

/** Mail that a member lets in, with further statements of the same batch. */
export async function admitMail(ctx: Context, raw: Uint8Array, also: Statement[]): Promise<void> {
  await file(ctx, { ...(await dated(ctx, raw)), isAutomatic: false }, also);
}

async function dated(ctx: Context, raw: Uint8Array): Promise<DatedMail> {
  const [mail] = await readMails(ctx, [raw]);
  if (!mail) throw new Error("A mail cannot be read");
  return { ...mail, sentAt: Math.min(mail.sentAt ?? ctx.now, ctx.now) };
}

async function file(ctx: Context, mail: DatedMail, also: Statement[]): Promise<void> {
  const change = new Change(ctx);
  const filed = await fileMails(ctx, change, [mail], await ownPeople(ctx, [], false), COMPANY_MAIL);
  change.also(...also);
  await change.commit(undefined);
  if (filed.added.length === 0 && filed.known === 0)
    ctx.log("info", "an incoming mail concerned no customer", { kind: mail.isAutomatic ? "automatic" : "colleagues" });
}

async function quarantine(ctx: Context, mail: DatedMail, raw: Uint8Array, doubt: string): Promise<void> {
  const change = new Change(ctx);
  const id = newId("mail", ctx.now);
  change.also({
    sql: "insert into quarantined_mail (id, from_address, subject, reason, raw, at) values (?, ?, ?, ?, ?, ?)",
    args: [id, mail.from?.address ?? "", mail.subject, doubt, Buffer.from(raw).toString("base64"), ctx.now],
  });
  change.announce("mail.quarantined", "mail", id, 1);
  await change.commit(undefined);
}
