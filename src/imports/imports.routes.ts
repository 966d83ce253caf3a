import type { App } from "../core/http.ts";

export function importRoutes(_app: App): void {}
