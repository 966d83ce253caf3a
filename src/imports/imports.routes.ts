import type { Context as HonoContext } from "hono";
import * as z from "zod";
import { type App, type AppEnv, accessOf, admit, endpoint, idParams } from "../core/http.ts";
import { routeOf } from "../core/openapi.ts";
import { importAnswer, importList, importPatch, importQuery, importState, problemList, problemQuery } from "./imports.schema.ts";
import { cancelImport, createImport, editImport, getImport, listImports, listProblems, resumeImport, startImport } from "./imports.ts";

export function importRoutes(app: App): void {
  uploadRoute(app);
  endpoint(
    app,
    {
      method: "get",
      path: "/imports",
      access: "imports:read",
      operationId: "listImports",
      summary: "The newest imports",
      answer: importList,
    },
    (ctx) => listImports(ctx),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/imports/{id}",
      access: "imports:read",
      operationId: "getImport",
      summary: "How far an import is",
      params: idParams,
      answer: importAnswer,
    },
    (ctx, { params }) => getImport(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/imports/{id}",
      access: "imports:edit",
      operationId: "editImport",
      summary: "Say more about a file before it is started",
      params: idParams,
      body: importPatch,
      answer: importAnswer,
    },
    (ctx, { params, body }) => editImport(ctx, params.id, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/imports/{id}/start",
      access: "imports:create",
      operationId: "startImport",
      summary: "Start an import",
      params: idParams,
      answer: importState,
    },
    (ctx, { params }) => startImport(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/imports/{id}/cancel",
      access: "imports:create",
      operationId: "cancelImport",
      summary: "End an import; what it has written stays",
      params: idParams,
      answer: importState,
    },
    (ctx, { params }) => cancelImport(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/imports/{id}/resume",
      access: "imports:create",
      operationId: "resumeImport",
      summary: "Go on where an import stopped",
      params: idParams,
      answer: importState,
    },
    (ctx, { params }) => resumeImport(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/imports/{id}/problems",
      access: "imports:read",
      operationId: "listProblems",
      summary: "Rows with something wrong, by line",
      params: idParams,
      query: problemQuery,
      answer: problemList,
    },
    (ctx, { params, query }) => listProblems(ctx, params.id, query.after),
  );
}

/** The file is the body itself and goes straight to object storage: it is never held in memory as a whole. */
function uploadRoute(app: App): void {
  accessOf.set("POST /imports", "imports:create");
  const route = routeOf(
    {
      ...{ method: "post", path: "/imports", access: "imports:create", operationId: "createImport", status: 201 },
      summary: "Upload a CSV, .mbox or .eml file (at most 100 MB) and see what it is",
      query: importQuery,
      body: { "application/octet-stream": z.string().meta({ format: "binary" }) },
      answer: { "application/json": importAnswer },
      answerDescription: "Kept, not imported yet",
    },
    admit("imports:create"),
  );
  app.openapi(route, (async (c: HonoContext<AppEnv>) => {
    const ctx = c.get("ctx");
    const length = c.req.header("content-length");
    const upload = {
      fileName: (c.req.valid("query" as never) as z.output<typeof importQuery>).fileName,
      bytes: length === undefined ? undefined : Number(length),
      body: c.req.raw.body,
    };
    return c.json(await createImport(ctx, upload), 201);
  }) as never);
}
