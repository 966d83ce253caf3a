import type { Context as HonoContext } from "hono";
import * as z from "zod";
import type { Verb } from "../core/context.ts";
import { type App, type AppEnv, accessOf, admit, endpoint } from "../core/http.ts";
import { routeOf } from "../core/openapi.ts";
import {
  type AuditExportQuery,
  auditEntry,
  auditExportQuery,
  auditPage,
  auditQuery,
  erasureAnswer,
  erasureInput,
  verification,
  verificationQuery,
} from "./audit.schema.ts";
import { exportAudit, listAudit } from "./audit.ts";
import { eraseOrigins } from "./erasure.ts";
import { verifyAudit } from "./verification.ts";

export function auditRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/audit",
      access: "audit:read",
      operationId: "listAudit",
      summary: "Who did what from where, newest first",
      query: auditQuery,
      answer: auditPage,
    },
    (ctx, { query }) => listAudit(ctx, query),
  );
  exportRoute(app);
  endpoint(
    app,
    {
      method: "get",
      path: "/audit/verification",
      access: "audit:read",
      operationId: "verifyAudit",
      summary: "Look whether anything of the audit or the change log was tampered with",
      description: "Looks at a part in each call: go on with `nextCursor` until it is null.",
      query: verificationQuery,
      answer: verification,
    },
    (ctx, { query }) => verifyAudit(ctx, query.cursor),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/audit/erasure",
      access: "workspace:manage",
      operationId: "eraseOrigins",
      keyFirst: {},
      summary: "Erase from where a member acted; that they acted stays",
      body: erasureInput,
      answer: erasureAnswer,
    },
    (ctx, { body }) => eraseOrigins(ctx, body),
  );
}

const TYPES = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" };
const EXPORT_ACCESS: Verb = "audit:read";

/** An answer that streams. */
function exportRoute(app: App): void {
  accessOf.set("GET /audit/export", EXPORT_ACCESS);
  const described = {
    ...{ method: "get" as const, path: "/audit/export", access: EXPORT_ACCESS, operationId: "exportAudit", status: 200 },
    summary: "The audit as a file, newest first",
    description: "CSV with a header line, or one JSON object a line. That it was taken out is written into the audit itself.",
    query: auditExportQuery,
    answer: { "text/csv": z.string(), "application/x-ndjson": auditEntry },
  };
  app.openapi(routeOf(described, admit(EXPORT_ACCESS)), async (c: HonoContext<AppEnv>) => {
    const ctx = c.get("ctx");
    const query = c.req.valid("query" as never) as AuditExportQuery;
    const name = `relata-audit-${new Date(ctx.now).toISOString().slice(0, 10)}.${query.format}`;
    return new Response(await exportAudit(ctx, query), {
      headers: {
        "content-type": TYPES[query.format],
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  });
}
