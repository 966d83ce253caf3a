import { type SQL, sql } from "drizzle-orm";
import { readHistory } from "../assistant/assistant.queries.ts";
import type { Language, SummaryPoint } from "../assistant/assistant.schema.ts";
import { builtInSummaryOf } from "../assistant/built-in/engine.ts";
import { buildPack, type Pack, type PackItem } from "../assistant/evidence.ts";
import type { History } from "../assistant/history.ts";
import { type KeptText, keptText } from "../assistant/kept-text.ts";
import type { Context } from "../core/context.ts";
import { statement } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { plain } from "../core/select.ts";
import { MINUTE } from "../core/time.ts";
import type { News, NewsQuery } from "./briefs.schema.ts";
import { changePoints, changesQuery, type LoggedChange, readable } from "./record-changes.ts";

/** Looks so close to each other are one: reloading the page does not make the news old. */
const ONE_LOOK_MS = 30 * MINUTE;
const SECTIONS = ["news"] as const;
const SUBJECTS = ["contact", "company", "deal"] as const;
const MOST = 6;
/** Fewer new items than these are told as they are; the model is asked when there is something to sum up. */
const WORTH_A_MODEL = 4;

/** What is new with a record since the asker looked at it last. Being looked at on the page counts as a look; a program's reading does not. */
export async function readNews(ctx: Context, { recordId, language = ctx.locale }: NewsQuery): Promise<News> {
  const since = sinceOf(ctx, recordId);
  const { history, written, alsoSeen, beside } = await readHistory(ctx, recordId, {
    ...{ subjects: SUBJECTS, kept: "news" },
    only: sql`activities.created_at > ${since} and activities.author_id is not ${ctx.member.id}`,
    beside: [plain<{ since: number | null }>(sql`select ${since} as since`), changesQuery(ctx, recordId, since)],
  });
  const [[look], changes] = beside as [[{ since: number | null }], LoggedChange[]];
  noteLook(ctx, recordId);
  const pack = newsPack(history, look.since, ctx.now, language);
  const told = changePoints(readable(ctx, changes), pack);
  const text = await keptText(
    ctx,
    { pack, written, alsoSeen },
    {
      ...{ kind: "news", run: "summary", sections: SECTIONS, refresh: false, isFreshOnly: true },
      isEmpty: history.activities.length < WORTH_A_MODEL,
      builtIn: async () => ({ news: pack.items.some(isNew) ? eventPoints(await builtInSummaryOf(ctx, pack)) : [] }),
    },
  );
  return {
    ...{ recordId, since: look.since, language, engine: text.engine, model: text.model, generatedAt: text.at },
    ...{ points: [...told.points, ...text.sections.news], removed: text.removed },
    evidence: [...text.evidence, ...told.evidence].filter(isCited(text, told.points)),
    ...(text.reason && { reason: text.reason }),
  };
}

function newsPack(history: History, since: number | null, now: number, language: Language): Pack {
  const tasks = history.tasks.filter(({ createdAt }) => since !== null && createdAt > since);
  const whole = buildPack({ ...history, tasks }, { now, language });
  return { ...whole, items: whole.items.filter((item) => isNew(item) || item.kind === "contact") };
}

/** Facts count over the whole history, and deals stand as they are: what is told as new are activities and tasks. */
const isNew = ({ kind }: PackItem): boolean => kind === "activity" || kind === "task";

const isCited = (text: KeptText<"news">, points: { cites: string[] }[]) => {
  const cited = new Set([...text.sections.news, ...points].flatMap(({ cites }) => cites));
  return ({ ref }: { ref: string }) => cited.has(ref);
};

/** What they ask stands first, as it wants an answer; then what happened, then what is to be done. */
const eventPoints = ({ points, openQuestions, nextSteps }: Awaited<ReturnType<typeof builtInSummaryOf>>): SummaryPoint[] => {
  const isTask = ({ cites: [ref = ""] }: SummaryPoint) => ref.startsWith("t");
  return [...openQuestions, ...points, ...nextSteps.filter(isTask)].slice(0, MOST);
};

/** The end of their last look, or of the one before while this one goes on; null on the first. */
const sinceOf = (ctx: Context, recordId: string): SQL =>
  sql`(select case when looked_at < ${ctx.now - ONE_LOOK_MS} then looked_at else before_at end
    from record_looks where member_id = ${ctx.member.id} and record_id = ${recordId})`;

/** After the answer, so that reading stays reading. Who looks as somebody else has not looked themselves. */
function noteLook(ctx: Context, recordId: string): void {
  if (ctx.via !== "page" || ctx.access.memberId !== ctx.member.id) return;
  const noted = ctx.db.write([
    statement(sql`insert into record_looks (member_id, record_id, looked_at, before_at) values (${ctx.member.id}, ${recordId}, ${ctx.now}, null)
      on conflict (member_id, record_id) do update set looked_at = excluded.looked_at,
        before_at = case when looked_at < ${ctx.now - ONE_LOOK_MS} then looked_at else before_at end`),
  ]);
  ctx.defer(noted.catch((thrown: unknown) => ctx.log("warn", "a look could not be noted", errorFields(thrown))));
}
