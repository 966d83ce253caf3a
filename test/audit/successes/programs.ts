import { connect, decide, newClient, pkce, wishOf } from "../../oauth/flow.ts";
import type { Shown } from "../../records/kinds.ts";
import { onId, ready, type Successes, type World } from "./success.ts";

const FORM_SETUP = {
  ...{ title: "Liên hệ", intro: "", language: "vi", button: "", thanks: "", redirectUrl: null, origins: [], ownerId: null, source: "" },
  ...{ consent: null, task: null, fields: [{ field: "email", label: "Email", isRequired: true }] },
};

/** Webhooks, forms, keys and connected apps. */
export function ofPrograms({ app, owner, workspace, made }: World): Successes {
  const webhook = async () => (await made("webhooks", { url: "https://hooks.example.com/a", events: ["contact.*"] })).id;
  const delivery = async () => {
    const webhookId = await webhook();
    await owner.post(`webhooks/${webhookId}/test`);
    await workspace.run("update webhook_deliveries set state = 'failed' where webhook_id = ?", webhookId);
    return (await owner.get<{ items: Shown[] }>(`webhooks/${webhookId}/deliveries`)).body.items[0]?.id ?? "";
  };
  const inboundHook = async () => (await made("inbound-hooks", { name: "Zapier" })).id;
  const form = async () => (await made("forms", { name: "Trang chủ", setup: FORM_SETUP })).id;
  const key = async () => (await owner.post<Shown>("api-keys", { name: "Khóa" })).body.id;
  const connectedApp = async () => (await connect(app, owner)).clientId;
  return [
    ["POST /webhooks", ready(() => owner.post("webhooks", { url: "https://hooks.example.com/a", events: ["*"] }))],
    ["PATCH /webhooks/{id}", onId(webhook, (id) => owner.patch(`webhooks/${id}`, { state: "paused" }, { version: 1 }))],
    ["DELETE /webhooks/{id}", onId(webhook, (id) => owner.delete(`webhooks/${id}`, { version: 1 }))],
    ["POST /webhooks/{id}/rotate", onId(webhook, (id) => owner.post(`webhooks/${id}/rotate`))],
    ["POST /webhooks/{id}/test", onId(webhook, (id) => owner.post(`webhooks/${id}/test`))],
    ["POST /webhooks/{id}/replay", onId(webhook, (id) => owner.post(`webhooks/${id}/replay`, { since: 0 }))],
    ["POST /webhook-deliveries/{id}/replay", onId(delivery, (id) => owner.post(`webhook-deliveries/${id}/replay`))],
    ["POST /inbound-hooks", ready(() => owner.post("inbound-hooks", { name: "Zapier" }))],
    ["PATCH /inbound-hooks/{id}", onId(inboundHook, (id) => owner.patch(`inbound-hooks/${id}`, { isOn: false }, { version: 1 }))],
    ["DELETE /inbound-hooks/{id}", onId(inboundHook, (id) => owner.delete(`inbound-hooks/${id}`, { version: 1 }))],
    ["POST /inbound-hooks/{id}/signing", onId(inboundHook, (id) => owner.post(`inbound-hooks/${id}/signing`, { isSigned: true }))],
    ["POST /forms", ready(() => owner.post("forms", { name: "Trang chủ", setup: FORM_SETUP }))],
    ["PATCH /forms/{id}", onId(form, (id) => owner.patch(`forms/${id}`, { isOn: false }, { version: 1 }))],
    ["DELETE /forms/{id}", onId(form, (id) => owner.delete(`forms/${id}`, { version: 1 }))],
    ["POST /me/calendar-feed", ready(() => owner.post("me/calendar-feed"))],
    [
      "DELETE /me/calendar-feed",
      async () => {
        await owner.post("me/calendar-feed");
        return () => owner.delete("me/calendar-feed");
      },
    ],
    ["POST /api-keys", ready(() => owner.post("api-keys", { name: "Khóa" }))],
    ["DELETE /api-keys/{id}", onId(key, (id) => owner.delete(`api-keys/${id}`))],
    [
      "POST /oauth/consent",
      async () => {
        const wish = wishOf(app, await newClient(app), pkce().challenge);
        return () => decide(app, owner, wish);
      },
    ],
    ["PATCH /connected-apps/{id}", onId(connectedApp, (id) => owner.patch(`connected-apps/${id}`, { allowed: ["tasks:create"] }))],
    ["DELETE /connected-apps/{id}", onId(connectedApp, (id) => owner.delete(`connected-apps/${id}`))],
    ["POST /apps/policy", ready(() => owner.post("apps/policy", { mode: "open" }))],
    ["DELETE /apps/{id}", onId(connectedApp, (id) => owner.delete(`apps/${id}`))],
  ];
}
