import { DurableObject } from "cloudflare:workers";
import type { Frame, Hub } from "../src/core/context.ts";
import type { Env } from "../src/core/env.ts";

const SIGN_IN_AGAIN = 4001;

/** One of these stands by each workspace: it tells open pages what changed and wakes the workspace later. It knows no rules. */
export class WorkspaceHub extends DurableObject<Env> implements Hub {
  /** A page that has shown who it is: the front passes on the upgrade with who holds it, a member and a session. */
  override fetch(request: Request): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, request.headers.get("x-holders")?.split(" ") ?? []);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (message === "ping") socket.send("pong");
  }

  async announce(frames: Frame[]): Promise<void> {
    const texts = frames.map((frame) => JSON.stringify(frame));
    const open = this.ctx.getWebSockets().filter((socket) => socket.readyState === WebSocket.OPEN);
    for (const socket of open) for (const text of texts) socket.send(text);
  }

  async closeSocketsOf(holder: string): Promise<void> {
    for (const socket of this.ctx.getWebSockets(holder)) socket.close(SIGN_IN_AGAIN, "sign in again");
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
    const rest = ((await this.ctx.storage.get<number[]>("wishes")) ?? []).filter((wish) => wish > Date.now());
    await this.ctx.storage.put("wishes", rest);
    if (rest[0] !== undefined) await this.ctx.storage.setAlarm(rest[0]);
  }
}
