import type { Context } from "../core/context.ts";
import type { ReadMail } from "./read-mail.ts";

/** Messages as the second Worker reads them, where the parser lives; null for what is beyond reading. In the order given. */
export const readMails = async (ctx: Pick<Context, "ports">, raws: Uint8Array[]): Promise<(ReadMail | null)[]> =>
  raws.length === 0
    ? []
    : ((await ctx.ports.workshop("/mail/read", { raws: raws.map((raw) => Buffer.from(raw).toString("base64")) })) as (ReadMail | null)[]);
