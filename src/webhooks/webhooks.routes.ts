import { type App, endpoint, idParams } from "../core/http.ts";
import { getDelivery, listDeliveries, replayDelivery, replayFailed, testWebhook } from "./deliveries.ts";
import {
  delivery,
  deliveryDetail,
  deliveryPage,
  deliveryQuery,
  newWebhook,
  replayed,
  replayInput,
  webhook,
  webhookInput,
  webhookList,
  webhookPatch,
} from "./webhooks.schema.ts";
import { createWebhook, deleteWebhook, editWebhook, getWebhook, listWebhooks, rotateSecret } from "./webhooks.ts";

const access = "webhooks:manage";

export function webhookRoutes(app: App): void {
  endpoint(
    app,
    { method: "get", path: "/webhooks", access, operationId: "listWebhooks", summary: "List webhooks", answer: webhookList },
    async (ctx) => ({ items: await listWebhooks(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/webhooks", access, operationId: "createWebhook", summary: "Send events to an address" },
      description:
        "Messages follow Standard Webhooks: headers webhook-id, webhook-timestamp and webhook-signature (v1: HMAC-SHA-256 over id.timestamp.body). " +
        "A message that is not answered with 2xx within 15 s is tried ten times over about 75 hours. The order of messages is not kept. " +
        "The secret is answered this once.",
      ...{ body: webhookInput, answer: newWebhook, status: 201 },
    },
    (ctx, { body }) => createWebhook(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/webhooks/{id}", access, operationId: "getWebhook", summary: "Read a webhook" },
      ...{ params: idParams, answer: webhook },
    },
    (ctx, { params }) => getWebhook(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/webhooks/{id}", access, operationId: "editWebhook", summary: "Change a webhook, or turn it on or off" },
      description: "Whoever changes it becomes its maker: records are sent as they may see them.",
      ...{ params: idParams, body: webhookPatch, answer: webhook, ifMatch: true },
    },
    (ctx, { params, body, version }) => editWebhook(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/webhooks/{id}", access, operationId: "deleteWebhook", summary: "Remove a webhook and its log" },
      ...{ params: idParams, answer: webhook, ifMatch: true },
    },
    (ctx, { params, version }) => deleteWebhook(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/webhooks/{id}/rotate", access, operationId: "rotateWebhookSecret", summary: "A new secret" },
      description: "Answered this once. The secret before signs along for 24 hours.",
      ...{ params: idParams, answer: newWebhook },
    },
    (ctx, { params }) => rotateSecret(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/webhooks/{id}/test", access, operationId: "testWebhook", summary: "Send a message that says nothing" },
      ...{ params: idParams, answer: delivery, status: 202 },
    },
    (ctx, { params }) => testWebhook(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/webhooks/{id}/replay", access, operationId: "replayFailedDeliveries" },
      summary: "Send again what failed or was missed since then",
      ...{ params: idParams, body: replayInput, answer: replayed, status: 202 },
    },
    async (ctx, { params, body }) => ({ replayed: await replayFailed(ctx, params.id, body.since) }),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/webhooks/{id}/deliveries", access, operationId: "listDeliveries", summary: "What a webhook was told" },
      ...{ params: idParams, query: deliveryQuery, answer: deliveryPage },
    },
    (ctx, { params, query }) => listDeliveries(ctx, params.id, query),
  );
  endpoint(
    app,
    {
      ...{ method: "get", path: "/webhook-deliveries/{id}", access, operationId: "getDelivery", summary: "A delivery with its tries" },
      ...{ params: idParams, answer: deliveryDetail },
    },
    (ctx, { params }) => getDelivery(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/webhook-deliveries/{id}/replay",
        access,
        operationId: "replayDelivery",
        summary: "Send a message again",
      },
      ...{ params: idParams, answer: delivery, status: 202 },
    },
    (ctx, { params }) => replayDelivery(ctx, params.id),
  );
}
