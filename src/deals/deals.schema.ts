import * as z from "zod";
import { currency, id, instant, line, listQuery, minorUnits, pageOf, recordFields, requiredLine } from "../core/fields.schema.ts";

export const DEAL_STAGES = ["prospecting", "engaging", "proposal", "negotiation", "won", "lost"] as const;
export const DEAL_STATUSES = ["open", "won", "lost"] as const;

export const deal = z
  .object({
    id: z.string(),
    name: z.string(),
    companyId: z.string().nullable(),
    companyName: z.string().nullable().optional(),
    contactId: z.string().nullable(),
    productId: z.string().nullable(),
    ownerId: z.string().nullable(),
    stage: z.enum(DEAL_STAGES),
    status: z.enum(DEAL_STATUSES),
    amount: z.int().nullable(),
    currency: z.string().nullable(),
    openedAt: z.int().nullable(),
    expectedCloseAt: z.int().nullable(),
    closedAt: z.int().nullable(),
    nextStep: z.string().nullable(),
    lostReason: z.string().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
    ...recordFields,
  })
  .meta({ id: "Deal" });

export const dealPatch = z
  .strictObject({
    name: requiredLine(200),
    stage: z.enum(DEAL_STAGES),
    amount: minorUnits.nullable(),
    currency: currency.nullable(),
    expectedCloseAt: instant.nullable(),
    nextStep: line(300).nullable(),
    lostReason: line(300).nullable(),
  })
  .partial()
  .meta({ id: "DealPatch" });

export const DEAL_SORTS = ["-updatedAt", "name", "-name"] as const;
export const dealQuery = listQuery(DEAL_SORTS).extend({ status: z.enum(DEAL_STATUSES).optional(), companyId: id.optional() });
export const dealPage = pageOf(deal).meta({ id: "DealList" });

export type Deal = z.infer<typeof deal>;
export type DealPatch = z.infer<typeof dealPatch>;
export type DealQuery = z.infer<typeof dealQuery>;
export type DealStage = (typeof DEAL_STAGES)[number];
