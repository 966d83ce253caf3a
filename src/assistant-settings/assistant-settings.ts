import { tryConnection } from "../assistant/connection.ts";
import { priceOf, watched } from "../assistant/models.ts";
import { periodsOf, spentIn, unpricedIn } from "../assistant/spending.ts";
import { auditStatement, noteAct } from "../core/audit.ts";
import { type Context, require } from "../core/context.ts";
import { guard } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { Refusal } from "../core/refusal.ts";
import { requireOutbound } from "../core/safe-fetch.ts";
import { wakeSealer } from "../core/wake.ts";
import { limitsMoney, tidyBaseUrl } from "./assistant-settings.rules.ts";
import type { AssistantChoices, AssistantPatch, AssistantState, ConnectionInput, ConnectionReport } from "./assistant-settings.schema.ts";
import {
  choicesFrom,
  choicesOf,
  choicesQuery,
  KEY_PURPOSE,
  modelChosen,
  modelNameChosen,
  rememberChoices,
  type StoredChoices,
} from "./stored.ts";

/** What a model may do in this workspace, what answers now, and what it has cost. */
export async function getAssistantSettings(ctx: Context): Promise<AssistantState> {
  require(ctx, "settings:read");
  return present(ctx, await choicesOf(ctx));
}

async function present(ctx: Context, stored: StoredChoices): Promise<AssistantState> {
  const active = modelNameChosen(ctx, stored) ?? null;
  return {
    ...stored.choices,
    hasKey: stored.secret !== null,
    version: stored.version,
    engine: active ? "model" : "built-in",
    activeModel: active,
    operatorModel: ctx.ports.model?.model ?? null,
    activePrice: active ? priceOf(stored.choices, active) : null,
    spent: await presentSpent(ctx),
  };
}

/** Money only as far as it is known: what was used without a price is no zero. */
async function presentSpent(ctx: Context): Promise<AssistantState["spent"]> {
  const periods = await periodsOf(ctx, ctx.now);
  const [spent, unpriced] = await Promise.all([spentIn(ctx, periods), unpricedIn(ctx, periods)]);
  const shareOf = (period: "day" | "month") => ({
    tokens: spent[period].tokens,
    micros: spent[period].micros === 0 && unpriced[period] > 0 ? null : spent[period].micros,
    unpriced: unpriced[period],
  });
  return { day: shareOf("day"), month: shareOf("month") };
}

/** Changes the choices. A key is sealed and never shown again; one that is left out stays, unless the address moves to another server. */
export async function editAssistantSettings(ctx: Context, version: number | undefined, patch: AssistantPatch): Promise<AssistantState> {
  require(ctx, "settings:edit");
  const before = choicesFrom(await ctx.db.all(choicesQuery()));
  if (version !== undefined && version !== before.version) throw stale(before.version);
  const { key, ...changes } = patch;
  const choices: AssistantChoices = { ...before.choices, ...given(changes) };
  choices.baseUrl = tidyBaseUrl(choices.baseUrl);
  requireUsable(ctx, choices);
  const secret = secretAfter(ctx, before, choices, key);
  const after: StoredChoices = { choices, secret, version: before.version + 1 };
  if (COUNTED_BY.some((field) => JSON.stringify(choices[field]) !== JSON.stringify(before.choices[field]))) requireCountable(ctx, after);
  const fields = Object.keys(choices).filter((name) => differs(before.choices, choices, name as keyof AssistantChoices));
  if (secret !== before.secret) fields.push("key");
  if (fields.length === 0) return present(ctx, before);
  await write(ctx, before.version, after, fields);
  rememberChoices(ctx, [{ id: "assistant", choices, secret, version: after.version, updatedAt: ctx.now }]);
  return present(ctx, after);
}

const differs = (a: AssistantChoices, b: AssistantChoices, name: keyof AssistantChoices): boolean =>
  JSON.stringify(a[name]) !== JSON.stringify(b[name]);
