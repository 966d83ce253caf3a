import { ID_PREFIXES, newId } from "../../src/core/ids.ts";
import { seeded } from "../../src/core/random.ts";
import { DAY } from "../../src/core/time.ts";
import type { DatabaseView } from "../support/databases.ts";
import { startWorkspace } from "./workspace.ts";

/** A workspace with contacts and deals, written past all verbs as an import of years would have, and a clock that a test sets. */

export const TODAY = 20_000;
const HOUR = 3_600_000;

export async function startLabelWorld() {
  const world = await startWorkspace();
  return { ...world, ...recordsInto(world.workspace) };
}

export type LabelWorld = Awaited<ReturnType<typeof startLabelWorld>>;
export type LabelRecords = ReturnType<typeof recordsInto>;

/** Writes records past all verbs. */
export function recordsInto(view: DatabaseView) {
  const insert = (table: string, rows: Record<string, unknown>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const cells = columns.map((_, index) => `value ->> ${index}`).join(", ");
    return rows.length === 0
      ? Promise.resolve()
      : view.run(
          `insert into ${table} (${columns.join(", ")}) select ${cells} from json_each(?)`,
          JSON.stringify(rows.map((row) => columns.map((column) => row[column]))),
        );
  };
  const at = (day: number, hours = 5): number => day * DAY + hours * HOUR;
  return {
    insert,
    contact: async (
      rows: { id: string; day: number; city?: string; stage?: string; companyId?: string | null; ownerId?: string | null }[],
    ) =>
      insert(
        "contacts",
        rows.map(({ id, day, city = "Hà Nội", stage = "lead", companyId = null, ownerId = null }) => ({
          ...{
            id,
            name: `Người ${id.slice(-5)}`,
            sort_name: id,
            given_name: "Người",
            stage,
            city,
            company_id: companyId,
            owner_id: ownerId,
            emails: "[]",
            phones: "[]",
          },
          ...{ created_at: at(day), updated_at: at(day) },
        })),
      ),
    activity: async (rows: { links: string[]; day: number; direction?: "in" | "out"; kind?: string; privateTo?: string | null }[]) => {
      const made = rows.map((row) => ({ ...row, id: newId("activity", 1) }));
      await insert(
        "activities",
        made.map(({ id, links, day, direction = "in", kind = "email", privateTo = null }) => ({
          ...{ id, kind, direction, links: JSON.stringify(links), meta: "{}", private_to: privateTo },
          ...{ occurred_at: at(day), created_at: at(day), updated_at: at(day) },
        })),
      );
      await insert(
        "activity_links",
        made.flatMap(({ id, links, day }) => links.map((record) => ({ record_id: record, occurred_at: at(day), activity_id: id }))),
      );
      return made.map(({ id }) => id);
    },
    order: async (rows: { contactId?: string; companyId?: string; day: number; amount?: number; status?: string; ownerId?: string }[]) =>
      insert(
        "orders",
        rows.map(({ contactId = null, companyId = null, day, amount = 1_000, status = "fulfilled", ownerId = null }) => ({
          ...{
            id: newId("order", 1),
            sort_name: "",
            contact_id: contactId,
            company_id: companyId,
            status,
            currency: "VND",
            owner_id: ownerId,
          },
          ...{ amount, net: amount, given_amount: amount, ordered_at: at(day), created_at: at(day), updated_at: at(day) },
        })),
      ),
    deal: async (
      rows: {
        id: string;
        moves: [string, number][];
        contactId?: string | null;
        companyId?: string | null;
        amount?: number | null;
        ownerId?: string | null;
      }[],
    ) => {
      await insert(
        "deals",
        rows.map(({ id, moves, contactId = null, companyId = null, amount = null, ownerId = null }) => {
          const [stage, closed] = moves.at(-1) as [string, number];
          const status = stage === "won" || stage === "lost" ? stage : "open";
          const opened = at(moves[0]?.[1] ?? 0);
          return {
            ...{
              id,
              name: `Cơ hội ${id.slice(-5)}`,
              sort_name: id,
              contact_id: contactId,
              company_id: companyId,
              owner_id: ownerId,
              stage,
              status,
            },
            ...{ amount, currency: "VND", opened_at: opened, closed_at: status === "open" ? null : at(closed) },
            ...{ created_at: opened, updated_at: opened },
          };
        }),
      );
      await insert(
        "deal_stage_events",
        rows.flatMap(({ id, moves }) => moves.map(([stage, day]) => ({ deal_id: id, entered_at: at(day), stage }))),
      );
    },
  };
}

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ids that are the same in every run: what is drawn by them, such as the day on which a deal is looked at, is drawn alike. */
function idsFrom(seed: string): (kind: "contact" | "deal") => string {
  const random = seeded(`${seed} ids`);
  return (kind) => `${ID_PREFIXES[kind]}_${Array.from({ length: 26 }, () => random.pick([...LETTERS])).join("")}`;
}

