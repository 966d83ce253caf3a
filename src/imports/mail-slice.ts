import type { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { type DatedMail, fileMails } from "../mail/file-mails.ts";
import type { OwnPeople } from "../mail/people.rules.ts";
import { readMails } from "../mail/read-mails.ts";
import type { FileWindow } from "./file-window.ts";
import type { ImportJob } from "./imports.schema.ts";
import { wordsOf } from "./imports.words.ts";
import { cutMessages, findNextMessage, type MboxMessage } from "./mbox.rules.ts";
import type { RowProblem } from "./objects/object-import.ts";
import { NOTHING_DONE, type Slice, Stop } from "./slice.ts";

const MAILS_AT_ONCE = 250;
const PIECE_BYTES = 1_048_576;
const LARGEST_MESSAGE_BYTES = 20 * 1_048_576;
const LOOKAHEAD_BYTES = 2_000;

type Words = ReturnType<typeof wordsOf>;

/** The next messages of a mailbox onto their timelines within the change, up to the checkpoint that goes with them. */
export async function mailSlice(ctx: Context, job: ImportJob, file: FileWindow, own: OwnPeople, change: Change): Promise<Slice> {
  const words = wordsOf(job.options.locale ?? ctx.locale);
  for (let size = PIECE_BYTES; size <= LARGEST_MESSAGE_BYTES * 2; size *= 2) {
    const piece = await file.read(job.byteOffset, Math.min(size, LARGEST_MESSAGE_BYTES));
    if (!piece) throw new Stop(job.line, words.fileGone());
    const cut = cutMessages(piece.bytes, job.line, piece.atEnd, MAILS_AT_ONCE);
    if (cut.consumed === 0 && !piece.atEnd) continue;
    const nextOffset = cut.consumed === 0 ? file.size : job.byteOffset + cut.consumed;
    const place = { nextOffset, nextLine: cut.nextLine, isLast: nextOffset >= file.size };
    return { ...place, ...(await fileAway(ctx, job, cut.messages, own, change, words)) };
  }
  return passOver(job, file, words);
}

async function fileAway(
  ctx: Context,
  job: ImportJob,
  messages: MboxMessage[],
  own: OwnPeople,
  change: Change,
  words: Words,
): Promise<Omit<Slice, "nextOffset" | "nextLine" | "isLast">> {
  const problems: RowProblem[] = [];
  const mails: DatedMail[] = [];
  const read = await readMails(
    ctx,
    messages.map(({ raw }) => raw),
  );
  for (const [index, { line, raw, envelopeAt }] of messages.entries()) {
    const mail = read[index];
    const sentAt = mail?.sentAt ?? (Number.isNaN(envelopeAt) ? undefined : envelopeAt);
    if (mail && sentAt !== undefined) mails.push({ ...mail, sentAt });
    else problems.push({ line, field: null, reason: mail ? words.noDate() : words.notMail(), raw: firstLines(raw) });
  }
  const filed = await fileMails(ctx, change, mails, own, {
    source: job.id,
    reader: ctx.member.id,
    isShared: job.options.shareMail ?? false,
  });
  const mentioned = { contacts: filed.contacts, companies: filed.companies, ...filed.leftOut };
  return {
    rowsRead: messages.length,
    failed: problems.length,
    problems,
    outcome: { created: filed.added.length, updated: 0, unchanged: filed.known, mentioned },
  };
}

/** A message too large to be held in memory is named and left out; the import goes on behind it. */
async function passOver(job: ImportJob, file: FileWindow, words: Words): Promise<Slice> {
  let offset = job.byteOffset;
  let line = job.line;
  for (;;) {
    const piece = await file.read(offset, PIECE_BYTES);
    if (!piece) throw new Stop(job.line, words.fileGone());
    const next = findNextMessage(piece.bytes, line);
    if (next || piece.atEnd) {
      const problem = { line: job.line, field: null, reason: words.mailTooLarge(String(LARGEST_MESSAGE_BYTES / 1_048_576)), raw: "" };
      const nextOffset = next ? offset + next.at : file.size;
      return {
        nextOffset,
        nextLine: next?.line ?? line,
        isLast: nextOffset >= file.size,
        rowsRead: 1,
        failed: 1,
        problems: [problem],
        outcome: NOTHING_DONE,
      };
    }
    // The end of a piece is looked at again with the next: a "From " line may lie across it.
    const seen = piece.bytes.lastIndexOf(10, piece.bytes.length - LOOKAHEAD_BYTES) + 1 || piece.bytes.length - LOOKAHEAD_BYTES;
    line += piece.bytes.subarray(0, seen).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
    offset += seen;
  }
}

const firstLines = (raw: Uint8Array): string => new TextDecoder("windows-1252").decode(raw.subarray(0, 1_000)).replaceAll("\u0000", "");
