import { newId } from "../../../src/core/ids.ts";
import { DAY } from "../../../src/core/time.ts";
import { editPredictionSettings } from "../../../src/predictions/predictions.ts";
import type { Answer, ModelServer, Seen } from "../../support/model-server.ts";
import { simulated, startWorkspace } from "../workspace.ts";

/** A workspace with orders and mails whose customers a scripted model reads, night after night. */

export const FIRST_DAY = 19_500;

/** A member who keeps things to themselves. */
export const KEEPER = "usr_01H0000000000000000000000K";

export interface Mail {
  customer: string;
  day: number;
  body: string;
  privateTo?: string;
  kind?: string;
}

/** What a model has been told of a customer: the text of its evidence. */
export const toldIn = ({ body }: Seen): string => body.messages.find(({ role }) => role === "user")?.content ?? "";

export const said = (probability: number, more: object = {}): Answer => ({
  kind: "text",
  text: JSON.stringify({
    ...{ probability, intent: "unclear", ranking: [] },
    reasons: [{ vi: "Theo lần liên hệ gần nhất", en: "By what was last said", cites: ["a1"] }],
    ...more,
  }),
});

export async function startReadings(server: ModelServer, orders = simulated({ customers: 150 })) {
  const settings = { baseUrl: server.url, apiKey: "test-key", model: "test-model", timeoutMs: 10_000, restMs: 0 };
  const world = await startWorkspace(settings);
  await world.workspace.run(
    "insert into members (id, name, sort_name, email, role, created_at, updated_at) values (?, 'Kín', 'kin', 'kin@x.vn', 'rep', 1, 1)",
    KEEPER,
  );
  await world.addOrders(orders.filter(({ day }) => day <= FIRST_DAY));
  const mails = async (given: Mail[]): Promise<string[]> => {
    const rows = given.map(({ customer, day, body, privateTo = null, kind = "email" }) => {
      const at = day * DAY + 3_600_000;
      return [newId("activity", at), kind, body, at, JSON.stringify([world.customerId(customer)]), privateTo, at];
    });
    await world.workspace.run(
      `insert into activities (id, kind, direction, subject, body, occurred_at, links, private_to, created_at, updated_at)
        select value ->> 0, value ->> 1, 'in', 'Trao đổi', value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 6 from json_each(?)`,
      JSON.stringify(rows),
    );
    await world.workspace.run(
      `insert into activity_links (record_id, occurred_at, activity_id) select link.value, activities.occurred_at, activities.id
        from activities, json_each(activities.links) as link where activities.id in (select value ->> 0 from json_each(?))`,
      JSON.stringify(rows),
    );
    return rows.map(([id]) => id as string);
  };
  const readings = () => world.workspace.rows<Record<string, unknown>>("select * from model_readings order by id");
  const night = () => world.workspace.row<Record<string, unknown>>("select * from model_nights order by as_of desc limit 1");
  return {
    ...{ ...world, settings, mails, readings, lastNight: night },
    turnOn: (horizonDays = 30) => editPredictionSettings(world.at(1), undefined, { readsWithModel: true, horizonDays }),
    turnOff: () => editPredictionSettings(world.at(1), undefined, { readsWithModel: false }),
  };
}
