import * as z from "zod";
import { listQuery, pageOf, recordFields } from "../core/fields.schema.ts";

export const product = z
  .object({
    id: z.string(),
    name: z.string(),
    sku: z.string().nullable(),
    series: z.string().nullable(),
    price: z.int().nullable(),
    currency: z.string().nullable(),
    unit: z.string().nullable(),
    description: z.string().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
    ...recordFields,
  })
  .meta({ id: "Product" });

export const productQuery = listQuery(["name", "-name"]);
export const productPage = pageOf(product).meta({ id: "ProductList" });

export type Product = z.infer<typeof product>;
export type ProductQuery = z.infer<typeof productQuery>;
