import type { Shown } from "../../records/kinds.ts";
import { Client } from "../../support/client.ts";
import { addPerson } from "../../support/people.ts";
import { openWorkspace } from "../../support/workspaces.ts";
import { onId, ready, type Successes, type World } from "./success.ts";

/** The workspace itself, its people and what they may. */
export function ofTheWorkspace({ app, owner, directory, company, made }: World): Successes {
  const role = async () => (await owner.post<Shown>("roles", { name: `Vai ${Math.random()}`, policy: { allows: {} } })).body;
  let guests = 0;
  const invitation = async () => {
    guests += 1;
    const { body } = await owner.post<{ items: Shown[] }>("invitations", { emails: [`khach${guests}@cty.vn`], role: "rep" });
    return body.items[0]?.id ?? "";
  };
  const further = async () => openWorkspace(app, await app.signIn({ role: "owner" }), `Công ty ${Math.random()}`);
  const label = () => ({ name: "Rời đi", noun: "companies", outcome: { field: "stage", op: "is", value: "former" }, horizonDays: 90 });
  const model = async () => (await owner.post<Shown>("predictions/models", label())).body;
  /** One thing is learned at a time. */
  const nothingIsLearned = async (): Promise<void> => {
    const { items } = (await owner.get<{ items: { run: { state: string } | null }[] }>("predictions/models")).body;
    const { run } = (await owner.get<{ run: { state: string } | null }>("predictions")).body;
    if ([...items, { run }].some((each) => each.run?.state === "running")) return nothingIsLearned();
  };
  return [
    ["POST /predictions/models", ready(() => owner.post("predictions/models", label()))],
    [
      "PATCH /predictions/models/{subject}",
      async () => {
        const { id, version } = await model();
        return () => owner.patch(`predictions/models/${id}`, { name: "Đi mất" }, { version });
      },
    ],
    [
      "DELETE /predictions/models/{subject}",
      async () => {
        const { id, version } = await model();
        return () => owner.delete(`predictions/models/${id}`, { version });
      },
    ],
    [
      "POST /predictions/models/{subject}/train",
      async () => {
        await nothingIsLearned();
        return () => owner.post("predictions/models/lead/train");
      },
    ],
    [
      "POST /predictions/train",
      async () => {
        await nothingIsLearned();
        return () => owner.post("predictions/train");
      },
    ],
    [
      "POST /predictions/customers/{id}/offers/{productId}/dismissal",
      async () => {
        const { id } = await made("products", { name: `Món ${Math.random()}` });
        return () => owner.post(`predictions/customers/${company.id}/offers/${id}/dismissal`, {});
      },
    ],
    [
      "DELETE /predictions/customers/{id}/offers/{productId}/dismissal",
      async () => {
        const { id } = await made("products", { name: `Món ${Math.random()}` });
        await owner.post(`predictions/customers/${company.id}/offers/${id}/dismissal`, {});
        return () => owner.delete(`predictions/customers/${company.id}/offers/${id}/dismissal`);
      },
    ],
    [
      "PATCH /predictions/settings",
      async () => {
        const { body } = await owner.get<{ settings: Shown }>("predictions");
        return () => owner.patch("predictions/settings", { horizonDays: 60 }, { version: body.settings.version });
      },
    ],
    [
      "PATCH /settings",
      async () => {
        const { body } = await owner.get<Shown>("settings");
        return () => owner.patch("settings", { name: `W ${Math.random()}` }, { version: body.version });
      },
    ],
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
    ["POST /sample", ready(() => owner.post("sample"))],
    ["DELETE /sample", ready(() => owner.delete("sample"))],
  ];
}