/**
 * Deals of two years: those of whom much was heard are won with the odds of `lift` times those of the others, after 20 to 80 days; the last
 * ones are open still.
 */
export async function addDeals(world: LabelRecords, count: number, lift: number, seed = "deals", today = TODAY) {
  const [random, idOf] = [seeded(seed), idsFrom(seed)];
  const deals = Array.from({ length: count }, (_, index) => {
    const opened = today - 700 + Math.floor((index / count) * 695);
    const isEager = random.chance(0.5);
    const odds = isEager ? lift : 1 / lift;
    const won = random.chance(odds / (1 + odds));
    const proposal = opened + random.between(5, 20);
    const closed = proposal + random.between(15, 60);
    const moves: [string, number][] = [
      ["engaging", opened],
      ["proposal", proposal],
      [won ? "won" : "lost", closed],
    ];
    const contactId = idOf("contact");
    return {
      id: idOf("deal"),
      moves: moves.filter(([, day]) => day <= today),
      contactId,
      isEager,
      closed,
      ownerId: null as string | null,
    };
  });
  await world.contact(deals.map(({ contactId, moves }) => ({ id: contactId, day: (moves[0]?.[1] ?? 0) - 1 })));
  await world.deal(deals);
  const heard = deals.flatMap(({ id, contactId, moves, isEager, closed }) => {
    const days = Array.from({ length: isEager ? 12 : 2 }, () => random.between(moves[0]?.[1] ?? 0, Math.min(today, closed - 1)));
    return days.map((day) => ({ links: [id, contactId], day }));
  });
  await world.activity(heard);
  return deals;
}

/** Contacts who are heard of or not: who wrote in the last weeks before a day is `lift` times as likely to order within the horizon. */
export async function addLeads(world: LabelRecords, count: number, lift: number, seed = "leads", today = TODAY) {
  const [random, idOf] = [seeded(seed), idsFrom(seed)];
  const contacts = Array.from({ length: count }, () => ({
    id: idOf("contact"),
    day: today - 700 + random.between(0, 200),
    isEager: random.chance(0.4),
  }));
  await world.contact(contacts.map(({ id, day }) => ({ id, day, city: random.pick(["Hà Nội", "Huế", "Cần Thơ"]) })));
  const orders: { contactId: string; day: number }[] = [];
  const heard: { links: string[]; day: number }[] = [];
  for (const { id, day, isEager } of contacts) {
    const rate = isEager ? 0.0006 * lift : 0.0006;
    for (let on = day; on <= today; on += 10) {
      if (random.chance(isEager ? 0.5 : 0.05)) heard.push({ links: [id], day: on });
      if (random.chance(rate * 10)) {
        orders.push({ contactId: id, day: on });
        break;
      }
    }
  }
  await world.activity(heard.filter(({ day }) => day <= today));
  await world.order(orders);
  return contacts;
}
