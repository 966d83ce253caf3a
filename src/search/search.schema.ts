import * as z from "zod";

export const SEARCH_KINDS = ["company", "contact", "deal", "order", "product", "activity", "task"] as const;

export const searchQuery = z.strictObject({
  q: z.string().min(1).max(200),
  kind: z.enum(SEARCH_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const passage = z.string().meta({
  description: "Part of the text; each found word stands between the characters U+0001 and U+0002, which a page replaces by its own marks",
});

export const searchHits = z
  .object({
    hits: z.array(z.object({ id: z.string(), kind: z.enum(SEARCH_KINDS), title: z.string(), passage, at: z.int() })),
  })
  .meta({ id: "SearchHits" });

export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchHits = z.infer<typeof searchHits>;
