import { eq } from "drizzle-orm";
import type { Env } from "../src/core/env.ts";
import { inboundAddresses } from "../src/identity/identity.table.ts";
import { receiveMail } from "../src/mail/receive.ts";
import { directoryOf, systemContext } from "./context.ts";

/** Incoming mail → the timeline of the workspace whose unguessable address it was sent to. */
export async function email(message: ForwardableEmailMessage, env: Env, execution: ExecutionContext): Promise<void> {
  const token = message.to.split("@")[0]?.toLowerCase() ?? "";
  const [address] = await directoryOf(env).orm.select().from(inboundAddresses).where(eq(inboundAddresses.token, token));
  const ctx = address && (await systemContext(env, address.workspaceId, "mail", (work) => execution.waitUntil(work)));
  if (!ctx) return message.setReject("550 5.1.1 There is no such address");
  const raw = await new Response(message.raw).arrayBuffer();
  await receiveMail(ctx, new Uint8Array(raw), message.headers.get("authentication-results"));
}
