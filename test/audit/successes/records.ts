import { newId } from "../../../src/core/ids.ts";
import type { Shown } from "../../records/kinds.ts";
import { addPerson } from "../../support/people.ts";
import { onId, ready, type Successes, type World } from "./success.ts";

const PATCHES: Record<string, Record<string, unknown>> = {
  ...{ companies: { name: "Khác" }, contacts: { givenName: "Mai" }, activities: { body: "khác" }, tasks: { title: "Viết" } },
  ...{ orders: { note: "khác" }, products: { name: "Khác" } },
  ...{ teams: { name: "Nhóm khác" }, views: { name: "Khác" } },
};

export function ofRecords({ app, owner, workspace, company, made }: World): Successes {
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
  const share = async () => {
    const { id: grantee } = await addPerson(app, "rep");
    return (await owner.post<Shown>("shares", { recordId: company.id, grantee })).body.id;
  };
  const dealOf = async (): Promise<string> => {
    const id = newId("deal");
    await workspace.run(
      "insert into deals (id, name, sort_name, stage, status, created_at, updated_at) values (?, 'Cơ hội', 'co hoi', 'engaging', 'open', 1, 1)",
      id,
    );
    return id;
  };
  const ofEach = Object.keys(INPUTS).flatMap((plural): Successes => {
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
  return [
    ...ofEach,
    ["PATCH /deals/{id}", onId(dealOf, (id) => owner.patch(`deals/${id}`, { nextStep: "Gọi lại" }, { version: 1 }))],
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
  ];
}
