import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { fold } from "../core/text.ts";
import { statusOf } from "./deals.rules.ts";
import { deals } from "./deals.table.ts";

export type DealRow = Row<typeof deals>;

export const dealRecord: RecordKind<typeof deals> = {
  kind: "deal",
  noun: "deals",
  owners: ["owner_id"],
  links: { companyId: companyRecord, contactId: contactRecord },
  table: deals,
  derived: { fields: ["sortName", "status"], from: ({ name, stage }) => ({ sortName: fold(name), status: statusOf(stage) }) },
  searched: ["nextStep", "lostReason"],
  search: (row) => ({
    title: row.name,
    text: [row.externalId, row.nextStep, row.lostReason].filter(Boolean).join(" \n"),
    at: row.updatedAt,
  }),
};
