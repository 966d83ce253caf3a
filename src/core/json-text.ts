import * as z from "zod";

/** Of what stands in an address as JSON, before it is percent-encoded. */
const MAX_JSON = 6_000;

/** JSON as it stands in an address, percent-encoded; `example` is what a refusal shows. */
export const jsonText = (example: string) =>
  z
    .string()
    .max(MAX_JSON)
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({ code: "custom", message: `must be JSON such as ${example}` });
        return z.NEVER;
      }
    });
