import { and, eq } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { constraintOf } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { ownPeople } from "../mail/file-mails.ts";
import { members } from "../members/members.table.ts";
import { getSettings } from "../settings/settings.ts";
import { csvSlice, layoutOf } from "./csv-slice.ts";
import { FileWindow } from "./file-window.ts";
import type { ImportJob } from "./imports.schema.ts";
import { imports } from "./imports.table.ts";
import { presentImport } from "./imports.ts";
import { wordsOf } from "./imports.words.ts";
import { mailSlice } from "./mail-slice.ts";
import { commitSlice, type Slice, Stop } from "./slice.ts";

type ImportsRow = typeof imports.$inferSelect;
type Step = (job: ImportJob, change: Change) => Promise<Slice>;

/** How often a slice is tried when others changed the same records meanwhile. */
const TRIES = 5;

/** Imports slice after slice until the file ends or the time (ms UTC) is up; then the queue is asked for another turn. */
export async function continueImport(ctx: Context, id: string, untilMs: number): Promise<void> {
  const row = await findRow(ctx, id);
  if (row?.state !== "running") return;
  const acting = await actingFor(ctx, row);
  const file = new FileWindow(ctx.ports.files, row.fileKey, row.fileBytes);
  try {
    const step = await stepFor(acting, presentImport(row), file);
    await runSlices(acting, row, step, untilMs);
  } catch (thrown) {
    await stop(acting, row, thrown);
  }
}

/** The import acts as the member who asked for it. */
async function actingFor(ctx: Context, row: ImportsRow): Promise<Context> {
  const [member] = await ctx.db.orm.select().from(members).where(eq(members.id, row.memberId));
  const asker = member ? { id: member.id, name: member.name, email: member.email ?? "", role: member.role } : ctx.member;
  return { ...ctx, via: "import", locale: row.options.locale ?? ctx.locale, member: asker };
}

async function stepFor(ctx: Context, job: ImportJob, file: FileWindow): Promise<Step> {
  if (job.kind === "mail") {
    const own = await ownPeople(ctx, job.options.ownAddresses ?? [], job.options.colleaguesByDomain ?? true);
    return (current, change) => mailSlice(ctx, current, file, own, change);
  }
  const layout = await layoutOf(job, file);
  const currency = job.options.currency ?? (await getSettings(ctx)).currency;
  return (current, change) => csvSlice(ctx, current, file, layout, change, currency);
}

async function runSlices(ctx: Context, first: ImportsRow, step: Step, untilMs: number): Promise<void> {
  let row: ImportsRow | undefined = first;
  let tries = 0;
  while (row?.state === "running") {
    const job = presentImport(row);
    const change = new Change(ctx);
    const slice = await step(job, change);
    const isWritten = await commitOrRetry(ctx, job, change, slice);
    tries = isWritten ? 0 : tries + 1;
    if (tries >= TRIES) throw new Error("others keep changing the records of this slice");
    if (isWritten && slice.isLast) return ctx.ports.files.delete(row.fileKey);
    if (Date.now() >= untilMs)
      return ctx.ports.queue.send({ kind: "import", workspaceId: ctx.workspace.id, importId: row.id }).then(() => undefined);
    row = await findRow(ctx, row.id);
  }
}

/** False when the records or the checkpoint were not as they were read: the slice is to be worked out again from what is there now. */
async function commitOrRetry(ctx: Context, job: ImportJob, change: Change, slice: Slice): Promise<boolean> {
  try {
    await commitSlice(ctx, job, change, slice);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal && (thrown.code === "stale" || thrown.code === "duplicate")) return false;
    throw thrown;
  }
}

/** Says where it stopped and why. A database that cannot be reached is no reason to stop: the queue tries again. */
async function stop(ctx: Context, row: ImportsRow, thrown: unknown): Promise<void> {
  const isOurs =
    thrown instanceof Stop ||
    thrown instanceof Refusal ||
    thrown instanceof TypeError ||
    thrown instanceof RangeError ||
    constraintOf(thrown) !== undefined;
  ctx.log(thrown instanceof Stop ? "info" : "error", "an import stopped", { recordId: row.id, ...errorFields(thrown) });
  if (!isOurs) throw thrown;
  const words = wordsOf(ctx.locale);
  const now = await findRow(ctx, row.id);
  const line = thrown instanceof Stop ? thrown.line : (now?.line ?? row.line);
  const reason = words.stoppedAt(String(line), thrown instanceof Stop ? thrown.message : words.failure());
  await ctx.db.orm
    .update(imports)
    .set({ state: "stopped", reason, updatedAt: Date.now() })
    .where(and(eq(imports.id, row.id), eq(imports.state, "running")));
}

async function findRow(ctx: Context, id: string): Promise<ImportsRow | undefined> {
  const [row] = await ctx.db.orm.select().from(imports).where(eq(imports.id, id));
  return row;
}
