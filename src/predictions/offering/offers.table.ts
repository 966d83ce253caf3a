import { integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { OfferReason } from "../offers/reasons.ts";
import type { OfferList } from "./offers.rules.ts";

/** One place of a list: `id` is the customer's. */
const place = {
  list: text("list").$type<OfferList>().notNull(),
  rank: integer("rank").notNull(),
  productId: text("product_id").notNull(),
  score: real("score").notNull(),
  nextDay: integer("next_day"),
  why: text("why", { mode: "json" }).$type<OfferReason>().notNull(),
};

/** What may be offered now. */
export const offers = sqliteTable("offers", { id: text("id").notNull(), ...place });
export const offerDrafts = sqliteTable("offer_drafts", {
  runId: text("run_id").notNull(),
  id: text("id").notNull(),
  popularId: text("popular_id"),
  ...place,
});

export const offerDismissals = sqliteTable("offer_dismissals", {
  id: text("id").notNull(),
  productId: text("product_id").notNull(),
  until: integer("until"),
  memberId: text("member_id").notNull(),
  at: integer("at").notNull(),
});