const stale = (version: number): Refusal =>
  new Refusal("stale", `These settings were changed a moment ago: they are at version ${version} now`, { version: String(version) });

function requireUsable(ctx: Context, { source, isOn, baseUrl, model }: AssistantChoices): void {
  if (baseUrl) requireOutbound(baseUrl, "baseUrl", ctx.ports.outboundLimits);
  if (source !== "own" || !isOn) return;
  const missing = {
    ...(baseUrl ? {} : { baseUrl: "an address such as https://api.openai.com/v1" }),
    ...(model ? {} : { model: "a model's name" }),
  };
  if (Object.keys(missing).length > 0) throw new Refusal("invalid", "A model of your own needs an address and a name", missing);
}

/** Where a budget in money could come to hang on a price that is not known. One that does already lets no model be asked, and other choices be made. */
const COUNTED_BY = ["isOn", "source", "baseUrl", "model", "price", "budget"] as const satisfies readonly (keyof AssistantChoices)[];

/** Money that nobody can count stops nothing. */
function requireCountable(ctx: Context, stored: StoredChoices): void {
  const model = modelNameChosen(ctx, stored);
  if (model === undefined || !limitsMoney(stored.choices.budget) || priceOf(stored.choices, model)) return;
  throw new Refusal("invalid", "A budget in money needs the price of the model, which is not known here", {
    price: "what a million tokens cost, or a budget in tokens",
  });
}

/** A key goes nowhere but to the server that it was given for. */
function secretAfter(ctx: Context, before: StoredChoices, after: AssistantChoices, key: string | null | undefined): string | null {
  if (key !== undefined) return key === null ? null : ctx.ports.vault.seal(`${KEY_PURPOSE} ${ctx.workspace.id}`, key);
  return originOf(before.choices.baseUrl) === originOf(after.baseUrl) ? before.secret : null;
}

const originOf = (url: string): string => URL.parse(url)?.origin ?? "";

async function write(ctx: Context, seen: number, { choices, secret, version }: StoredChoices, fields: string[]): Promise<void> {
  const statement = {
    sql: `insert into assistant_settings (id, choices, secret, version, updated_at) values ('assistant', ?, ?, ?, ?)
      on conflict (id) do update set choices = excluded.choices, secret = excluded.secret, version = excluded.version, updated_at = excluded.updated_at
      where assistant_settings.version = ?`,
    args: [JSON.stringify(choices), secret, version, ctx.now, seen],
  };
  await ctx.db.write([statement, guard(1), auditStatement(ctx, { action: "assistant_settings.updated", detail: { fields } })]);
  wakeSealer(ctx);
}

/** Asks the model that is chosen, or the one that the form names, whether it answers and what it can do. */
export async function testConnection(ctx: Context, input: ConnectionInput): Promise<ConnectionReport> {
  require(ctx, "settings:edit");
  const stored = await choicesOf(ctx);
  const settings = settingsToTry(ctx, stored, input);
  await noteAct(ctx, { action: "assistant_settings.tested", target: null, detail: { isOwn: settings.isForeign === true } });
  return tryConnection(watched(ctx, stored.choices, settings), ctx.signal);
}

function settingsToTry(ctx: Context, stored: StoredChoices, { baseUrl = "", model, key }: ConnectionInput) {
  if (!baseUrl) {
    const chosen = modelChosen(ctx, { ...stored, choices: { ...stored.choices, isOn: true } });
    if (!chosen) throw new Refusal("invalid", "There is no model to ask", { baseUrl: "an address such as https://api.openai.com/v1" });
    return chosen;
  }
  const choices = {
    ...stored.choices,
    isOn: true,
    source: "own" as const,
    baseUrl: tidyBaseUrl(baseUrl),
    model: model ?? stored.choices.model,
  };
  requireUsable(ctx, choices);
  const secret = secretAfter(ctx, stored, choices, key || undefined);
  const settings = modelChosen(ctx, { ...stored, choices, secret });
  if (!settings) throw new Refusal("invalid", "There is no model to ask", { model: "a model's name" });
  return settings;
}
