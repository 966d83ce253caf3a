import type { Language } from "../assistant/assistant.schema.ts";
import { type Context, require } from "../core/context.ts";
import { dayKey, shiftDay } from "../core/time.ts";
import { readDay } from "./daily.queries.ts";
import type { Digest, DigestKind, DigestQuery } from "./digests.schema.ts";
import type { Written } from "./engine/input.ts";
import { headlineOf, NO_HEADLINE } from "./headline.ts";
import { readWeek } from "./weekly.queries.ts";

/** A member's day, or the week of what they see. Numbers come from the database; a model may put a few checked sentences on top. */
export async function readDigest(ctx: Context, { kind, language = ctx.locale, isWhole }: DigestQuery): Promise<Digest> {
  require(ctx, "assistant:read");
  const { written, timeZone } = await write(ctx, kind, language, isWhole);
  const headline = isWhole ? NO_HEADLINE : await headlineOf(ctx, kind, written, { language, timeZone });
  const today = dayKey(ctx.now, timeZone);
  return {
    ...{ kind, language, from: kind === "daily" ? today : shiftDay(today, -6), to: today, generatedAt: ctx.now },
    ...{ engine: headline.model ? "model" : "built-in", model: headline.model, headline: headline.points },
    ...written,
    ...(headline.reason && { reason: headline.reason }),
  };
}

async function write(
  ctx: Context,
  kind: DigestKind,
  language: Language,
  isWhole: boolean,
): Promise<{ written: Written; timeZone: string }> {
  const input = kind === "daily" ? await readDay(ctx, language) : await readWeek(ctx, language);
  return { written: (await ctx.ports.workshop(`/digests/${kind}`, { ...input, isWhole })) as Written, timeZone: input.timeZone };
}
