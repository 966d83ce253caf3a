import * as z from "zod";
import { id } from "../../core/fields.schema.ts";
import { predictionRun } from "../predictions.schema.ts";
import { HIDING_CODES, LISTS } from "./offers.rules.ts";

const both = z.object({ en: z.string(), vi: z.string() });
const share = z.number().min(0).max(1);
/** A day as yyyy-mm-dd, in the workspace's time zone. */
const day = z.string();
const list = z.enum(LISTS);

/** Means over held-out baskets: any of five found, NDCG of ten, one over the place of the first found. */
const figures = { hit: z.number(), ndcg: z.number(), reciprocal: z.number() };

const listCard = z.object({
  list,
  /** Held-out baskets with something of that kind in them. */
  baskets: z.int(),
  ours: z.object(figures).nullable(),
  /** The better of popularity of all time and of the last 30 days. */
  popular: z.object({ ...figures, recent: z.boolean() }).nullable(),
  /** NDCG of ten less popularity's, with its paired 95 % bootstrap interval; `times` as a multiple. */
  lift: z.object({ value: z.number(), low: z.number(), high: z.number(), times: z.number().nullable() }).nullable(),
  code: z.enum(["no_lift", "not_tested"]).nullable(),
});

/** How offers were learned and tested: the card beside both lists. */
export const offerCard = z
  .object({
    method: z.string(),
    family: z.enum(["ease", "item-knn", "popularity"]),
    asOf: day,
    trainedAt: z.string(),
    seed: z.string(),
    /** All customers with an order, how many of them were learned from, and of how many lines. */
    customers: z.int(),
    learnedFrom: z.int(),
    lines: z.int(),
    items: z.object({ bought: z.int(), modelled: z.int(), offered: z.int() }),
    /** The first day of the held-out baskets; null where there were too few. */
    testedFrom: day.nullable(),
    lists: z.array(listCard),
  })
  .meta({ id: "OfferCard" });

/** What became of a list, of those customers who bought anything that such a list could have named. */
const listRecord = z.object({
  list,
  settled: z.int(),
  waiting: z.int(),
  bought: z.int(),
  /** Shares of those who bought, whose purchase was on the list, and on an equally long one of popular products. */
  hit: share.nullable(),
  popularHit: share.nullable(),
});

export const offersKnown = z
  .object({
    state: z.enum(["off", "not_learned", "learned"]),
    /** The newest run, whatever became of it. */
    run: z.union([predictionRun, z.null()]),
    card: z.union([offerCard, z.null()]),
    horizonDays: z.int(),
    nextDueOn: day.nullable(),
    trackRecord: z.array(listRecord),
  })
  .meta({ id: "OffersKnown" });

const offerReason = z.object({
  kind: z.enum(["reorder", "bought_with", "popular"]),
  text: both,
  /** Bought before: how often, every how many days, when last, when next with its 90 % interval, whether it is longer ago than usual. */
  times: z.int().nullable(),
  everyDays: z.int().nullable(),
  lastOn: day.nullable(),
  next: z.object({ on: day, from: day, to: day }).nullable(),
  isDue: z.boolean(),
  /** Never bought: so many customers bought all of these and then the product; or, without any, bought it in the last 30 days. */
  products: z.array(z.object({ id: z.string(), name: z.string() })),
  customers: z.int().nullable(),
});

export const offer = z
  .object({
    productId: z.string(),
    name: z.string(),
    sku: z.string().nullable(),
    price: z.int().nullable(),
    currency: z.string().nullable(),
    unit: z.string().nullable(),
    stock: z.int().nullable(),
    /** Share of the price that is ours; null where price or cost is not known or not shown to the asker. */
    margin: z.number().nullable(),
    reason: offerReason,
  })
  .meta({ id: "Offer" });

export const customerOffers = z
  .object({
    asOf: day.nullable(),
    lists: z.array(
      z.object({
        list,
        state: z.enum(["shown", "hidden"]),
        /** Why it is hidden, and in words. */
        code: z.enum(HIDING_CODES).nullable(),
        says: both.nullable(),
        items: z.array(offer),
      }),
    ),
    /** What is not offered to this customer, until the end of a day or for good. */
    dismissed: z.array(z.object({ productId: z.string(), name: z.string(), until: day.nullable() })),
  })
  .meta({ id: "CustomerOffers" });

export const dismissalParams = z.object({ id: id.meta({ description: "A company or a contact" }), productId: id });
export const dismissalInput = z
  .strictObject({ /** The last day of it; null: never again. */ until: z.iso.date().nullable().default(null) })
  .meta({ id: "OfferDismissalInput" });
export const dismissal = z.object({ customerId: z.string(), productId: z.string(), until: day.nullable() }).meta({ id: "OfferDismissal" });

export type KeptOfferCard = z.infer<typeof offerCard>;
export type OffersKnown = z.infer<typeof offersKnown>;
export type Offer = z.infer<typeof offer>;
export type CustomerOffers = z.infer<typeof customerOffers>;
export type Dismissed = z.infer<typeof dismissal>;
