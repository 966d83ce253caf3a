import { DurableObject } from "cloudflare:workers";
import type { Frame, Hub } from "../src/core/context.ts";
import type { Env } from "../src/core/env.ts";

/** One of these stands by each workspace: it tells open pages what changed and wakes the workspace later. It knows no rules. */
export class WorkspaceHub extends DurableObject<Env> implements Hub {
  /** A page that has shown who it is: the front passes on the upgrade with the workspace's id. */
  override async fetch(request: Request): Promise<Response> {
    await this.remember(request.headers.get("x-workspace") ?? "");
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (message === "ping") socket.send("pong");
  }

  async announce(frames: Frame[]): Promise<void> {
    const texts = frames.map((frame) => JSON.stringify(frame));
    for (const socket of this.ctx.getWebSockets()) for (const text of texts) socket.send(text);
  }

  async closeAll(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) socket.close(4001, "sign in again");
  }

  /** Wakes the workspace at that time (ms UTC); wishes for the same time are one. */
  async wakeAt(at: number): Promise<void> {
    const wishes = (await this.ctx.storage.get<number[]>("wishes")) ?? [];
    if (wishes.includes(at)) return;
    const next = [...wishes, at].sort((a, b) => a - b);
    await this.ctx.storage.put("wishes", next);
    await this.ctx.storage.setAlarm(next[0] as number);
  }

  override async alarm(): Promise<void> {
    const workspaceId = this.ctx.id.name ?? (await this.ctx.storage.get<string>("workspace")) ?? "";
    await this.env.EVENTS.send({ kind: "outbox", workspaceId });
    await this.env.EVENTS.send({ kind: "mail", workspaceId });
    const rest = ((await this.ctx.storage.get<number[]>("wishes")) ?? []).filter((wish) => wish > Date.now());
    await this.ctx.storage.put("wishes", rest);
    if (rest[0] !== undefined) await this.ctx.storage.setAlarm(rest[0]);
  }

  private async remember(workspaceId: string): Promise<void> {
    if (workspaceId) await this.ctx.storage.put("workspace", workspaceId);
  }
}
