import { type App, endpoint, idParams } from "../core/http.ts";
import {
  dryRun as dryRunAnswer,
  dryRunInput,
  inboundHook,
  inboundInput,
  inboundList,
  inboundPatch,
  receiptList,
  signing,
  signingInput,
} from "./inbound.schema.ts";
import {
  createInboundHook,
  deleteInboundHook,
  dryRun,
  editInboundHook,
  getInboundHook,
  listInboundHooks,
  listReceipts,
  setSigning,
} from "./inbound.ts";

const access = "forms:manage";

export function inboundRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path: "/inbound-hooks", access, operationId: "listInboundHooks", summary: "List inbound hooks", answer: inboundList },
    async (ctx) => ({ items: await listInboundHooks(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/inbound-hooks", access, operationId: "createInboundHook", keyFirst: {} },
      summary: "An address at which another program's data becomes records",
      description:
        "POST JSON or a form of at most 256 KB to its `url`. What was sent last is kept to map from; a header webhook-id or Idempotency-Key makes " +
        "a repeat do nothing. Records are made in the name, and with the rights, of who made or last changed the hook.",
      ...{ body: inboundInput, answer: inboundHook, status: 201 },
    },
    (ctx, { body }) => createInboundHook(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/inbound-hooks/{id}", access, operationId: "getInboundHook", summary: "Read an inbound hook" },
      ...{ params: idParams, answer: inboundHook },
    },
    (ctx, { params }) => getInboundHook(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/inbound-hooks/{id}", access, operationId: "editInboundHook", summary: "Change an inbound hook" },
      ...{ params: idParams, body: inboundPatch, answer: inboundHook, ifMatch: true },
    },
    (ctx, { params, body, version }) => editInboundHook(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/inbound-hooks/{id}", access, operationId: "deleteInboundHook", summary: "Remove an inbound hook" },
      ...{ params: idParams, answer: inboundHook, ifMatch: true },
    },
    (ctx, { params, version }) => deleteInboundHook(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/inbound-hooks/{id}/signing", access, operationId: "setInboundSigning", keyFirst: { secret: null } },
      summary: "Take only what is signed, or everything",
      ...{ params: idParams, body: signingInput, answer: signing },
    },
    (ctx, { params, body }) => setSigning(ctx, params.id, body.isSigned),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/inbound-hooks/{id}/dry-run", access, operationId: "dryRunInbound" },
      summary: "What a mapping would make of the last sample",
      ...{ params: idParams, body: dryRunInput, answer: dryRunAnswer },
    },
    (ctx, { params, body }) => dryRun(ctx, params.id, body.mapping),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/inbound-hooks/{id}/receipts", access, operationId: "listReceipts" },
      summary: "The last fifty things that were sent there",
      ...{ params: idParams, answer: receiptList },
    },
    async (ctx, { params }) => ({ items: await listReceipts(ctx, params.id) }),
  );
}
