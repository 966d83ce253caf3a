import type { App } from "../core/http.ts";

export function assistantRoutes(_app: App): void {}
