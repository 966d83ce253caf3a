import type { Context, Locale } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { mailboxOwner } from "../mail/people.rules.ts";
import { readMails } from "../mail/read-mails.ts";
import type { obstacleTo, seenAgain, seenAs } from "./file-head.ts";
import type { ImportJob, ImportObject, ImportOptions, ImportPreview } from "./imports.schema.ts";
import { cutMessages } from "./mbox.rules.ts";

/** How much of a file is looked at before it is started. */
export const HEAD_BYTES = 262_144;

const SAMPLE_MAILS = 200;
const SHOWN_MAILS = 5;

export interface FileHead {
  bytes: Uint8Array;
  isWhole: boolean;
}

/** The head of a file as it travels to the second Worker. */
export interface SentHead {
  base64: string;
  isWhole: boolean;
}

export interface HeadToInspect {
  head: SentHead;
  currency: string;
  fileName: string;
  locale: Locale;
}

export interface HeadToInspectAgain {
  head: SentHead;
  currency: string;
  job: Pick<ImportJob, "kind" | "object" | "options">;
  isRemapped: boolean;
}

export interface Inspected {
  kind: ImportJob["kind"];
  object: ImportObject | null;
  options: ImportOptions;
  preview: ImportPreview;
}

export const EMPTY_PREVIEW: ImportPreview = { columns: [], fields: [], assumedCurrency: null, messages: [] };

const sent = ({ bytes, isWhole }: FileHead): SentHead => ({ base64: Buffer.from(bytes).toString("base64"), isWhole });

/** What a file seems to be, and how it would be imported. Refuses what cannot be, saying what would be right. */
export async function inspectFile(ctx: Context, head: FileHead, fileName: string, currency: string): Promise<Inspected> {
  const asked: HeadToInspect = { head: sent(head), fileName, locale: ctx.locale, currency };
  const seen = (await ctx.ports.workshop("/imports/inspect", asked)) as ReturnType<typeof seenAs>;
  if (seen === "mail") return { kind: "mail", object: null, ...(await inspectMail(ctx, head, {})) };
  if ("refused" in seen) throw new Refusal("unsupported_file", seen.refused);
  return seen;
}

/** The same after a person has said more: another object, delimiter, encoding or mapping. */
export async function inspectAgain(
  ctx: Context,
  head: FileHead,
  job: Pick<ImportJob, "kind" | "object" | "options">,
  isRemapped: boolean,
  currency: string,
): Promise<Omit<Inspected, "kind">> {
  if (job.kind === "mail") return { object: null, ...(await inspectMail(ctx, head, job.options)) };
  const asked: HeadToInspectAgain = { head: sent(head), job, isRemapped, currency };
  return (await ctx.ports.workshop("/imports/inspect-again", asked)) as ReturnType<typeof seenAgain>;
}

/** Refuses to start what cannot become records. */
export async function requireReady(ctx: Context, job: ImportJob): Promise<void> {
  if (job.kind === "mail") return;
  const obstacle = (await ctx.ports.workshop("/imports/obstacle", job)) as ReturnType<typeof obstacleTo>;
  if (obstacle) throw new Refusal("invalid", obstacle.says, obstacle.fields);
}

async function inspectMail(ctx: Context, head: FileHead, given: ImportOptions): Promise<Pick<Inspected, "options" | "preview">> {
  const cut = cutMessages(head.bytes, 1, true, SAMPLE_MAILS);
  const mails = await readMails(
    ctx,
    cut.messages.map(({ raw }) => raw),
  );
  const readable = mails.filter((mail) => mail !== null);
  const owner = mailboxOwner(
    readable.map(({ deliveredTo, from, to, cc }) => ({ deliveredTo, people: [...(from ? [from] : []), ...to, ...cc] })),
  );
  const ownAddresses = given.ownAddresses ?? (owner ? [owner] : []);
  const messages = readable
    .slice(0, SHOWN_MAILS)
    .map(({ from, subject, sentAt }) => ({ from: from?.name || from?.address || "", subject, at: sentAt ?? null }));
  return { options: { colleaguesByDomain: true, ...given, ownAddresses }, preview: { ...EMPTY_PREVIEW, messages } };
}
