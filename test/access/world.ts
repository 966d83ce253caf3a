import type { Policy } from "../../src/access/policy.rules.ts";
import type { App } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, type Person } from "../support/people.ts";

/** A workspace with teams above, beside and below the one who asks, and records that belong to each of them. */

export const OWNERSHIPS = [
  "own",
  "team",
  "below",
  "above",
  "stranger",
  "nobody",
  "shared to read",
  "shared to edit",
  "shared with the team",
] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

export const SCOPED = ["companies", "contacts", "deals", "orders", "activities", "tasks"] as const;
export type ScopedNoun = (typeof SCOPED)[number];

/** What of it each way of owning reaches: the rule in the words of the documentation, not in those of the code. */
export const REACHED: Record<"own" | "team" | "all", readonly Ownership[]> = {
  own: ["own"],
  team: ["own", "team", "below"],
  all: OWNERSHIPS,
};
export const SHARED: Record<"read" | "edit" | "delete", readonly Ownership[]> = {
  read: ["shared to read", "shared to edit", "shared with the team"],
  edit: ["shared to edit"],
  delete: [],
};

export interface World {
  asker: Person;
  /** A word in the names of its records. */
  word: string;
  /** By noun and ownership. */
  records: Record<ScopedNoun, Record<Ownership, string>>;
}

const TABLE_OWNER: Record<ScopedNoun, string> = {
  companies: "owner_id",
  contacts: "owner_id",
  deals: "owner_id",
  orders: "owner_id",
  activities: "author_id",
  tasks: "assignee_id",
};

let made = 0;

/** A member with the role, their teams, and one record of each noun for each way of owning, made straight in the database by the owner. */
export async function buildWorld(app: App, role: string): Promise<World> {
  const word = `w${++made}`;
  const asker = await addPerson(app, role, `Người hỏi ${word}`);
  const [mate, report, boss, stranger] = await Promise.all(
    ["Cùng đội", "Cấp dưới", "Cấp trên", "Người lạ"].map((name) => addPerson(app, "rep", name)),
  );
  const team = async (name: string, memberIds: string[], parentId: string | null) =>
    (await app.owner.post<{ id: string }>("teams", { name: `${name} ${word}`, memberIds, parentId })).body.id;
  const top = await team("Trên", [boss?.id ?? ""], null);
  const middle = await team("Giữa", [asker.id, mate?.id ?? ""], top);
  await team("Dưới", [report?.id ?? ""], middle);
  const strangers = stranger?.id ?? "";
  const owners: Record<Ownership, string | null> = {
    ...{ own: asker.id, team: mate?.id ?? "", below: report?.id ?? "", above: boss?.id ?? "", stranger: strangers, nobody: null },
    ...{ "shared to read": strangers, "shared to edit": strangers, "shared with the team": strangers },
  };
  const records = Object.fromEntries(SCOPED.map((noun) => [noun, {}])) as World["records"];
  for (const ownership of OWNERSHIPS) for (const noun of SCOPED) records[noun][ownership] = await make(app, noun, owners[ownership], word);
  for (const noun of SCOPED) {
    await share(app, records[noun]["shared to read"], asker.id, "read");
    await share(app, records[noun]["shared to edit"], asker.id, "edit");
    await share(app, records[noun]["shared with the team"], middle, "read");
  }
  return { asker, word, records };
}

const share = (app: App, recordId: string, grantee: string, level: string) => app.owner.post("shares", { recordId, grantee, level });

const INPUTS: Record<Exclude<ScopedNoun, "deals">, (hidden: string, word: string) => Record<string, unknown>> = {
  companies: (hidden, word) => ({
    name: `Công ty Ẩn ${word}`,
    taxCode: `TAX${hidden}`,
    phone: "0901",
    description: `mota${hidden}`,
    annualRevenue: 5,
  }),
  contacts: (hidden, word) => ({
    givenName: `Ẩn ${word}`,
    emails: [{ address: `an${hidden}@example.com` }],
    phones: [{ number: "0901234567" }],
    birthday: "1990-01-02",
    description: `mota${hidden}`,
  }),
  orders: (hidden, word) => ({ number: `DH ${word}`, channel: `kenh${hidden}`, note: `mota${hidden}`, currency: "VND", amount: 5 }),
  activities: (_, word) => ({ kind: "note", subject: `Ghi chú ${word}` }),
  tasks: (_, word) => ({ title: `Việc ${word}` }),
};

async function make(app: App, noun: ScopedNoun, owner: string | null, word: string): Promise<string> {
  const { workspace } = databasesOf(app);
  const hidden = `${++made}`;
  if (noun === "deals") {
    const id = `dea_01H${hidden.padStart(23, "0")}`;
    await workspace.run(
      "insert into deals (id, name, sort_name, owner_id, stage, status, amount, currency, next_step, created_at, updated_at) values (?, 'Thương vụ ' || ?, 'thuong vu', ?, 'new', 'open', 7, 'VND', 'gọi', 1, 1)",
      ...[id, word, owner],
    );
    return id;
  }
  const about =
    noun === "orders"
      ? { companyId: (await app.owner.post<{ id: string }>("companies", { name: "Nền" })).body.id }
      : noun === "activities"
        ? { links: [(await app.owner.post<{ id: string }>("companies", { name: "Nền" })).body.id] }
        : {};
  const answer = await app.owner.post<{ id: string }>(noun, { ...INPUTS[noun](hidden, word), ...about });
  const { id } = answer.body;
  // Nobody's but the one's it is meant to be.
  await workspace.run(`update ${noun} set ${TABLE_OWNER[noun]} = ?, created_by = ? where id = ?`, owner, owner, id);
  return id;
}

/** Makes a role of the workspace's own and answers its id. */
export async function addRole(app: App, name: string, policy: Policy): Promise<string> {
  const answer = await app.owner.post<{ id: string }>("roles", { name, policy });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

/** The same member with a key that is for some things only. */
export async function keyWith(app: App, person: Person, scopes: string[]): Promise<Client> {
  const { directory } = databasesOf(app);
  const operator = Client.withKey(app.url, app.runtime.internalToken);
  const { key } = (await operator.post<{ key: string }>("/internal/keys", { email: person.email })).body;
  await directory.run("update api_keys set scopes = ? where hint = ? and user_id = ?", JSON.stringify(scopes), key.slice(-4), person.id);
  return Client.withKey(app.url, key);
}
