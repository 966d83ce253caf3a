import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { require } from "../core/context.ts";
import { type App, accessOf, endpoint, idParams } from "../core/http.ts";
import { importAnswer, importList, importPatch, importQuery, importState, problemList, problemQuery } from "./imports.schema.ts";
import { cancelImport, createImport, editImport, getImport, listImports, listProblems, resumeImport, startImport } from "./imports.ts";

export function importRoutes(app: App): void {
  uploadRoute(app);
  endpoint(app, { method: "get", path: "/imports", access: "imports:read", summary: "The newest imports", answer: importList }, (ctx) =>
    listImports(ctx),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/imports/{id}",
      access: "imports:read",
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
  const route = createRoute({
    method: "post",
    path: "/imports",
    summary: "Upload a CSV, .mbox or .eml file (at most 100 MB) and see what it is",
    tags: ["imports"],
    security: [{ bearer: [] }, { session: [] }],
    request: {
      query: importQuery,
      body: { required: true, content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } } },
    },
    responses: { 201: { description: "Kept, not imported yet", content: { "application/json": { schema: importAnswer } } } },
  });
  app.openapi(route, async (c) => {
    const ctx = c.get("ctx");
    require(ctx, "imports:create");
    const length = c.req.header("content-length");
    const upload = {
      fileName: c.req.valid("query").fileName,
      bytes: length === undefined ? undefined : Number(length),
      body: c.req.raw.body,
    };
    return c.json(await createImport(ctx, upload), 201);
  });
}
