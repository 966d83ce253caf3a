import { type App, endpoint } from "../core/http.ts";
import { editDigestSettings, getDigestSettings } from "./digest-settings.ts";
import { digest, digestQuery, digestSettings, digestSettingsPatch } from "./digests.schema.ts";
import { readDigest } from "./digests.ts";

export function digestRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/digest",
      access: "assistant:read",
      operationId: "readDigest",
      summary: "One's own day, or the week of all that one sees, each point with its sources",
      query: digestQuery,
      answer: digest,
    },
    (ctx, { query }) => readDigest(ctx, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/me/digest",
      access: "session",
      operationId: "getDigestSettings",
      summary: "When one's digests are mailed",
      answer: digestSettings,
    },
    (ctx) => getDigestSettings(ctx),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/me/digest",
      access: "session",
      operationId: "editDigestSettings",
      summary: "Choose when one's digests are mailed, or stop them",
      body: digestSettingsPatch,
      answer: digestSettings,
      ifMatch: true,
    },
    (ctx, { body, version }) => editDigestSettings(ctx, version, body),
  );
}
