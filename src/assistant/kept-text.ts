import type { ModelPurpose } from "../assistant-settings/assistant-settings.rules.ts";
import { type Context, type Model, require } from "../core/context.ts";
import { insertRows } from "../core/rows.ts";
import { sha256 } from "../core/secrets.ts";
import { MINUTE } from "../core/time.ts";
import type { SummaryRow } from "./assistant.queries.ts";
import type { EvidenceItem } from "./assistant.schema.ts";
import { type KeptBody, type KeptKind, type KeptPoint, summaries } from "./assistant.table.ts";
import { checkClaims } from "./checking.ts";
import { claimsShape } from "./claims-shape.ts";
import { evidenceOf, type Pack, packKey } from "./evidence.ts";
import { askForJson } from "./model.ts";
import { ModelFailure } from "./model-failure.ts";
import { modelFor } from "./models.ts";
import type { Usage } from "./openai.ts";
import { PROMPT_VERSION } from "./prompt-version.ts";
import { pointsPrompt } from "./prompting.ts";
import { runStatement } from "./runs.ts";

/** Texts of points with their sources (summaries, notes, news, briefs): written by the model or the built-in engine, checked, kept, and shown again. */

/** After a failure the model is left alone for this long, and the built-in text stands. */
const REST_MS = 10 * MINUTE;

export interface TextWish<S extends string> {
  kind: KeptKind;
  run: ModelPurpose;
  sections: readonly S[];
  /** Sections of questions to ask: they need no source, only nothing that is wrong. */
  asking?: readonly S[];
  builtIn(): Promise<Record<S, KeptPoint[]>>;
  /** Written anew, whatever is kept. */
  refresh: boolean;
  /** An older one would be about something else. */
  isFreshOnly?: boolean;
  /** Nothing to tell: no model is asked. */
  isEmpty: boolean;
}

/** What the asker sees of the record, and what was kept about it. */
export interface Seen {
  pack: Pack;
  written: SummaryRow[];
  /** Further records that the asker may see. */
  alsoSeen: string[];
}

export interface KeptText<S extends string> {
  engine: SummaryRow["engine"];
  model: string | null;
  at: number;
  /** Something has changed since it was written. */
  isStale: boolean;
  sections: Record<S, KeptPoint[]>;
  evidence: EvidenceItem[];
  removed: number;
  /** Why the built-in engine wrote it, where a model was asked and failed. */
  reason?: string | undefined;
}

/** The text as it is kept, an older one marked as stale, or a new one. Only the model's is kept: the built-in engine's costs nothing. */
export async function keptText<S extends string>(ctx: Context, seen: Seen, wish: TextWish<S>): Promise<KeptText<S>> {
  require(ctx, "assistant:read");
  const { pack } = seen;
  const model = wish.isEmpty ? undefined : await modelFor(ctx, wish.run);
  if (!model) return shown({ engine: "built-in", model: null, at: ctx.now, body: await builtInBody(pack, wish) }, false, wish);
  const key = await keyOf(ctx, model, seen, wish.kind);
  const found = wish.refresh ? undefined : findKept(ctx, key, seen);
  const kept = found?.packKey === key || !wish.isFreshOnly ? found : undefined;
  return kept ? shown(kept, kept.packKey !== key, wish) : shown(await write(ctx, model, pack, key, wish), false, wish);
}

function shown<S extends string>(
  { engine, model, at, body }: Pick<SummaryRow, "engine" | "model" | "at" | "body">,
  isStale: boolean,
  { sections }: TextWish<S>,
): KeptText<S> {
  const named = Object.fromEntries(sections.map((name) => [name, body.sections[name] ?? []])) as Record<S, KeptPoint[]>;
  return { engine, model, at, isStale, sections: named, evidence: body.evidence, removed: body.removed, reason: body.reason };
}

/** The same content under another prompt or model, or for a role that does not see the same fields, is another text. */
const keyOf = async (ctx: Context, { model }: Model, { pack }: Seen, kind: KeptKind): Promise<string> =>
  `${kind}.${await packKey(pack)}.${PROMPT_VERSION}.${model}.${sightOf(ctx)}`;

const FIELDED = ["contacts", "companies", "deals"];

/** Stands for the fields that are hidden from the asker: what was written for another sight is never shown to them. */
const sightOf = (ctx: Context): string => sha256(JSON.stringify(FIELDED.map((noun) => [...ctx.access.hidden(noun)].sort()))).slice(0, 8);

