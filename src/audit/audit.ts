import { noteAct } from "../core/audit.ts";
import { type Context, require } from "../core/context.ts";
import type { Page } from "../core/fields.schema.ts";
import { toPage } from "../core/pages.ts";
import { AUDIT_LIST, auditSelect, BY_ID, presentEntry } from "./audit.queries.ts";
import type { AuditEntry, AuditExportQuery, AuditQuery } from "./audit.schema.ts";
import { csvHead, csvLine } from "./csv.rules.ts";

const EXPORTED_AT_ONCE = 500;

/** Who did what from where, newest first. */
export async function listAudit(ctx: Context, { cursor, limit, ...filters }: AuditQuery): Promise<Page<AuditEntry>> {
  require(ctx, "audit:read");
  const rows = await ctx.db.all(auditSelect(ctx, filters, cursor, limit));
  const page = toPage(ctx, AUDIT_LIST, BY_ID, rows, limit);
  return { items: rows.slice(0, limit).map(presentEntry), nextCursor: page.nextCursor };
}

/** The same as a file, piece by piece. Taking it out is an act itself, and is written down before anything leaves. */
export async function exportAudit(ctx: Context, { format, ...filters }: AuditExportQuery): Promise<ReadableStream<Uint8Array>> {
  require(ctx, "audit:read");
  await noteAct(ctx, { action: "audit.exported", detail: { format, ...filters } });
  const encoder = new TextEncoder();
  const pieces = piecesOf(ctx, format, filters);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* piecesOf(
  ctx: Context,
  format: AuditExportQuery["format"],
  filters: Omit<AuditExportQuery, "format">,
): AsyncGenerator<string, undefined> {
  if (format === "csv") yield csvHead;
  const write = format === "csv" ? csvLine : (entry: AuditEntry) => `${JSON.stringify(entry)}\n`;
  for (let cursor: string | undefined; ; ) {
    const rows = await ctx.db.all(auditSelect(ctx, filters, cursor, EXPORTED_AT_ONCE));
    const { nextCursor } = toPage(ctx, AUDIT_LIST, BY_ID, rows, EXPORTED_AT_ONCE);
    const text = rows
      .slice(0, EXPORTED_AT_ONCE)
      .map((row) => write(presentEntry(row)))
      .join("");
    if (text) yield text;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
