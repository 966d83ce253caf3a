import * as z from "zod";
import { SEARCH_KINDS } from "../../search/search.schema.ts";
import { search } from "../../search/search.ts";
import { mayRead } from "../records.ts";
import { READS, tool, urlOf } from "../tool.ts";

const input = z.strictObject({
  query: z.string().min(1).max(200),
  kind: z.enum(SEARCH_KINDS).optional(),
  limit: z.int().min(1).max(50).default(10),
});

export const searchTool = tool({
  name: "search",
  title: "Search the CRM · Tìm trong CRM",
  description:
    "Finds contacts, companies, deals, products, activities and tasks that have all the words, best first. Vietnamese marks may be left out. Answers ids for `get`.",
  verbs: ["search:read"],
  annotations: READS,
  isSlow: false,
  input,
  inputSchema: {
    type: "object",
    properties: {
      query: { type: "string", minLength: 1, maxLength: 200 },
      kind: { type: "string", enum: SEARCH_KINDS },
      limit: { type: "integer", minimum: 1, maximum: 50, default: 10 },
    },
    required: ["query"],
    additionalProperties: false,
  },
  async run({ ctx }, { query: q, kind, limit }) {
    const { hits } = await search(ctx, { q, kind, limit });
    const results = hits
      .filter((hit) => mayRead(ctx, hit.kind))
      .map(({ id, kind: of, title, passage, at }) => ({
        ...{ id, kind: of, title, passage: passage.replace(/[\u0001\u0002]/g, "") },
        ...{ at: new Date(at).toISOString(), url: urlOf(ctx, of, id) },
      }));
    return { data: { results } };
  },
});
