import { and, asc, desc, eq, gt, inArray, lt, or, type SQL } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import { guard, statement } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { MINUTE } from "../core/time.ts";
import { settingsOf } from "../settings/settings.ts";
import { layoutOf } from "./csv-slice.ts";
import { FileWindow } from "./file-window.ts";
import type { ImportAnswer, ImportJob, ImportOptions, ImportPatch, ImportProblem } from "./imports.schema.ts";
import { importProblems, imports } from "./imports.table.ts";
import { wordsOf } from "./imports.words.ts";
import { EMPTY_PREVIEW, type FileHead, HEAD_BYTES, inspectAgain, inspectFile, requireReady } from "./inspect.ts";
import { dropMarks } from "./order-rows.ts";

export const MAX_FILE_BYTES = 100 * 1_048_576;

const LISTED = 50;
const PROBLEMS_AT_ONCE = 200;
const STALLED_MS = MINUTE;

export interface Upload {
  fileName: string;
  bytes: number | undefined;
  body: ReadableStream | null;
}

/** Keeps a file and says what it seems to be. Nothing is imported yet. */
export async function createImport(ctx: Context, upload: Upload): Promise<ImportAnswer> {
  require(ctx, "imports:create");
  const { body, fileBytes } = requireFile(ctx, upload);
  const id = newId("import", ctx.now);
  const fileKey = `imports/${ctx.workspace.id}/${id}`;
  await ctx.ports.files.put(fileKey, body);
  try {
    const { preview, ...inspected } = await inspectFile(ctx, await headOf(ctx, fileKey, fileBytes), upload.fileName, await currencyOf(ctx));
    const row = {
      ...EMPTY,
      ...inspected,
      options: { ...inspected.options, locale: ctx.locale },
      id,
      fileName: upload.fileName,
      fileKey,
      fileBytes,
      memberId: ctx.member.id,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    const change = new Change(ctx);
    change.also(insertRows(imports, [row]));
    change.called({ action: "import.uploaded", target: id });
    return await change.commit({ import: presentImport(row), preview });
  } catch (thrown) {
    await ctx.ports.files.delete(fileKey);
    throw thrown;
  }
}

function requireFile(ctx: Context, { bytes, body }: Upload): { body: ReadableStream; fileBytes: number } {
  const words = wordsOf(ctx.locale);
  if (bytes === undefined) throw new Refusal("bad_request", words.noLength());
  if (bytes > MAX_FILE_BYTES) throw new Refusal("too_large", words.tooLarge(String(MAX_FILE_BYTES / 1_048_576)));
  if (bytes === 0 || !body) throw new Refusal("unsupported_file", words.emptyFile());
  return { body, fileBytes: bytes };
}

export async function listImports(ctx: Context): Promise<{ items: ImportJob[] }> {
  require(ctx, "imports:read");
  const rows = await ctx.db.orm.select().from(imports).where(seen(ctx)).orderBy(desc(imports.createdAt)).limit(LISTED);
  return { items: rows.map(presentImport) };
}

/** An import with what its file looks like, as long as the file is there. */
export async function getImport(ctx: Context, id: string): Promise<ImportAnswer> {
  require(ctx, "imports:read");
  const row = await findRow(ctx, id);
  const job = presentImport(row);
  if (row.state !== "ready") return { import: job, preview: EMPTY_PREVIEW };
  const { preview } = await inspectAgain(ctx, await headOf(ctx, row.fileKey, row.fileBytes), job, false, await currencyOf(ctx));
  return { import: job, preview };
}

/** Says more about a file before it is started: what its rows are, which column is which field, whose mailbox it is. */
export async function editImport(ctx: Context, id: string, { object, ...options }: ImportPatch): Promise<ImportAnswer> {
  require(ctx, "imports:edit");
  const row = await findRow(ctx, id);
  if (row.state !== "ready") throw new Refusal("conflict", "This import has been started and cannot be changed any more");
  const given = { ...row.options, ...options, mapping: { ...row.options.mapping, ...options.mapping } } as ImportOptions;
  const isRemapped = !options.mapping && Boolean(object ?? options.delimiter ?? options.encoding);
  const next = { kind: row.kind, object: object ?? row.object, options: given };
  const inspected = await inspectAgain(ctx, await headOf(ctx, row.fileKey, row.fileBytes), next, isRemapped, await currencyOf(ctx));
  const changed = { object: inspected.object, options: inspected.options, updatedAt: ctx.now, version: row.version + 1 };
  const update = ctx.db.orm
    .update(imports)
    .set(changed)
    .where(and(eq(imports.id, id), eq(imports.state, "ready")));
  const change = new Change(ctx);
  change.also(statement(update));
  change.called({ action: "import.updated", target: id });
  return change.commit({ import: presentImport({ ...row, ...changed }), preview: inspected.preview });
}

/** Starts to import. It goes on by itself; ask for it again to see how far it is. */
export async function startImport(ctx: Context, id: string): Promise<{ import: ImportJob }> {
  require(ctx, "imports:create");
  const row = await findRow(ctx, id);
  const job = presentImport(row);
  requireReachOf(ctx, job);
  if (row.state !== "ready") throw new Refusal("conflict", "This import has already been started");
  await requireReady(ctx, job);
  const place = row.kind === "csv" ? await firstRowOf(ctx, row, job) : { byteOffset: 0, line: 1 };
  return moveTo(ctx, { ...row, ...place, startedAt: ctx.now, updatedAt: ctx.now }, row, "running");
}

/** An import meets every record there is: who may change only some of them, or not all of their fields, cannot import. */
function requireReachOf(ctx: Context, { kind, object }: ImportJob): void {
  const touched =
    kind === "mail"
      ? ["contacts", "companies", "activities"]
      : [object ?? "contacts", "companies", "contacts", ...(object === "orders" ? ["products"] : [])];
  for (const noun of touched) {
    const isWhole = SCOPED.has(noun) ? ctx.access.reach(`${noun}:edit`) === "all" : ctx.may(`${noun}:edit`);
    if (!isWhole || ctx.access.locked(noun).size > 0)
      throw new Refusal("forbidden", `Importing takes the right to change all ${noun}, with all their fields`);
  }
}

/** The rows of a file know no rights: others' files are for who sees every record with all its fields, and others' mailboxes for nobody. */
function seen({ access }: Context): SQL | undefined {
  const own = eq(imports.memberId, access.memberId);
  const seesAll = [...SCOPED].every((noun) => access.reach(`${noun}:read` as Verb) === "all" && access.hidden(noun).size === 0);
  return seesAll ? or(own, eq(imports.kind, "csv")) : own;
}

const SCOPED = new Set(["companies", "contacts", "deals", "orders", "activities"]);

async function firstRowOf(ctx: Context, row: typeof imports.$inferSelect, job: ImportJob): Promise<{ byteOffset: number; line: number }> {
  const layout = await layoutOf(job, new FileWindow(ctx.ports.files, row.fileKey, row.fileBytes));
  return { byteOffset: layout.firstByte, line: layout.firstLine };
}

/** Goes on where an import stopped. */
export async function resumeImport(ctx: Context, id: string): Promise<{ import: ImportJob }> {
  require(ctx, "imports:create");
  const row = await findRow(ctx, id);
  if (row.state !== "stopped") throw new Refusal("conflict", "Only an import that has stopped can be resumed");
  return moveTo(ctx, { ...row, reason: null, updatedAt: ctx.now }, row, "running");
}

/** Ends an import. What it has written so far stays. */
export async function cancelImport(ctx: Context, id: string): Promise<{ import: ImportJob }> {
  require(ctx, "imports:create");
  const row = await findRow(ctx, id);
  if (row.state === "finished" || row.state === "cancelled") throw new Refusal("conflict", "This import has already ended");
  const answer = await moveTo(ctx, { ...row, finishedAt: ctx.now, updatedAt: ctx.now }, row, "cancelled");
  ctx.defer(ctx.ports.files.delete(row.fileKey));
  return answer;
}

/** Rows that were not imported, or not all of them, in the order of the file. */
export async function listProblems(ctx: Context, id: string, after: number): Promise<{ items: ImportProblem[] }> {
  require(ctx, "imports:read");
  const items = await ctx.db.orm
    .select({ line: importProblems.line, field: importProblems.field, reason: importProblems.reason, raw: importProblems.raw })
    .from(importProblems)
    .where(
      and(
        eq(importProblems.importId, id),
        gt(importProblems.line, after),
        inArray(importProblems.importId, ctx.db.orm.select({ id: imports.id }).from(imports).where(seen(ctx))),
      ),
    )
    .orderBy(asc(importProblems.line), asc(importProblems.reason))
    .limit(PROBLEMS_AT_ONCE);
  if (items.length === 0) await findRow(ctx, id);
  return { items: wholeLines(items) };
}

/** A page ends with a line's last problem, so that `after` misses none. */
function wholeLines(items: ImportProblem[]): ImportProblem[] {
  const last = items.at(-1)?.line;
  const whole = items.filter(({ line }) => line !== last);
  return items.length < PROBLEMS_AT_ONCE || whole.length === 0 ? items : whole;
}

/** Hands imports on that should be running and have made no progress for a minute. */
export async function resumeStalledImports(ctx: Context): Promise<void> {
  const stalled = await ctx.db.orm
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.state, "running"), lt(imports.updatedAt, ctx.now - STALLED_MS)));
  for (const { id } of stalled) await ctx.ports.queue.send({ kind: "import", workspaceId: ctx.workspace.id, importId: id });
}

