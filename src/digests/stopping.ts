import { auditStatement } from "../core/audit.ts";
import type { Context, Ports } from "../core/context.ts";
import { wakeSealer } from "../core/wake.ts";
import { contextOfMember } from "../identity/member-context.ts";
import { stopStatement } from "./digest-settings.ts";
import { DIGEST_KINDS, type DigestKind } from "./digests.schema.ts";

/** The way out of digest mails: an address in each of them that works without signing in, for this member and this kind alone. */

const PURPOSE = "digest stop";

export interface StopWish {
  workspaceId: string;
  memberId: string;
  kind: DigestKind;
}

/** The address, signed so that nobody can make one for somebody else. It only ever ends mails. */
export function stopAddress({ ports, workspace, member }: Pick<Context, "ports" | "workspace" | "member">, kind: DigestKind): string {
  const wish = [workspace.id, member.id, kind].join(".");
  return `${ports.publicUrl}/in/digests/${wish}.${ports.signer.sign(PURPOSE, wish)}`;
}

/** What an address asks for; undefined for one that is none of ours. */
export function readStopToken(ports: Pick<Ports, "signer">, token: string): StopWish | undefined {
  const [workspaceId = "", memberId = "", kind = "", signature = ""] = token.split(".");
  const known = DIGEST_KINDS.find((one) => one === kind);
  const isOurs = ports.signer.verify(PURPOSE, [workspaceId, memberId, kind].join("."), signature);
  return known && isOurs ? { workspaceId, memberId, kind: known } : undefined;
}

/** Ends the mails. Who has left the workspace gets none anyway. */
export async function stopDigest(system: Context, { memberId, kind }: StopWish): Promise<void> {
  const ctx = await contextOfMember(system, memberId, "mail");
  if (!ctx) return;
  await ctx.db.write([
    stopStatement(memberId, kind, ctx.now),
    auditStatement(ctx, { action: "digest.stopped", target: memberId, detail: { kind } }),
  ]);
  wakeSealer(ctx);
}
