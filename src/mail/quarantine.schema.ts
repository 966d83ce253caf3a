import * as z from "zod";

export const quarantined = z
  .object({ id: z.string(), fromAddress: z.string(), subject: z.string(), reason: z.string(), at: z.int() })
  .meta({ id: "QuarantinedMail" });
export const quarantineList = z.object({ items: z.array(quarantined) });

export type Quarantined = z.infer<typeof quarantined>;
