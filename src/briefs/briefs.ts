import { readHistory } from "../assistant/assistant.queries.ts";
import { BRIEF_SECTIONS } from "../assistant/assistant.schema.ts";
import { builtInBriefOf } from "../assistant/built-in/engine.ts";
import { buildPack } from "../assistant/evidence.ts";
import { keptText } from "../assistant/kept-text.ts";
import type { Context } from "../core/context.ts";
import { kindOfId } from "../core/ids.ts";
import type { Brief, BriefQuery } from "./briefs.schema.ts";

/** What to know before talking to a customer: who they are, what happened, what is promised, what to ask. */
export async function readBrief(ctx: Context, recordId: string, { language = ctx.locale, refresh }: BriefQuery): Promise<Brief> {
  const { history, written, alsoSeen } = await readHistory(ctx, recordId, { subjects: ["contact", "company", "deal"], kept: "brief" });
  const pack = buildPack(history, { now: ctx.now, language, withOthers: true });
  const text = await keptText(
    ctx,
    { pack, written, alsoSeen },
    {
      ...{ kind: "brief", run: "brief", sections: BRIEF_SECTIONS, asking: ["ask"], refresh, isEmpty: history.activities.length === 0 },
      builtIn: () => builtInBriefOf(ctx, pack),
    },
  );
  const { who, history: past, promise, ask } = text.sections;
  const { contact, company, deals } = history;
  const named = deals.find(({ id }) => id === recordId) ?? (kindOfId(recordId) === "company" ? company : contact);
  return {
    ...{ recordId, name: named?.name ?? "", stale: text.isStale },
    ...{ who, history: past, promises: promise, questions: ask },
    ...{ language, engine: text.engine, model: text.model, generatedAt: text.at, evidence: text.evidence, removed: text.removed },
    ...(text.reason && { reason: text.reason }),
  };
}
