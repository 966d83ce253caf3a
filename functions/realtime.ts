import { DurableObject } from "cloudflare:workers";
import type { AddressedFrame, AuditHead, Hearing, Hub } from "../src/core/context.ts";
import type { Env } from "../src/core/env.ts";

const SIGN_IN_AGAIN = 4001;
const COME_BACK = 4002;

/** One of these stands by each workspace: it tells open pages what changed and wakes the workspace later. It knows no rules. */
export class WorkspaceHub extends DurableObject<Env> implements Hub {
  /** A page that has shown who it is: the front passes on the upgrade with who holds it, a member and a session, and what it may hear. */
  override fetch(request: Request): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, request.headers.get("x-holders")?.split(" ") ?? []);
    server.serializeAttachment(JSON.parse(request.headers.get("x-hearing") ?? "null"));
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (message === "ping") socket.send("pong");
  }

  async announce(frames: AddressedFrame[]): Promise<void> {
    const addressed = frames.map((one) => ({ ...one, text: JSON.stringify(one.frame) }));
    const open = this.ctx.getWebSockets().filter((socket) => socket.readyState === WebSocket.OPEN);
    for (const socket of open) {
      const hearing = socket.deserializeAttachment() as Hearing | null;
      for (const one of addressed) if (hearing && concerns(one, hearing)) socket.send(one.text);
    }
  }

  async closeSocketsOf(holder: string | undefined, mayReturn = false): Promise<void> {
    const [code, reason] = mayReturn ? ([COME_BACK, "come back"] as const) : ([SIGN_IN_AGAIN, "sign in again"] as const);
    for (const socket of this.ctx.getWebSockets(holder)) socket.close(code, reason);
  }

  auditHead(): Promise<AuditHead | undefined> {
    return this.ctx.storage.get<AuditHead>("auditHead");
  }

  /** Nothing else runs in this object between the look and the write. */
  async moveAuditHead(seen: AuditHead | undefined, next: AuditHead): Promise<boolean> {
    const head = await this.auditHead();
    if (head?.seq !== seen?.seq || head?.seal !== seen?.seal) return false;
    await this.ctx.storage.put("auditHead", next);
    return true;
  }

  /** Wakes the workspace at that time (ms UTC); wishes for the same time are one. */
  async wakeAt(at: number): Promise<void> {
    const wishes = (await this.ctx.storage.get<number[]>("wishes")) ?? [];
    if (wishes.includes(at)) return;
    const next = [...wishes, at].sort((a, b) => a - b);
    await this.ctx.storage.put({ wishes: next, workspaceId: this.ctx.id.name });
    await this.ctx.storage.setAlarm(next[0] as number);
  }

  /** An alarm does not know the name of its object, so each wish leaves it behind. */
  override async alarm(): Promise<void> {
    const workspaceId = (await this.ctx.storage.get<string>("workspaceId")) ?? "";
    await this.env.EVENTS.send({ kind: "outbox", workspaceId });
    await this.env.EVENTS.send({ kind: "mail", workspaceId });
    await this.env.EVENTS.send({ kind: "seal", workspaceId });
    const rest = ((await this.ctx.storage.get<number[]>("wishes")) ?? []).filter((wish) => wish > Date.now());
    await this.ctx.storage.put("wishes", rest);
    if (rest[0] !== undefined) await this.ctx.storage.setAlarm(rest[0]);
  }
}

/** Whether whoever listens may hear of it: what is one member's alone is for them, the rest goes as far as their right to read. */
function concerns({ noun, audience }: AddressedFrame, { memberId, reach }: Hearing): boolean {
  if (audience.only.length > 0 && !audience.only.includes(memberId)) return false;
  if (!noun || reach[noun] === "all") return true;
  if (reach[noun] === "team") return audience.team.includes(memberId) || audience.own.includes(memberId);
  return reach[noun] === "own" && audience.own.includes(memberId);
}
