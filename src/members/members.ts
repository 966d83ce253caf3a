import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { given, withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getRow } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows, nameAndTimeSorts } from "../core/list.ts";
import { fold } from "../core/text.ts";
import { memberFilters } from "./members.filters.ts";
import { type MemberRow, memberRecord } from "./members.record.ts";
import type { Member, MemberQuery, MePatch } from "./members.schema.ts";

const SORTS = nameAndTimeSorts<MemberRow>("members");

/** A member as callers see them. */
export function presentMember(row: MemberRow): Member {
  const { sortName, createdBy, ...member } = row;
  return member;
}

export async function listMembers(ctx: Context, query: MemberQuery): Promise<Page<Member>> {
  const page = await listRows(ctx, {
    kind: memberRecord,
    filters: memberFilters,
    verb: "members:read",
    sorts: SORTS,
    defaultSort: "name",
    query,
  });
  return { ...page, items: page.items.map(presentMember) };
}

/** The asker's own profile. */
export async function getMyProfile(ctx: Context): Promise<Member> {
  return presentMember(await getRow(ctx, memberRecord, { id: ctx.member.id }, "members:read"));
}

/** What everybody may change of their own profile. */
export async function editMyProfile(ctx: Context, version: number | undefined, patch: MePatch): Promise<Member> {
  const before = await getRow(ctx, memberRecord, { id: ctx.member.id, version }, "members:read");
  const change = new Change(ctx);
  const [row] = change.update(memberRecord, [{ before, patch: given(patch) }]) as [MemberRow];
  return change.commit(presentMember(row));
}

export type NewMember = { name: string; id?: string } & Partial<
  Pick<MemberRow, "email" | "role" | "title" | "region" | "managerId" | "locale" | "signature" | "externalId" | "source">
>;

/** Adds profiles to a change that the caller commits. People get their way in through identity. */
export function addMembers(ctx: Context, change: Change, inputs: NewMember[]): MemberRow[] {
  const rows = inputs.map((input) => ({
    ...withDefaults(EMPTY, input),
    sortName: fold(input.name),
    id: input.id ?? newId("user", ctx.now),
  }));
  return change.create(memberRecord, rows);
}

const EMPTY = {
  email: null,
  role: "rep" as MemberRow["role"],
  title: null,
  region: null,
  managerId: null,
  locale: "vi" as MemberRow["locale"],
  signature: null,
  externalId: null,
  source: null,
};
