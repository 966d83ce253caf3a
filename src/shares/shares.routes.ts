import { type App, endpoint, idParams } from "../core/http.ts";
import { share, shareInput, shareList, shareQuery } from "./shares.schema.ts";
import { listShares, shareRecord, unshareRecord } from "./shares.ts";

export function shareRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path: "/shares", access: "members:read", operationId: "listShares", query: shareQuery, answer: shareList },
      summary: "With whom a record is shared beyond what roles show",
    },
    async (ctx, { query }) => ({ items: await listShares(ctx, query.recordId) }),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/shares",
        access: "changes:edit",
        operationId: "shareRecord",
        body: shareInput,
        answer: share,
        status: 201,
      },
      summary: "Share a record with a member or a team",
    },
    (ctx, { body }) => shareRecord(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/shares/{id}", access: "changes:edit", operationId: "unshareRecord", params: idParams, answer: share },
      summary: "Stop sharing a record",
    },
    (ctx, { params }) => unshareRecord(ctx, params.id),
  );
}
