import { desc, isNull } from "drizzle-orm";
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
  const ids = new Map([...byKey].map(([key, { id }]) => [key, id]));
  const added: MemberValues[] = [...fresh];
  const named = new Set(fresh.map(({ name }) => fold(name)));
  for (const [key, name] of managers) if (!ids.has(`name ${key}`) && !named.has(key)) added.push({ name });
  const created = added.map((values) => ({ ...values, id: newId("user", ctx.now) }));
  for (const { id, name } of created) ids.set(`name ${fold(name)}`, id);
  const managerOf = (id: string, { manager }: MemberValues) => {
    const managerId = manager ? ids.get(`name ${fold(manager)}`) : undefined;
    return given({ managerId: managerId === id ? undefined : managerId });
  };
  const roleOf = (name: string) => (managers.has(fold(name)) ? ("manager" as const) : ("rep" as const));
  addMembers(
    ctx,
    change,
    created.map(({ manager, ...values }) => ({
      ...values,
      ...managerOf(values.id, { ...values, ...given({ manager }) }),
      role: roleOf(values.name),
      source: settings.source,
    })),
  );
  const after = change.update(
    memberRecord,
    known.map(({ before, values: { manager, name, ...said } }) => ({
      before,
      patch: { ...said, ...managerOf(before.id, { name, ...given({ manager }) }) },
    })),
  );
  const counts = countKnown(known, after);
  const mentioned = added.length - fresh.length;
  return {
    created: fresh.length,
    updated: counts.updated,
    unchanged: counts.unchanged + repeats,
    mentioned: mentioned > 0 ? { members: mentioned } : {},
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

async function find(ctx: Context): Promise<Map<string, MemberRow>> {
  const people = await ctx.db.orm.select().from(members).where(isNull(members.deletedAt)).orderBy(desc(members.id));
  return new Map(people.flatMap((person) => keysOf(person).map((key) => [key, person])));
}
