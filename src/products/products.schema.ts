import * as z from "zod";
import { currency, line, listQuery, minorUnits, pageOf, prose, recordFields, requiredLine } from "../core/fields.schema.ts";

export const PRODUCT_STATUSES = ["active", "retired"] as const;

const productFields = {
  sku: line(100).nullable(),
  series: line(100).nullable(),
  price: minorUnits.min(0).nullable(),
  /** What one costs ourselves, in the product's currency: for the margin. */
  cost: minorUnits.min(0).nullable(),
  currency: currency.nullable(),
  unit: line(40).nullable(),
  /** How many there are; null where stock is not tracked. */
  stock: z.int().min(-1_000_000_000).max(1_000_000_000).nullable(),
  /** A retired product is offered no more. */
  status: z.enum(PRODUCT_STATUSES),
  description: prose(10_000).nullable(),
};

export const productInput = z
  .strictObject({ name: requiredLine(200), ...productFields })
  .partial()
  .required({ name: true })
  .meta({ id: "ProductInput" });
export const productPatch = z
  .strictObject({ name: requiredLine(200), ...productFields })
  .partial()
  .meta({ id: "ProductPatch" });

export const product = z
  .object({
    id: z.string(),
    name: z.string(),
    sku: z.string().nullable(),
    series: z.string().nullable(),
    price: z.int().nullable(),
    cost: z.int().nullable(),
    currency: z.string().nullable(),
    unit: z.string().nullable(),
    stock: z.int().nullable(),
    status: z.enum(PRODUCT_STATUSES),
    description: z.string().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
    ...recordFields,
  })
  .meta({ id: "Product" });

export const productQuery = listQuery(["name", "-name", "-updatedAt"]).extend({ status: z.enum(PRODUCT_STATUSES).optional() });
export const productPage = pageOf(product).meta({ id: "ProductList" });

export type Product = z.infer<typeof product>;
export type ProductInput = z.infer<typeof productInput>;
export type ProductPatch = z.infer<typeof productPatch>;
export type ProductQuery = z.infer<typeof productQuery>;
