import * as z from "zod";
import type { KeptKind } from "./assistant.table.ts";

/** What a model answers when it writes points: claims with their refs, each of a kind that names its section. */

export interface Claim<S extends string> {
  text: string;
  cites: string[];
  kind: S;
  owner?: string | null | undefined;
  due?: string | null | undefined;
}

const MOST_CLAIMS = 30;

/** The shape of the answer for these sections. Only notes name who does what by when. */
export function claimsShape<S extends string>(kind: KeptKind, sections: readonly S[]) {
  const task = kind === "notes" ? { owner: z.string().max(200).nullish(), due: z.string().max(20).nullish() } : {};
  const claim = z.object({
    text: z.string().min(1).max(600),
    cites: z.array(z.string().max(12)).max(8),
    kind: z.enum(sections as readonly [S, ...S[]]),
    ...task,
  });
  const nullable = { type: ["string", "null"] };
  const properties = {
    text: { type: "string" },
    cites: { type: "array", items: { type: "string" } },
    kind: { type: "string", enum: [...sections] },
    ...(kind === "notes" ? { owner: nullable, due: nullable } : {}),
  };
  const item = { type: "object", additionalProperties: false, required: Object.keys(properties), properties };
  const json = {
    ...{ type: "object", additionalProperties: false, required: ["claims"] },
    properties: { claims: { type: "array", items: item } },
  };
  return { name: kind, schema: z.object({ claims: z.array(claim).max(MOST_CLAIMS) }) as z.ZodType<{ claims: Claim<S>[] }>, json };
}