async function moveTo(
  ctx: Context,
  after: typeof imports.$inferSelect,
  before: typeof imports.$inferSelect,
  state: ImportJob["state"],
): Promise<{ import: ImportJob }> {
  const row = { ...after, state, version: before.version + 1 };
  const change = new Change(ctx);
  change.also(
    {
      sql: "update imports set state = ?, byte_offset = ?, line = ?, reason = ?, started_at = ?, finished_at = ?, updated_at = ?, version = version + 1 where id = ? and state = ?",
      args: [state, row.byteOffset, row.line, row.reason, row.startedAt, row.finishedAt, row.updatedAt, row.id, before.state],
    },
    guard(1),
  );
  if (state === "cancelled") change.also(dropMarks(row.id));
  change.called({ action: state === "running" ? "import.started" : "import.cancelled", target: row.id });
  await change.commit({ import: presentImport(row) });
  if (state === "running") await ctx.ports.queue.send({ kind: "import", workspaceId: ctx.workspace.id, importId: row.id });
  return { import: presentImport(row) };
}

async function findRow(ctx: Context, id: string): Promise<typeof imports.$inferSelect> {
  const [row] = await ctx.db.orm
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), seen(ctx)));
  if (!row) throw notFound("import");
  return row;
}

const currencyOf = async (ctx: Context): Promise<string> => (await settingsOf(ctx.db)).currency;

async function headOf(ctx: Context, fileKey: string, fileBytes: number): Promise<FileHead> {
  const head = await new FileWindow(ctx.ports.files, fileKey, fileBytes).read(0, HEAD_BYTES);
  if (!head) throw new Refusal("not_found", "The uploaded file is no longer there. Import it again");
  return { bytes: head.bytes.subarray(0, HEAD_BYTES), isWhole: fileBytes <= HEAD_BYTES };
}

/** An import as callers see it. */
export function presentImport(row: typeof imports.$inferSelect): ImportJob {
  const { fileKey, memberId, ...job } = row;
  return job;
}

const EMPTY = {
  object: null,
  state: "ready" as const,
  byteOffset: 0,
  line: 1,
  rowsRead: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  tally: {},
  reason: null,
  startedAt: null,
  finishedAt: null,
  version: 1,
};
