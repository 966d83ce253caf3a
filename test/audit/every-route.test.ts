import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Draft } from "../../src/assistant/assistant.schema.ts";
import { newId } from "../../src/core/ids.ts";
import { addCustomer, draftOf } from "../assistant/drafting.ts";
import { finished, upload } from "../imports/import-file.ts";
import { connect, decide, newClient, pkce, wishOf } from "../oauth/flow.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Authenticator } from "../support/authenticator.ts";
import { type Answer, Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { operationsOf } from "../support/openapi.ts";
import { addPerson } from "../support/people.ts";
import { Visitor } from "../support/visitor.ts";
import { openWorkspace } from "../support/workspaces.ts";

/**
 * Every route of the OpenAPI document that changes something leaves a row in the audit when it succeeds: at once in the workspace, or as an
 * event of the account that the workspace collects. A route that is added says here how it succeeds.
 */

const app = await startApp({ empty: true });
const { owner } = app;
const { workspace, directory } = databasesOf(app);
const operations = (await operationsOf(owner)).filter(({ isMutating }) => isMutating);
afterAll(() => app.close());

type Reply = Promise<Answer<unknown>>;
/** What is made ready first; then the request that is to leave a row. */
type Success = () => Promise<() => Reply>;

const ready =
  (request: () => Reply): Success =>
  async () =>
    request;
const made = async (plural: string, input: Record<string, unknown>): Promise<Shown> => {
  const answer = await owner.post<Shown>(plural, input);
  if (answer.status !== 201) throw new Error(`${plural}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

let company: Shown;
beforeAll(async () => {
  company = await made("companies", { name: "Có" });
});

const INPUTS: Record<string, () => Record<string, unknown>> = {
  companies: () => ({ name: "Công ty" }),
  contacts: () => ({ givenName: "Lan" }),
  activities: () => ({ kind: "note", body: "ghi", links: [company.id] }),
  tasks: () => ({ title: "Gọi" }),
  teams: () => ({ name: `Nhóm ${Math.random()}` }),
  orders: () => ({ number: "DH-1", companyId: company.id, currency: "VND", lines: [{ name: "Moka", quantity: 1, unitPrice: 5 }] }),
  products: () => ({ name: "Moka" }),
  views: () => ({ name: "Cơ hội đang mở", query: { noun: "deals" } }),
};
const PATCHES: Record<string, Record<string, unknown>> = {
  ...{ companies: { name: "Khác" }, contacts: { givenName: "Mai" }, activities: { body: "khác" }, tasks: { title: "Viết" } },
  ...{ orders: { note: "khác" }, products: { name: "Khác" } },
  ...{ teams: { name: "Nhóm khác" }, views: { name: "Khác" } },
};

const ofRecords = Object.keys(INPUTS).flatMap((plural): [string, Success][] => {
  const make = () => made(plural, INPUTS[plural]?.() ?? {});
  return [
    [`POST /${plural}`, ready(() => owner.post(plural, INPUTS[plural]?.()))],
    [
      `PATCH /${plural}/{id}`,
      async () => {
        const { id } = await make();
        return () => owner.patch(`${plural}/${id}`, PATCHES[plural], { version: 1 });
      },
    ],
    [
      `POST /${plural}/bulk`,
      async () => {
        const { id } = await make();
        return () => owner.post(`${plural}/bulk`, { action: "edit", items: [{ id, version: 1, patch: PATCHES[plural] }] });
      },
    ],
    [
      `DELETE /${plural}/{id}`,
      async () => {
        const { id } = await make();
        return () => owner.delete(`${plural}/${id}`, { version: 1 });
      },
    ],
    [
      `POST /${plural}/{id}/restore`,
      async () => {
        const { id } = await make();
        await owner.delete(`${plural}/${id}`, { version: 1 });
        return () => owner.post(`${plural}/${id}/restore`, undefined, { version: 2 });
      },
    ],
  ];
});

const CSV = "Name\nMột\nHai\n";
const importAt = async (state: "ready" | "stopped"): Promise<string> => {
  const { import: job } = await upload(owner, "companies.csv", CSV);
  if (state === "stopped") await workspace.run("update imports set state = 'stopped' where id = ?", job.id);
  return job.id;
};

async function draft(channel: Draft["channel"] = "mail"): Promise<Draft> {
  const { contactId } = await addCustomer(app);
  return (await draftOf(owner, { recordId: contactId, channel })).draft;
}
const draftId = async () => (await draft()).id;
const TEMPLATE = { name: "Hỏi thăm", language: "vi", body: "Chào {you} {contact.given}, {me} hỏi thăm {you}." };
const template = async () => (await made("templates", TEMPLATE)).id;

/** Mail that the owner has written: what a style is learned from. */
async function ownMail(): Promise<void> {
  const { id } = (await owner.get<{ member: Shown }>("me")).body.member;
  for (let turn = 1; turn <= 5; turn += 1) {
    const noted = await made("activities", {
      kind: "note",
      body: "Chào anh Minh,\n\nEm gửi anh bảng giá mới ạ.\n\nThân mến,",
      links: [company.id],
    });
    await workspace.run("update activities set kind = 'email', direction = 'out', author_id = ? where id = ?", id, noted.id);
  }
}

const mailOf = ({ subject, sentences }: Draft) => ({
  ...{ to: ["lan@example.com"], cc: [], subject: subject || "Chào", body: "Xin chào." },
  settled: sentences.map(({ text }) => text),
});

let letters = 0;
async function letter(): Promise<string> {
  letters += 1;
  const id = `ded_${String(letters).padStart(26, "0")}`;
  const body = JSON.stringify({ kind: "outbox", workspaceId: app.setUp.workspace.id });
  await workspace.run("insert into dead_letters (id, body, reason, at) values (?, ?, 'x', 1)", id, body);
  return id;
}

async function quarantined(): Promise<string> {
  letters += 1;
  const id = `mai_${String(letters).padStart(26, "0")}`;
  const raw = Buffer.from(
    `From: Lan <lan${letters}@khach.vn>\r\nTo: own@x.vn\r\nSubject: Hỏi\r\nMessage-ID: <${id}@khach.vn>\r\n\r\nGiá?\r\n`,
  );
  await workspace.run(
    "insert into quarantined_mail (id, from_address, subject, reason, raw, at) values (?, 'lan@khach.vn', 'Hỏi', 'x', ?, 1)",
    ...[id, raw.toString("base64")],
  );
  return id;
}

const onId = (make: () => Promise<string>, request: (id: string) => Reply): Success => {
  return async () => {
    const id = await make();
    return () => request(id);
  };
};
const key = async () => (await owner.post<Shown>("api-keys", { name: "Khóa" })).body.id;
const role = async () => (await owner.post<Shown>("roles", { name: `Vai ${Math.random()}`, policy: { allows: {} } })).body;
const share = async () => {
  const { id: grantee } = await addPerson(app, "rep");
  return (await owner.post<Shown>("shares", { recordId: company.id, grantee })).body.id;
};

/** Somebody at the page, signed in a moment ago, so that nobody asks again who they are. */
async function visitor(): Promise<Visitor & { email: string; password: string; userId: string }> {
  const { email, password, id } = await addPerson(app, "rep");
  const arrived = new Visitor(app.url);
  await arrived.signIn(email, password);
  return Object.assign(arrived, { email, password, userId: id });
}

const codeOf = (secret: string) => new TOTP({ secret, digits: 6, period: 30 }).generate();
async function withTwoStep(): Promise<Visitor> {
  const who = await visitor();
  const { secret } = (await who.post<{ secret: string }>("me/two-step")).body;
  await who.post("me/two-step/confirm", { code: codeOf(secret) });
  return who;
}

async function passkeyInput(who: Visitor) {
  const options = (await who.post("me/passkeys/options")).body;
  return { name: "Điện thoại", credential: new Authenticator(app.url).register(options) };
}
const passkeyOf = async (who: Visitor) => (await who.post<Shown>("me/passkeys", await passkeyInput(who))).body.id;

const OWN_ACCOUNT: [string, Success][] = [
  [
    "POST /me/two-step/confirm",
    async () => {
      const who = await visitor();
      const { secret } = (await who.post<{ secret: string }>("me/two-step")).body;
      return () => who.post("me/two-step/confirm", { code: codeOf(secret) });
    },
  ],
  [
    "DELETE /me/two-step",
    async () => {
      const who = await withTwoStep();
      return () => who.delete("me/two-step");
    },
  ],
  [
    "POST /me/recovery-codes",
    async () => {
      const who = await withTwoStep();
      return () => who.post("me/recovery-codes");
    },
  ],
  [
    "POST /me/passkeys",
    async () => {
      const who = await visitor();
      const input = await passkeyInput(who);
      return () => who.post("me/passkeys", input);
    },
  ],
  [
    "PATCH /me/passkeys/{id}",
    async () => {
      const who = await visitor();
      const id = await passkeyOf(who);
      return () => who.send("PATCH", `me/passkeys/${id}`, { name: "Máy tính" });
    },
  ],
  [
    "DELETE /me/passkeys/{id}",
    async () => {
      const who = await visitor();
      const id = await passkeyOf(who);
      return () => who.delete(`me/passkeys/${id}`);
    },
  ],
  [
    "DELETE /me/sessions",
    async () => {
      const who = await visitor();
      await new Visitor(app.url).signIn(who.email, who.password);
      return () => who.delete("me/sessions");
    },
  ],
  [
    "DELETE /me/sessions/{id}",
    async () => {
      const who = await visitor();
      await new Visitor(app.url).signIn(who.email, who.password);
      const { items } = (await who.get<{ items: { id: string; isCurrent: boolean }[] }>("me/sessions")).body;
      return () => who.delete(`me/sessions/${items.find(({ isCurrent }) => !isCurrent)?.id}`);
    },
  ],
  [
    "DELETE /me/external-accounts/{id}",
    async () => {
      const who = await visitor();
      const id = `ext_${who.userId.slice(4)}`;
      await directory.run(
        "insert into external_accounts values (?, 'https://i.example', ?, ?, 'google', null, 1, null)",
        id,
        id,
        who.userId,
      );
      return () => who.delete(`me/external-accounts/${id}`);
    },
  ],
];

/** What succeeds without having done anything yet: it hands out what the next request, which leaves a row, is answered with. */
const ONLY_BEGINS = new Set([
  ...["POST /me/two-step", "POST /me/passkeys/options", "POST /me/external-accounts", "POST /me/proof/options"],
  // Tries a mapping on what was sent last, and keeps nothing of it.
  "POST /inbound-hooks/{id}/dry-run",
  // Opens nothing: for ten minutes this session need not say again who it is.
  "POST /me/proof",
]);
const proposal = async (): Promise<string> => {
  const assistant = Client.withKey(app.url, (await owner.post<{ key: string }>("api-keys", { name: "Trợ lý" })).body.key);
  const wish = { action: "create", kind: "task", fields: { title: `Việc ${Math.random()}` }, reason: "" };
  const params = { name: "propose_change", arguments: wish };
  const { body } = await assistant.post<Proposed>("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/call", params });
  return body.result.structuredContent.proposal.id;
};
interface Proposed {
  result: { structuredContent: { proposal: { id: string } } };
}
const dealOf = async (): Promise<string> => {
  const id = newId("deal");
  await workspace.run(
    "insert into deals (id, name, sort_name, stage, status, created_at, updated_at) values (?, 'Cơ hội', 'co hoi', 'engaging', 'open', 1, 1)",
    id,
  );
  return id;
};
/** An activity once it is read, and its reading's version. */
const readActivity = async (): Promise<{ id: string; version: number }> => {
  const { id } = await made("activities", { kind: "note", body: "Khách hài lòng", links: [company.id] });
  return eventually("the reading", async () => {
    const { body } = await owner.get<{ items: { version: number }[] }>(`readings?activityIds=${id}`);
    return body.items[0] && { id, version: body.items[0].version };
  });
};
const connectedApp = async () => (await connect(app, owner)).clientId;
let guests = 0;
const invitation = async () => {
  guests += 1;
  const { body } = await owner.post<{ items: Shown[] }>("invitations", { emails: [`khach${guests}@cty.vn`], role: "rep" });
  return body.items[0]?.id ?? "";
};
const further = async () => openWorkspace(app, await app.signIn({ role: "owner" }), `Công ty ${Math.random()}`);

const webhook = async () => (await made("webhooks", { url: "https://hooks.example.com/a", events: ["contact.*"] })).id;
const delivery = async () => {
  const webhookId = await webhook();
  await owner.post(`webhooks/${webhookId}/test`);
  await workspace.run("update webhook_deliveries set state = 'failed' where webhook_id = ?", webhookId);
  return (await owner.get<{ items: Shown[] }>(`webhooks/${webhookId}/deliveries`)).body.items[0]?.id ?? "";
};
const inboundHook = async () => (await made("inbound-hooks", { name: "Zapier" })).id;
const FORM_SETUP = {
  ...{ title: "Liên hệ", intro: "", language: "vi", button: "", thanks: "", redirectUrl: null, origins: [], ownerId: null, source: "" },
  ...{ consent: null, task: null, fields: [{ field: "email", label: "Email", isRequired: true }] },
};
const form = async () => (await made("forms", { name: "Trang chủ", setup: FORM_SETUP })).id;

const OUT_AND_IN: [string, Success][] = [
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
];

const SUCCESSES = new Map<string, Success>([
  ...OUT_AND_IN,
  ...ofRecords,
  ...OWN_ACCOUNT,
  [
    "PATCH /me",
    async () => {
      const { body } = await owner.get<{ member: Shown }>("me");
      return () => owner.patch("me", { signature: `An ${Math.random()}` }, { version: body.member.version });
    },
  ],
  [
    "PATCH /settings",
    async () => {
      const { body } = await owner.get<Shown>("settings");
      return () => owner.patch("settings", { name: `W ${Math.random()}` }, { version: body.version });
    },
  ],
  ["PATCH /assistant/settings", ready(() => owner.patch("assistant/settings", { label: `L ${Math.random()}` }, { version: 0 }))],
  [
    "POST /assistant/settings/test",
    ready(() => owner.post("assistant/settings/test", { baseUrl: "https://model.example.com/v1", model: "m", key: "k" })),
  ],
  [
    "POST /me/password",
    async () => {
      const { email, password } = await addPerson(app, "rep");
      const person = await Client.signedIn(app.url, email, password);
      return () => person.post("me/password", { current: password, next: "another one, longer" });
    },
  ],
  ["POST /api-keys", ready(() => owner.post("api-keys", { name: "Khóa" }))],
  ["DELETE /api-keys/{id}", onId(key, (id) => owner.delete(`api-keys/${id}`))],
  ["POST /roles", ready(() => owner.post("roles", { name: `Vai ${Math.random()}`, policy: { allows: {} } }))],
  [
    "PATCH /roles/{id}",
    async () => {
      const { id, version } = await role();
      return () => owner.patch(`roles/${id}`, { name: `Vai ${Math.random()}` }, { version });
    },
  ],
  [
    "DELETE /roles/{id}",
    async () => {
      const { id, version } = await role();
      return () => owner.delete(`roles/${id}`, { version });
    },
  ],
  [
    "POST /shares",
    async () => {
      const { id: grantee } = await addPerson(app, "rep");
      return () => owner.post("shares", { recordId: company.id, grantee });
    },
  ],
  ["DELETE /shares/{id}", onId(share, (id) => owner.delete(`shares/${id}`))],
  [
    "POST /changes/{id}/undo",
    async () => {
      const answer = await owner.post("companies", { name: "Nhầm" });
      return () => owner.post(`changes/${answer.headers.get("relata-change")}/undo`);
    },
  ],
  ["POST /workspaces", ready(async () => (await app.signIn({ role: "owner" })).post("workspaces", { name: `W ${Math.random()}` }))],
  [
    "POST /me/workspace",
    async () => {
      const { owner: there } = await further();
      return () => there.post("me/workspace", { workspaceId: app.setUp.workspace.id });
    },
  ],
  [
    "POST /workspace/leave",
    async () => {
      const { email, password } = await addPerson(app, "rep");
      const person = await Client.signedIn(app.url, email, password);
      return () => person.post("workspace/leave", { newOwnerId: null });
    },
  ],
  [
    "POST /workspace/transfer",
    async () => {
      const { owner: there, id } = await further();
      const heir = await addPerson(app, "rep");
      await directory.run("insert into memberships (user_id, workspace_id, role, created_at) values (?, ?, 'rep', 1)", heir.id, id);
      await app.runtime.runScheduled();
      return () => there.post("workspace/transfer", { memberId: heir.id });
    },
  ],
  [
    "POST /workspace/close",
    async () => {
      const { owner: there, name } = await further();
      return () => there.post("workspace/close", { name });
    },
  ],
  ["POST /invitations", ready(() => owner.post("invitations", { emails: ["moi@cty.vn"], role: "rep" }))],
  ["POST /invitations/{id}/resend", onId(invitation, (id) => owner.post(`invitations/${id}/resend`))],
  ["DELETE /invitations/{id}", onId(invitation, (id) => owner.delete(`invitations/${id}`))],
  [
    "PATCH /members/{id}",
    async () => {
      const { id } = await addPerson(app, "rep");
      return () => owner.patch(`members/${id}`, { role: "viewer" }, { version: 1 });
    },
  ],
  [
    "POST /members/{id}/remove",
    async () => {
      const { id } = await addPerson(app, "rep");
      return () => owner.post(`members/${id}/remove`, { newOwnerId: null });
    },
  ],
  [
    "POST /members/{id}/readmit",
    async () => {
      const { id } = await addPerson(app, "rep");
      await owner.post(`members/${id}/remove`, { newOwnerId: null });
      return () => owner.post(`members/${id}/readmit`, { role: "rep" });
    },
  ],
  ["POST /audit/erasure", ready(() => owner.post("audit/erasure", { memberId: "usr_01H0000000000000000000000X" }))],
  [
    "POST /imports",
    ready(() => owner.send("POST", "imports?fileName=a.csv", CSV, { headers: { "content-type": "application/octet-stream" } })),
  ],
  [
    "PATCH /imports/{id}",
    onId(
      () => importAt("ready"),
      (id) => owner.patch(`imports/${id}`, { object: "companies" }),
    ),
  ],
  [
    "POST /imports/{id}/start",
    onId(
      () => importAt("ready"),
      (id) => owner.post(`imports/${id}/start`),
    ),
  ],
  [
    "POST /imports/{id}/cancel",
    onId(
      () => importAt("ready"),
      (id) => owner.post(`imports/${id}/cancel`),
    ),
  ],
  [
    "POST /imports/{id}/resume",
    onId(
      () => importAt("stopped"),
      (id) => owner.post(`imports/${id}/resume`),
    ),
  ],
  [
    "POST /assistant/drafts",
    async () => {
      const { contactId } = await addCustomer(app);
      return () => owner.post("assistant/drafts", { recordId: contactId });
    },
  ],
  [
    "PATCH /assistant/drafts/{id}",
    async () => {
      const { id, version } = await draft();
      return () => owner.patch(`assistant/drafts/${id}`, { subject: "Khác" }, { version });
    },
  ],
  ["POST /assistant/drafts/{id}/revise", onId(draftId, (id) => owner.post(`assistant/drafts/${id}/revise`, { instruction: "shorter" }))],
  ["POST /assistant/drafts/{id}/pick", onId(draftId, (id) => owner.post(`assistant/drafts/${id}/pick`))],
  [
    "POST /assistant/drafts/{id}/log",
    onId(
      async () => (await draft("chat")).id,
      (id) => owner.post(`assistant/drafts/${id}/log`, { body: "Chào anh." }),
    ),
  ],
  ["POST /templates", ready(() => owner.post("templates", TEMPLATE))],
  ["PATCH /templates/{id}", onId(template, (id) => owner.patch(`templates/${id}`, { name: "Khác" }, { version: 1 }))],
  ["DELETE /templates/{id}", onId(template, (id) => owner.delete(`templates/${id}`, { version: 1 }))],
  [
    "POST /me/writing-style",
    async () => {
      await ownMail();
      return () => owner.post("me/writing-style");
    },
  ],
  ["DELETE /me/writing-style", ready(() => owner.delete("me/writing-style"))],
  [
    "POST /assistant/drafts/{id}/send",
    async () => {
      const written = await draft();
      return () => owner.post(`assistant/drafts/${written.id}/send`, mailOf(written));
    },
  ],
  [
    "POST /assistant/notes/{id}/decisions",
    async () => {
      const { id } = await made("activities", INPUTS.activities?.() ?? {});
      return () => owner.post(`assistant/notes/${id}/decisions`, { key: "0123456789abcdef", decision: "dismiss" });
    },
  ],
  ["PATCH /me/digest", ready(() => owner.patch("me/digest", { dailyAt: 420 }, { version: 1 }))],
  [
    "POST /mail/{id}/take-back",
    async () => {
      const written = await draft();
      const { body } = await owner.post<{ mail: Shown }>(`assistant/drafts/${written.id}/send`, mailOf(written));
      return () => owner.post(`mail/${body.mail.id}/take-back`);
    },
  ],
  ["POST /quarantine/{id}/accept", onId(quarantined, (id) => owner.post(`quarantine/${id}/accept`))],
  ["DELETE /quarantine/{id}", onId(quarantined, (id) => owner.delete(`quarantine/${id}`))],
  ["POST /dead-letters/{id}/retry", onId(letter, (id) => owner.post(`dead-letters/${id}/retry`))],
  ["DELETE /dead-letters/{id}", onId(letter, (id) => owner.delete(`dead-letters/${id}`))],
  ["PATCH /deals/{id}", onId(dealOf, (id) => owner.patch(`deals/${id}`, { nextStep: "Gọi lại" }, { version: 1 }))],
  [
    "PATCH /readings/{id}",
    async () => {
      const { id, version } = await readActivity();
      return () => owner.patch(`readings/${id}`, { sentiment: "neutral" }, { version });
    },
  ],
  ["POST /proposals/{id}/accept", onId(proposal, (id) => owner.post(`proposals/${id}/accept`, {}))],
  ["POST /proposals/{id}/dismiss", onId(proposal, (id) => owner.post(`proposals/${id}/dismiss`))],
  [
    "POST /proposals/{id}/reopen",
    async () => {
      const id = await proposal();
      await owner.post(`proposals/${id}/dismiss`);
      return () => owner.post(`proposals/${id}/reopen`);
    },
  ],
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
  ["POST /sample", ready(() => owner.post("sample"))],
  ["DELETE /sample", ready(() => owner.delete("sample"))],
]);

/** Rows of the audit and of what it will collect: an event that is collected meanwhile is counted once. */
async function written(): Promise<string[]> {
  const rows = [
    ...(await workspace.rows<{ id: string }>("select id from audit")),
    ...(await directory.rows<{ id: string }>("select id from account_events")),
  ];
  return rows.map(({ id }) => id);
}

test.each(operations.filter(({ name }) => !ONLY_BEGINS.has(name)).map(({ name }) => [name]))("%s leaves a row", async (name) => {
  const success = SUCCESSES.get(name);
  if (!success) throw new Error(`Say in SUCCESSES how ${name} succeeds, so that its row in the audit can be looked for`);
  const request = await success();
  const before = new Set(await written());
  const { status, body } = await request();
  expect([status < 300, status < 300 ? "" : body]).toEqual([true, ""]);
  expect((await written()).filter((id) => !before.has(id)).length).toBeGreaterThan(0);
});

test("the doors that are open to who is nobody yet leave theirs when they let in and out", async () => {
  const { email, password, id } = await addPerson(app, "rep");
  const who = new Visitor(app.url);
  await who.signIn(email, password);
  await who.post("auth/sign-out");
  const events = await directory.rows<{ action: string }>("select action from account_events where user_id = ? order by id", id);
  expect(events.map(({ action }) => action)).toEqual(["session.opened", "session.closed"]);
});

test("an import leaves a row for each slice, with what it did", async () => {
  const { import: job } = await upload(owner, "companies.csv", "Name\nBa\nBốn\n");
  await owner.post(`imports/${job.id}/start`);
  await finished(owner, job.id);
  const rows = await workspace.rows("select action, via, detail from audit where target = ? order by id", job.id);
  expect(rows).toEqual([
    { action: "import.uploaded", via: "page", detail: "{}" },
    { action: "import.started", via: "page", detail: "{}" },
    { action: "import.finished", via: "import", detail: '{"counts":{"company.created":2}}' },
  ]);
});
