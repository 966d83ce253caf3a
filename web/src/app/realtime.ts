import { loadMe, me } from "../features/identity/session.ts";
import { client, refreshAll } from "../lib/cache.ts";
import { isOnline } from "../lib/online.ts";

interface Frame {
  event: string;
  kind: string;
  id: string;
  version: number;
  records?: string[];
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
const PING_MS = 25_000;
const GATHER_MS = 120;
const BUSY_GATHER_MS = 2_000;
const MANY = 20;
const SIGN_IN_AGAIN = 4001;
const RIGHTS_CHANGED = 4002;

/** Frames arrive in bursts (an import): what they touch is gathered and asked for once, and less often while many come. */
function gatherer(): (frame: Frame) => void {
  const kinds = new Set<string>();
  const ids = new Set<string>();
  let timer = 0;
  let waitMs = GATHER_MS;
  const flush = (): void => {
    waitMs = ids.size > MANY ? BUSY_GATHER_MS : GATHER_MS;
    refreshAll(kinds, ids);
    kinds.clear();
    ids.clear();
    timer = 0;
  };
  return ({ kind, id, records = [] }) => {
    kinds.add(kind);
    for (const touched of [id, ...records]) ids.add(touched);
    if (timer === 0) timer = window.setTimeout(flush, waitMs);
  };
}

function parse(text: unknown): Frame | undefined {
  if (typeof text !== "string" || text === "pong") return undefined;
  try {
    return JSON.parse(text) as Frame;
  } catch {
    return undefined;
  }
}

/** Keeps one socket open while signed in: what others change shows here without reloading. Returns how to stop. */
export function connect(): () => void {
  const gather = gatherer();
  let socket: WebSocket | undefined;
  let retryMs = FIRST_RETRY_MS;
  let timer = 0;
  let wasOpen = false;
  let isStopped = false;

  const open = (): void => {
    clearTimeout(timer);
    if (isStopped || !isOnline.peek()) return;
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/realtime`);
    socket.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      // What happened while nobody listened is read once.
      if (wasOpen) void client.invalidateQueries();
      wasOpen = true;
    };
    socket.onmessage = ({ data }) => {
      const frame = parse(data);
      if (frame) gather(frame);
    };
    socket.onclose = ({ code }) => {
      if (isStopped) return;
      if (code === SIGN_IN_AGAIN) return void loadMe().then(() => me.peek() && open());
      if (code === RIGHTS_CHANGED) void loadMe();
      timer = window.setTimeout(open, retryMs * (0.7 + Math.random() * 0.6));
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    };
  };
  const ping = setInterval(() => socket?.readyState === WebSocket.OPEN && socket.send("ping"), PING_MS);
  const wake = (): void => {
    if (socket?.readyState === WebSocket.CLOSED) open();
  };
  addEventListener("online", wake);
  open();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    clearInterval(ping);
    removeEventListener("online", wake);
    socket?.close();
  };
}
