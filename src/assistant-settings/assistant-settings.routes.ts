import { type App, endpoint } from "../core/http.ts";
import { assistantPatch, assistantState, connectionInput, connectionReport } from "./assistant-settings.schema.ts";
import { editAssistantSettings, getAssistantSettings, testConnection } from "./assistant-settings.ts";

const path = "/assistant/settings";

export function assistantSettingsRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "get", path, access: "settings:read", operationId: "getAssistantSettings" },
      summary: "What a language model may do in this workspace, and what it has cost",
      answer: assistantState,
    },
    (ctx) => getAssistantSettings(ctx),
  );
  endpoint(
    app,
    {
      ...{ method: "patch", path, access: "settings:edit", operationId: "editAssistantSettings" },
      summary: "Change what a language model may do",
      ...{ body: assistantPatch, answer: assistantState, ifMatch: true },
    },
    (ctx, { body, version }) => editAssistantSettings(ctx, version, body),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: `${path}/test`, access: "settings:edit", operationId: "testAssistantConnection" },
      summary: "Ask a model's server whether it answers, and what it can do",
      ...{ status: 200, body: connectionInput, answer: connectionReport },
    },
    (ctx, { body }) => testConnection(ctx, body),
  );
}
