import { sql } from "drizzle-orm";
import type { Context, ModelSettings } from "../core/context.ts";
import { select } from "../core/select.ts";
import { DEFAULT_CHOICES } from "./assistant-settings.rules.ts";
import type { AssistantChoices } from "./assistant-settings.schema.ts";
import { type AssistantSettingsRow, assistantSettings } from "./assistant-settings.table.ts";

/** The choices as they stand, and the sealed key. Version 0: nobody has chosen yet. */
export interface StoredChoices {
  choices: AssistantChoices;
  secret: string | null;
  version: number;
}

/** For a batch that reads other things too. */
export const choicesQuery = () => select(assistantSettings, sql`where id = 'assistant'`);

export const choicesFrom = ([row]: AssistantSettingsRow[]): StoredChoices => ({
  choices: { ...DEFAULT_CHOICES, ...row?.choices },
  secret: row?.secret ?? null,
  version: row?.version ?? 0,
});

/** Read once a request and never kept longer: what is switched off is off with the next call. */
const read = new WeakMap<Context, StoredChoices>();

/** Keeps what a batch has read, so that the same request does not read it again. */
export function rememberChoices(ctx: Context, rows: AssistantSettingsRow[]): StoredChoices {
  const stored = choicesFrom(rows);
  read.set(ctx, stored);
  return stored;
}

export async function choicesOf(ctx: Context): Promise<StoredChoices> {
  return read.get(ctx) ?? rememberChoices(ctx, await ctx.db.all(choicesQuery()));
}

const OWN_TIMEOUT_MS = 20_000;
export const KEY_PURPOSE = "assistant key";
/** For servers that want no key; the protocol's client insists on one. */
const NO_KEY = "none";

/** The name of the model that would be asked; undefined when nothing may leave. Does not touch the key. */
export function modelNameChosen(ctx: Context, { choices: { isOn, source, baseUrl, model } }: StoredChoices): string | undefined {
  if (!isOn) return undefined;
  if (source === "operator") return ctx.ports.model?.model;
  return baseUrl && model ? model : undefined;
}

/** Where the workspace's questions would go: its own server with its own key, or the installation's; undefined when nothing may leave. */
export function modelChosen(ctx: Context, stored: StoredChoices): ModelSettings | undefined {
  const model = modelNameChosen(ctx, stored);
  if (model === undefined) return undefined;
  const { source, baseUrl } = stored.choices;
  if (source === "operator") return ctx.ports.model;
  const { timeoutMs = OWN_TIMEOUT_MS, restMs } = ctx.ports.model ?? {};
  const apiKey = stored.secret ? ctx.ports.vault.open(`${KEY_PURPOSE} ${ctx.workspace.id}`, stored.secret) : NO_KEY;
  return { baseUrl, model, apiKey, timeoutMs, isForeign: true, ...(restMs === undefined ? {} : { restMs }) };
}
