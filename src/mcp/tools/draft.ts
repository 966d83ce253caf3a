import * as z from "zod";
import { CHANNELS, type Draft, LENGTHS, PURPOSES, TONES } from "../../assistant/assistant.schema.ts";
import { writeDraft } from "../../assistant/drafts.ts";
import { require } from "../../core/context.ts";
import { language, line } from "../../core/fields.schema.ts";
import { Refusal } from "../../core/refusal.ts";
import { tool, urlOf } from "../tool.ts";

const input = z.strictObject({
  id: z.string().max(40),
  purpose: z.enum(PURPOSES).default("follow_up"),
  tone: z.enum(TONES).default("friendly"),
  length: z.enum(LENGTHS).default("medium"),
  language: language.optional(),
  channel: z.enum(CHANNELS).default("mail"),
  instruction: line(1_000).default(""),
});

export const draftTool = tool({
  name: "draft",
  title: "Draft a mail · Soạn thư nháp",
  description:
    "Drafts a mail to a contact or company from its own history, in its language and form of address. Says of each sentence what it rests on, and which are unsupported. It is not sent: a person checks and sends it on the page.",
  verbs: ["assistant:create", "activities:read"],
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  isSlow: true,
  input,
  inputSchema: {
    type: "object",
    properties: {
      id: { type: "string", maxLength: 40, description: "con_… or com_…" },
      purpose: { type: "string", enum: PURPOSES, default: "follow_up" },
      tone: { type: "string", enum: TONES, default: "friendly" },
      length: { type: "string", enum: LENGTHS, default: "medium" },
      language: { type: "string", enum: ["vi", "en"] },
      channel: { type: "string", enum: CHANNELS, default: "mail", description: "chat: a short message; call: a script for a call" },
      instruction: { type: "string", maxLength: 1_000, default: "" },
    },
    required: ["id"],
    additionalProperties: false,
  },
  async run({ ctx }, { id, ...wish }, onProgress) {
    require(ctx, "activities:read");
    let written = 0;
    let draft: Draft | undefined;
    for await (const event of writeDraft(ctx, { ...wish, recordId: id, angle: "story", asIWrite: false })) {
      if (event.event === "start") onProgress(0, "Writing");
      if (event.event === "delta") {
        written += event.data.text.length;
        onProgress(written, `${written} characters`);
      }
      if (event.event === "done") draft = event.data.draft;
    }
    if (!draft) throw new Refusal("unavailable", "The draft was stopped");
    const sources = new Map(draft.evidence.map((item) => [item.ref, item.recordId ?? item.title]));
    const sentences = draft.sentences.map(({ text, status, problems, cites }) => ({
      ...{ text, status, sources: [...new Set(cites.map((ref) => sources.get(ref) ?? ref))] },
      ...(problems.length > 0 ? { problems } : {}),
    }));
    const { subject, body, engine, gaps } = draft;
    const url = urlOf(ctx, id.startsWith("com_") ? "company" : "contact", id);
    return { said: "Drafted, not sent.", data: { draftId: draft.id, subject, body, sentences, gaps, engine, url } };
  },
});
