import * as z from "zod";
import type { SummaryPoint } from "../../assistant/assistant.schema.ts";
import { getSummary } from "../../assistant/summaries.ts";
import { require } from "../../core/context.ts";
import { language } from "../../core/fields.schema.ts";
import { READS, tool, urlOf } from "../tool.ts";

export const summariseTool = tool({
  name: "summarise",
  title: "What happened here · Chuyện gì đã xảy ra",
  description:
    "What happened with a contact or company: dated points, open questions and next steps. Each names the ids of the records that it rests on.",
  verbs: ["assistant:read", "activities:read"],
  annotations: READS,
  isSlow: true,
  input: z.strictObject({ id: z.string().max(40), language: language.optional() }),
  inputSchema: {
    type: "object",
    properties: { id: { type: "string", maxLength: 40, description: "con_… or com_…" }, language: { type: "string", enum: ["vi", "en"] } },
    required: ["id"],
    additionalProperties: false,
  },
  async run({ ctx }, { id, language }, onProgress) {
    require(ctx, "activities:read");
    onProgress(0, "Reading the timeline");
    const summary = await getSummary(ctx, { recordId: id, language, refresh: false });
    const sources = new Map(summary.evidence.map((item) => [item.ref, item.recordId ?? item.title]));
    const told = ({ at, text, cites }: SummaryPoint) => ({
      ...(at === null ? {} : { at: new Date(at).toISOString() }),
      ...{ text, sources: [...new Set(cites.map((ref) => sources.get(ref) ?? ref))] },
    });
    return {
      data: {
        ...{ id, url: urlOf(ctx, id.startsWith("com_") ? "company" : "contact", id), engine: summary.engine, isStale: summary.stale },
        ...{ points: summary.points.map(told), openQuestions: summary.openQuestions.map(told), nextSteps: summary.nextSteps.map(told) },
      },
    };
  },
});
