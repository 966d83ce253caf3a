import * as z from "zod";

export const deadLetter = z
  .object({ id: z.string(), body: z.unknown(), reason: z.string().nullable(), at: z.int() })
  .meta({ id: "DeadLetter" });
export const deadLetterList = z.object({ items: z.array(deadLetter) });
export const inboundAddress = z.object({ address: z.string().nullable() });

export type DeadLetter = z.infer<typeof deadLetter>;
