import { sql } from "drizzle-orm";
import { priceOf } from "../../assistant/models.ts";
import { costOf, LIST_CURRENCY } from "../../assistant-settings/assistant-settings.rules.ts";
import { choicesOf } from "../../assistant-settings/stored.ts";
import type { Context } from "../../core/context.ts";
import { plain } from "../../core/select.ts";
import { DAY } from "../../core/time.ts";
import { dayText } from "../predictions.rules.ts";
import type { ModelCard } from "../predictions.schema.ts";
import { MODEL_SUBJECT, READ_AT_MOST, saidBy } from "./reading.rules.ts";
import { standingOf } from "./standing.queries.ts";

/** A language model on the card: whether it reads, how its last night went, how well it did by what is settled, what a night may cost. */

/** Until there are readings of the workspace's own to go by. */
const USUAL_TOKENS = { tokensIn: 4_500, tokensOut: 500 };

export async function modelOnCard(ctx: Context): Promise<ModelCard> {
  const { state, model, night, blend } = await standingOf(ctx);
  const by = saidBy(model ?? "");
  const [[counts], [usual]] = await ctx.db.read(
    plain<{ customers: number; waiting: number; read: number }>(sql`select (select count(*) from forecasts) as customers,
      (select count(*) from prediction_log where subject = ${MODEL_SUBJECT} and said_by = ${by} and outcome is null) as waiting,
      (select count(*) from model_readings where said_by = ${by} and probability is not null) as read`),
    plain<{ tokensIn: number | null; tokensOut: number | null }>(sql`select avg(tokens_in) as tokensIn, avg(tokens_out) as tokensOut
      from assistant_runs where kind = 'forecast' and outcome = 'ok' and model = ${model} and at > ${ctx.now - 30 * DAY}`),
  );
  const isSame = night?.saidBy === by;
  return {
    ...{ state, model, weight: blend?.weight ?? 0, verdict: isSame ? night.verdict : null, read: counts?.read ?? 0 },
    record: isSame ? night.figures : null,
    waiting: counts?.waiting ?? 0,
    night: night
      ? {
          ...{ asOf: dayText(night.asOf), state: night.state, read: night.read, unchanged: night.unchanged, dropped: night.dropped },
          ...{ failed: night.failed, stopped: night.stopped, finishedAt: night.finishedAt },
        }
      : null,
    estimate:
      model === null || !ctx.may("predictions:manage")
        ? null
        : await estimated(ctx, model, Math.min(READ_AT_MOST, counts?.customers ?? 0), usual),
  };
}

type Tokens = Record<"tokensIn" | "tokensOut", number | null>;

/** What a night costs at most: as many customers as are ever read in one, each as long as the last ones were. */
async function estimated(ctx: Context, model: string, customers: number, usual: Tokens | undefined): Promise<ModelCard["estimate"]> {
  const { choices } = await choicesOf(ctx);
  const price = priceOf(choices, model);
  const each = { tokensIn: usual?.tokensIn ?? USUAL_TOKENS.tokensIn, tokensOut: usual?.tokensOut ?? USUAL_TOKENS.tokensOut };
  const [tokensIn, tokensOut] = [Math.round(customers * each.tokensIn), Math.round(customers * each.tokensOut)];
  return {
    customers,
    tokens: tokensIn + tokensOut,
    micros: costOf(price, tokensIn, tokensOut),
    currency: price?.currency ?? LIST_CURRENCY,
  };
}
