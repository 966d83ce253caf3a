import { type App, endpoint } from "../core/http.ts";
import { settings, settingsPatch } from "./settings.schema.ts";
import { editSettings, getSettings } from "./settings.ts";

export function settingsRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/settings",
      access: "settings:read",
      operationId: "getSettings",
      summary: "Read the workspace's settings",
      answer: settings,
    },
    (ctx) => getSettings(ctx),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/settings",
      access: "settings:edit",
      operationId: "editSettings",
      summary: "Change the workspace's settings",
      body: settingsPatch,
      answer: settings,
      ifMatch: true,
    },
    (ctx, { body, version }) => editSettings(ctx, version, body),
  );
}
