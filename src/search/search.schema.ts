import * as z from "zod";

export const SEARCH_KINDS = ["company", "contact", "deal", "product", "activity", "task"] as const;

export const searchQuery = z.object({
  q: z.string().min(1).max(200),
  kind: z.enum(SEARCH_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** `passage` has the found words between \u0001 and \u0002. */
export const searchHits = z.object({
  hits: z.array(z.object({ id: z.string(), kind: z.enum(SEARCH_KINDS), title: z.string(), passage: z.string(), at: z.int() })),
});

export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchHits = z.infer<typeof searchHits>;
