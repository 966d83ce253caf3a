import { desc } from "drizzle-orm";
import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { given } from "../../core/defaults.ts";
import { newId } from "../../core/ids.ts";
import { fold } from "../../core/text.ts";
import { type MemberRow, memberRecord } from "../../members/members.record.ts";
import { members } from "../../members/members.table.ts";
import { addMembers, type NewMember } from "../../members/members.ts";
import { sortDrafts } from "../matching.rules.ts";
import type { RowReader } from "../row-reader.ts";
import { countKnown, type ImportSettings, type ObjectImport, type Outcome, type WholeRow } from "./object-import.ts";

type MemberValues = NewMember & { manager?: string };

export const memberImport: ObjectImport<MemberValues> = { read, write };

function read(row: RowReader): MemberValues {
  return given({
    name: row.name("name", 100),
    email: row.email("email"),
    title: row.text("title", 150),
    region: row.text("region", 100),
    manager: row.text("manager", 100),
  });
}

/** Profiles only: whoever is to sign in is invited. Roles of people who are already here stay as they are. */
async function write(ctx: Context, change: Change, rows: WholeRow<MemberValues>[], settings: ImportSettings): Promise<Outcome> {
  const byKey = await find(ctx);
  const drafts = rows.map(({ line, values }) => ({ line, keys: keysOf(values), values }));
  const { fresh, known, repeats } = sortDrafts(drafts, (key) => byKey.get(key), mayBeSame);
  const managers = new Map(rows.flatMap(({ values }) => (values.manager ? [[fold(values.manager), values.manager]] : [])));
  const unnamed = [...managers].filter(([key]) => !byKey.has(`name ${key}`) && !fresh.some(({ name }) => fold(name) === key));
  const added = [...fresh, ...unnamed.map(([, name]): MemberValues => ({ name }))].map((values) => ({
    values,
    id: newId("user", ctx.now),
  }));
  const ids = new Map([
    ...[...byKey].map(([key, { id }]): [string, string] => [key, id]),
    ...added.map(({ id, values }): [string, string] => [`name ${fold(values.name)}`, id]),
  ]);
  /** What a row says, with its manager's id; nobody manages himself. */
  const fieldsOf = (id: string, { manager, ...said }: MemberValues) => {
    const managerId = manager ? ids.get(`name ${fold(manager)}`) : undefined;
    return { ...said, ...given({ managerId: managerId === id ? undefined : managerId }) };
  };
  const roleOf = ({ name }: MemberValues) => (managers.has(fold(name)) ? ("manager" as const) : ("rep" as const));
  addMembers(
    ctx,
    change,
    added.map(({ id, values }) => ({ ...fieldsOf(id, values), id, role: roleOf(values), source: settings.source })),
  );
  const after = change.update(
    memberRecord,
    known.map(({ before, values }) => ({
      before,
      patch: { ...fieldsOf(before.id, values), ...namesFor(before, values), deletedAt: null },
    })),
  );
  const { updated, unchanged } = countKnown(known, after);
  return {
    created: fresh.length,
    updated,
    unchanged: unchanged + repeats,
    mentioned: unnamed.length > 0 ? { members: unnamed.length } : {},
  };
}

const keysOf = ({ name, email }: { name: string; email?: string | null | undefined }): string[] => [
  ...(email ? [`email ${email}`] : []),
  `name ${fold(name)}`,
];

/** Two people of one name with different addresses are two. */
function mayBeSame(one: Partial<MemberValues> | MemberRow, values: MemberValues, key: string): boolean {
  return key.startsWith("email ") || !one.email || !values.email || one.email === values.email;
}

/** Somebody who went by an address so far gets the name; otherwise the name here stays. */
const namesFor = (before: MemberRow, { name }: MemberValues): Pick<MemberRow, "name" | "sortName"> =>
  before.email?.startsWith(`${before.name}@`) ? { name, sortName: fold(name) } : { name: before.name, sortName: before.sortName };

/** By address also those who have left: an address can be there only once. */
async function find(ctx: Context): Promise<Map<string, MemberRow>> {
  const people = await ctx.db.orm.select().from(members).orderBy(desc(members.id));
  return new Map(
    people.flatMap((person) =>
      keysOf(person)
        .filter((key) => person.deletedAt === null || key.startsWith("email "))
        .map((key) => [key, person]),
    ),
  );
}