function findKept(ctx: Context, key: string, { written, pack, alsoSeen }: Seen): SummaryRow | undefined {
  const sight = key.slice(key.lastIndexOf("."));
  const rows = written.filter((row) => row.language === pack.language && row.packKey.endsWith(sight));
  const fresh = rows.find((row) => row.packKey === key && (row.engine === "model" || ctx.now - row.at < REST_MS));
  return fresh ?? rows.find((row) => row.engine === "model" && mayStillSee(row.body.evidence, pack, alsoSeen));
}

/** An older text is shown only while its reader may see everything that it was made from. */
function mayStillSee(evidence: EvidenceItem[], { history }: Pack, alsoSeen: string[]): boolean {
  const { contact, others = [], company, activities, deals, tasks } = history;
  const records = [contact, company, ...others, ...activities, ...deals, ...tasks];
  const visible = new Set([...records.map((record) => record?.id), ...alsoSeen]);
  return evidence.every(({ recordId }) => recordId === null || visible.has(recordId));
}

const builtInBody = async <S extends string>(pack: Pack, wish: TextWish<S>): Promise<KeptBody> => ({
  sections: await wish.builtIn(),
  evidence: evidenceOf(pack),
  removed: 0,
});

async function write<S extends string>(ctx: Context, asked: Model, pack: Pack, key: string, given: TextWish<S>): Promise<SummaryRow> {
  const wish = { ...given, builtIn: once(given.builtIn) };
  const startedAt = Date.now();
  const { recordId } = pack.history;
  const base = { recordId, packKey: key, kind: wish.kind, language: pack.language, at: startedAt };
  const { kept, usage, outcome } = await withModel(ctx, asked, pack, wish).then(
    ({ body, usage }) => ({ kept: { ...base, engine: "model" as const, model: asked.model, body }, usage, outcome: "ok" }),
    async (thrown: unknown) => {
      if (!(thrown instanceof ModelFailure)) throw thrown;
      ctx.log("warn", "the model failed", { engine: "model", reason: thrown.reason, kind: wish.kind });
      const body = { ...(await builtInBody(pack, wish)), reason: thrown.reason };
      return { kept: { ...base, engine: "built-in" as const, model: null, body }, usage: NOTHING_USED, outcome: thrown.reason };
    },
  );
  const supported = Object.values(kept.body.sections).reduce((sum, points) => sum + points.length, 0);
  const verdict = { supported, unsupported: kept.body.removed };
  await ctx.db.write([
    insertRows(
      summaries,
      [kept],
      "on conflict (record_id, pack_key, language, engine) do update set body = excluded.body, model = excluded.model, at = excluded.at",
    ),
    runStatement(ctx, {
      ...{ kind: wish.run, recordId, startedAt, engine: "model", model: asked.model },
      ...{ ...usage, outcome, verdict, evidence: kept.body.evidence, asked },
    }),
  ]);
  return kept;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

const NOTHING_USED: Usage = { tokensIn: null, tokensOut: null };

/** The model's claims, without those that their sources do not bear out. */
async function withModel<S extends string>(
  ctx: Context,
  model: Model,
  pack: Pack,
  wish: TextWish<S>,
): Promise<{ body: KeptBody; usage: Usage }> {
  const shape = { ...claimsShape(wish.kind, wish.sections), problemOf: ({ claims }: { claims: unknown[] }) => silenceOf(claims, wish) };
  const { value, usage } = await askForJson(model, await pointsPrompt(ctx, wish.kind, pack), shape, ctx.signal);
  const { sections, asking } = wish;
  return { usage, body: await checkClaims(ctx, { claims: value.claims, pack, wanted: { sections, ...(asking && { asking }) } }) };
}

/** Nothing said is no answer where code finds something to say. */
async function silenceOf<S extends string>(claims: unknown[], { builtIn }: TextWish<S>): Promise<string | undefined> {
  if (claims.length > 0) return undefined;
  const found = Object.values<KeptPoint[]>(await builtIn()).some((points) => points.length > 0);
  return found ? "claims is empty, but the evidence says something" : undefined;
}

const KEPT_MS = 120 * 24 * 60 * MINUTE;

/** For the cleaning round: texts so old that nobody has asked for them since. */
export const forgetTexts = (now: number) => ({ sql: "delete from summaries where at < ?", args: [now - KEPT_MS] });
