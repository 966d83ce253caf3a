import { isAnswer } from "../assistant/signals.ts";
import type { Context } from "../core/context.ts";
import { shorten } from "../core/text.ts";
import { type HeardRow, heardOf, standing } from "../reading/heard.queries.ts";
import { complaintsIn, type Heard, isTrouble, openTroubles, sourWord } from "../reading/heard.rules.ts";
import type { World } from "../reading/world.ts";
import type { Cause, Customer, Trouble } from "./engine/input.ts";
import { type LaterRow, laterQuery, namesOf, type Text, textsOf } from "./troubles.queries.ts";

/** What went wrong with customers, by the readings and by the rule that a customer's own page goes by. */

const QUOTE = 140;

export interface Told {
  /** Customers with what is open. */
  troubles: Trouble[];
  /** All that was complained of in that time, newest first. */
  complaints: Cause[];
}

type Linked = Heard & { links: string[] };

/** Out of rows that may be trouble, in one more round trip where there are any. Of a person and their firm the one is meant that is preferred. */
export async function toldOf(ctx: Context, rows: HeardRow[], world: World, prefers: "con_" | "com_"): Promise<Told> {
  const heard = await heardOf(ctx, rows, world);
  const told = heard.filter((one) => isTrouble(one) || one.sentiment === "negative");
  if (told.length === 0) return { troubles: [], complaints: [] };
  const records = JSON.stringify([...new Set(told.flatMap(({ links }) => links))]);
  const since = Math.min(...told.map(({ at }) => at));
  const [names, later, texts] = await ctx.db.read(
    namesOf(ctx, records),
    laterQuery(ctx, records, since),
    textsOf(told.map(({ id }) => id)),
  );
  const named = new Map(names.map((one) => [one.id, one]));
  const customerOf = ({ links }: Linked): Pick<Customer, "id" | "name"> | undefined => {
    const known = links.flatMap((id) => named.get(id) ?? []);
    return known.find(({ id }) => id.startsWith(prefers)) ?? known[0];
  };
  const customers = new Map(told.flatMap((one) => customerOf(one) ?? []).map((customer) => [customer.id, customer]));
  const causes = new Causes(heard, texts);
  const timelines = Map.groupBy(later, ({ recordId }) => recordId);
  return {
    troubles: [...customers.values()].flatMap((customer) => causes.trouble(customer, timelines.get(customer.id) ?? [], ctx.now)),
    complaints: complaintsIn(told).map((one) => causes.of(one, customerOf(one))),
  };
}

class Causes {
  readonly #known: Map<string, Linked>;
  readonly #texts: Map<string, Text>;

  constructor(heard: Linked[], texts: Text[]) {
    this.#known = new Map(heard.map((one) => [one.id, one]));
    this.#texts = new Map(texts.map((text) => [text.id, text]));
  }

  trouble(customer: Pick<Customer, "id" | "name">, timeline: LaterRow[], now: number): Trouble[] {
    const heard = timeline.flatMap((row) => standing(row) ?? this.#known.get(row.id) ?? []);
    const answers = timeline.filter(isAnswer).map(({ at, kind }) => ({ at, isOrder: kind === "order" }));
    const open = openTroubles(heard, answers, now);
    const sour = sourWord(heard);
    const isNew = sour !== undefined && !isTrouble(sour);
    if (open.length === 0 && !isNew) return [];
    return [{ customer, open: open.map((one) => this.of(one, customer)), sour: isNew ? this.of(sour, customer) : null }];
  }

  of({ id, at, complaint, ultimatum, intent, span }: Heard, customer: Pick<Customer, "id" | "name"> | undefined): Cause {
    const { subject, body } = this.#texts.get(id) ?? { subject: "", body: "" };
    const said = span ? (span.field === "subject" ? subject : body).slice(span.start, span.end) : "";
    const what = { complaint, ultimatum, isCancelling: intent === "cancel" };
    return { id, at, ...what, customer: customer ?? null, subject, body, said: shorten(said.replace(/\s+/g, " ").trim(), QUOTE) };
  }
}
