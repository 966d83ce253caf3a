import type { Draft } from "../../../src/assistant/assistant.schema.ts";
import { addCustomer, draftOf } from "../../assistant/drafting.ts";
import type { Shown } from "../../records/kinds.ts";
import { Client } from "../../support/client.ts";
import { eventually } from "../../support/mailbox.ts";
import { onId, ready, type Successes, type World } from "./success.ts";

const TEMPLATE = { name: "Hỏi thăm", language: "vi", body: "Chào {you} {contact.given}, {me} hỏi thăm {you}." };

const mailOf = ({ subject, sentences }: Draft) => ({
  ...{ to: ["lan@example.com"], cc: [], subject: subject || "Chào", body: "Xin chào." },
  settled: sentences.map(({ text }) => text),
});
interface Proposed {
  result: { structuredContent: { proposal: { id: string } } };
}

export function ofTheAssistant({ app, owner, workspace, company, made }: World): Successes {
  async function draft(channel: Draft["channel"] = "mail"): Promise<Draft> {
    const { contactId } = await addCustomer(app);
    return (await draftOf(owner, { recordId: contactId, channel })).draft;
  }
  const draftId = async () => (await draft()).id;
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
  const proposal = async (): Promise<string> => {
    const assistant = Client.withKey(app.url, (await owner.post<{ key: string }>("api-keys", { name: "Trợ lý" })).body.key);
    const wish = { action: "create", kind: "task", fields: { title: `Việc ${Math.random()}` }, reason: "" };
    const params = { name: "propose_change", arguments: wish };
    const { body } = await assistant.post<Proposed>("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/call", params });
    return body.result.structuredContent.proposal.id;
  };
  /** An activity once it is read, and its reading's version. */
  const readActivity = async (): Promise<{ id: string; version: number }> => {
    const { id } = await made("activities", { kind: "note", body: "Khách hài lòng", links: [company.id] });
    return eventually("the reading", async () => {
      const { body } = await owner.get<{ items: { version: number }[] }>(`readings?activityIds=${id}`);
      return body.items[0] && { id, version: body.items[0].version };
    });
  };
  return [
    ["PATCH /assistant/settings", ready(() => owner.patch("assistant/settings", { label: `L ${Math.random()}` }, { version: 0 }))],
    [
      "POST /assistant/settings/test",
      ready(() => owner.post("assistant/settings/test", { baseUrl: "https://model.example.com/v1", model: "m", key: "k" })),
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
        const { id } = await made("activities", { kind: "note", body: "ghi", links: [company.id] });
        return () => owner.post(`assistant/notes/${id}/decisions`, { key: "0123456789abcdef", decision: "dismiss" });
      },
    ],
    [
      "POST /mail/{id}/take-back",
      async () => {
        const written = await draft();
        const { body } = await owner.post<{ mail: Shown }>(`assistant/drafts/${written.id}/send`, mailOf(written));
        return () => owner.post(`mail/${body.mail.id}/take-back`);
      },
    ],
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
  ];
}
