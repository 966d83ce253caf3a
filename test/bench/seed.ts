import { unlimited } from "../../src/access/policy.rules.ts";
import { addActivities } from "../../src/activities/activities.ts";
import { addCompanies } from "../../src/companies/companies.ts";
import { addContacts } from "../../src/contacts/contacts.ts";
import { Change } from "../../src/core/change.ts";
import type { Context, Ports } from "../../src/core/context.ts";
import type { Database } from "../../src/core/database.ts";
import { type Random, seeded } from "../../src/core/random.ts";
import { signerFrom } from "../../src/core/secrets.ts";
import { fold } from "../../src/core/text.ts";
import { DAY } from "../../src/core/time.ts";
import { addDeals } from "../../src/deals/deals.ts";
import { addTasks } from "../../src/tasks/tasks.ts";
import { BODIES, CITIES, FAMILY_NAMES, FIRMS, GIVEN_NAMES, MIDDLE_NAMES, SUBJECTS, TITLES } from "./words.ts";

/** Contacts in one batch; each brings a tenth of a company, three activities, a tenth of a task and a twentieth of a deal. */
const AT_ONCE = 1_000;
const ACTIVITIES_EACH = 3;
const NOW = Date.UTC(2026, 10, 1);

/**
 * Fills an empty workspace with the same records every time (their ids aside), through the verbs' own many-forms: search text,
 * change log, links and indexes are what they would be after an import.
 */
export async function seedWorkspace(db: Database, contacts: number, report: (done: number) => void): Promise<void> {
  const random = seeded(`bench ${contacts}`);
  for (let done = 0; done < contacts; done += AT_ONCE) {
    await seedSlice(contextOn(db, NOW + done), random, Math.min(AT_ONCE, contacts - done), done);
    report(Math.min(contacts, done + AT_ONCE));
  }
}

async function seedSlice(ctx: Context, random: Random, count: number, from: number): Promise<void> {
  const change = new Change(ctx);
  const range = (length: number) => Array.from({ length }, (_, index) => from + index);
  const companies = addCompanies(
    ctx,
    change,
    range(Math.ceil(count / 10)).map((index) => ({
      name: `${random.pick(FIRMS)} ${random.pick(FAMILY_NAMES)} ${random.pick(GIVEN_NAMES)} ${index}`,
      domain: `firm${index}.example`,
      city: random.pick(CITIES),
      stage: "customer",
    })),
  );
  const people = addContacts(
    ctx,
    change,
    range(count).map((index) => contactOf(random, index, random.pick(companies).id)),
  );
  const linksOf = (person: (typeof people)[number]) => [person.id, ...(person.companyId ? [person.companyId] : [])];
  addActivities(
    ctx,
    change,
    people.flatMap((person) =>
      range(ACTIVITIES_EACH).map((index) => ({
        kind: random.pick(["email", "call", "meeting", "note"] as const),
        subject: random.pick(SUBJECTS),
        body: `${random.pick(BODIES)} ${random.pick(BODIES)} (${index})`,
        occurredAt: NOW - random.between(1, 500) * DAY,
        links: linksOf(person),
      })),
    ),
  );
  const some = (share: number) => people.filter(() => random.chance(share));
  addTasks(
    { ...ctx, member: { ...ctx.member, id: null as never } },
    change,
    some(1 / 10).map(({ id, companyId }) => ({ title: random.pick(SUBJECTS), contactId: id, companyId, dueAt: NOW + DAY })),
  );
  addDeals(
    ctx,
    change,
    some(1 / 20).map(({ id, companyId, name }) => ({
      name: `${random.pick(SUBJECTS)} – ${name}`,
      stage: "proposal",
      contactId: id,
      companyId,
      amount: random.between(1, 900) * 1_000_000,
      currency: "VND",
    })),
  );
  await change.commit(undefined);
}

/** The contact with this number; the same number gives the same address, so that benches can ask for it. */
export function contactOf(random: Random, index: number, companyId: string) {
  const [familyName, middleName, givenName] = [random.pick(FAMILY_NAMES), random.pick(MIDDLE_NAMES), random.pick(GIVEN_NAMES)];
  return {
    familyName,
    middleName,
    givenName,
    title: random.pick(TITLES),
    city: random.pick(CITIES),
    companyId,
    emails: [{ address: `${fold(givenName)}.${index}@firm${index}.example`, label: "work" as const }],
    phones: [{ number: `+849${String(10_000_000 + index).padStart(8, "0")}`, label: "mobile" as const }],
  };
}

/** Records made by nobody in particular, as an import makes them: without events, so that no consumer is woken. */
function contextOn(db: Database, now: number): Context {
  return {
    now,
    requestId: "bench",
    locale: "vi",
    via: "import",
    member: { id: "bench", name: "Bench", email: "", role: "admin" },
    workspace: { id: "bench", name: "Bench" },
    db,
    directory: db,
    ports: { signer: signerFrom("00"), hub: { wakeAt: async () => undefined } } as unknown as Ports,
    origin: {},
    log: () => undefined,
    access: unlimited("bench"),
    may: () => true,
    timeZone: async () => "Asia/Ho_Chi_Minh",
    defer: () => undefined,
  };
}
