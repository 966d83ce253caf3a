import type { Activity } from "../../activities/activities.schema.ts";
import { inert } from "../../assistant/inert.ts";
import { formatDay } from "../../core/time.ts";
import type { AtRisk } from "../../predictions/at-risk.queries.ts";
import { type DigestWords, digestWords } from "../digest.words.ts";
import type { DigestPoint } from "../digests.schema.ts";
import type { Cause, Customer, Told } from "./input.ts";
import { Sources } from "./sources.ts";

/** A point with whom it concerns, why in a few words, and how much it presses. */
export interface Reason {
  point: DigestPoint;
  customer: Pick<Customer, "id" | "name"> | undefined;
  why: string;
  weight: number;
}

/** What both digests tell with: the words of their reader's language, names, days, and the sources that points rest on. */
export class Telling {
  readonly sources: Sources;
  readonly say: DigestWords;
  readonly names: Map<string, Customer>;
  readonly #input: Told;

  constructor(input: Told) {
    this.#input = input;
    this.sources = new Sources(input);
    this.say = digestWords(input.language);
    this.names = new Map(input.customers.map((customer) => [customer.id, customer]));
  }

  day(at: number): string {
    return formatDay(at, this.#input.language, this.#input.timeZone);
  }

  /** The person an activity is about, else the firm. */
  customerOf({ links }: Pick<Activity, "links">): Customer | undefined {
    const known = links.flatMap((id) => this.names.get(id) ?? []);
    return known.find(({ id }) => id.startsWith("con_")) ?? known[0];
  }

  citeActivity(activity: Activity): string {
    return this.#cite(activity.id, activity.occurredAt, activity, this.customerOf(activity)?.name);
  }

  citeCause({ id, at, customer, ...text }: Cause): string {
    return this.#cite(id, at, text, customer?.name);
  }

  /** A silence is cited to the customer's own record. */
  citeCustomer({ id, name }: Pick<Customer, "id" | "name">, at: number | null, text: string): string {
    return this.sources.cite({ kind: id.startsWith("com_") ? "company" : "contact", recordId: id, at, title: name, text });
  }

  /** Why a customer may not buy again, cited to their last order. */
  forecastOf({ id, name, probability, horizonDays, silentDays, usualDays, orderedAt, entryId }: AtRisk): { text: string; cite: string } {
    const text = this.say.forecast(Math.round(probability * 100), horizonDays, silentDays, Math.round(usualDays));
    const cite =
      entryId && orderedAt !== null
        ? this.sources.cite({
            kind: "activity",
            recordId: entryId,
            at: orderedAt,
            title: name,
            text: this.say.lastOrder(this.day(orderedAt)),
          })
        : this.citeCustomer({ id, name }, orderedAt, text);
    return { text, cite };
  }

  #cite(recordId: string, at: number, { subject, body }: { subject: string; body: string }, name: string | undefined): string {
    return this.sources.cite({
      kind: "activity",
      recordId,
      at,
      title: inert(subject, 200) || (name ?? this.day(at)),
      text: inert(body, 400),
    });
  }
}
