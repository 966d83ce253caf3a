import { and, eq } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { ownPeople } from "../mail/file-mails.ts";
import { members } from "../members/members.table.ts";
import { settingsOf } from "../settings/settings.ts";
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

/** How often a slice is tried: others may have changed the same records meanwhile, or the database may be away for a moment. */
const TRIES = 5;
const FIRST_WAIT_MS = 200;

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
  const settings = await settingsOf(ctx.db);
  return (current, change) => csvSlice(ctx, current, file, layout, change, settings);
}

async function runSlices(ctx: Context, first: ImportsRow, step: Step, untilMs: number): Promise<void> {
  for (let row: ImportsRow | undefined = first; row?.state === "running"; row = await findRow(ctx, row.id)) {
    const isLast = await runSlice(ctx, row, step);
    if (isLast) return ctx.ports.files.delete(row.fileKey);
    if (Date.now() < untilMs) continue;
    await ctx.ports.queue.send({ kind: "import", workspaceId: ctx.workspace.id, importId: row.id });
    return;
  }
}

/** Works one slice out and writes it; from what is there now again, should it not go through. Answers whether it was the last. */
async function runSlice(ctx: Context, row: ImportsRow, step: Step): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    const now = tries === 1 ? row : await findRow(ctx, row.id);
    if (now?.state !== "running" || now.byteOffset !== row.byteOffset) return false;
    const change = new Change(ctx);
    try {
      const slice = await step(presentImport(now), change);
      await commitSlice(ctx, presentImport(now), change, slice);
      return slice.isLast;
    } catch (thrown) {
      if (thrown instanceof Stop || tries >= TRIES) throw thrown;
      ctx.log("warn", "a slice of an import did not go through", { recordId: row.id, attempts: tries, ...errorFields(thrown) });
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tries - 1)));
    }
  }
}

/** Says where it stopped and why. Where even that cannot be written, the queue tries again. */
async function stop(ctx: Context, row: ImportsRow, thrown: unknown): Promise<void> {
  const now = await findRow(ctx, row.id);
  ctx.log(thrown instanceof Stop ? "info" : "error", "an import stopped", { recordId: row.id, ...errorFields(thrown) });
  const words = wordsOf(ctx.locale);
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
