import type { RecordKind, Row } from "../core/record.ts";
import { fold } from "../core/text.ts";
import { members } from "./members.table.ts";

export type MemberRow = Row<typeof members>;

export const memberRecord: RecordKind<typeof members> = {
  kind: "member",
  noun: "members",
  table: members,
  derived: { fields: ["sortName"], from: ({ name }) => ({ sortName: fold(name) }) },
};
