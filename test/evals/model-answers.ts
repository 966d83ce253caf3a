import type { AskAnswer, AskQuery } from "../../src/ask/ask.schema.ts";
import type { Facet, Known } from "../../src/ask/grammar/vocabulary.ts";
import { queryFrom } from "../../src/ask/model-reading.ts";
import { claimsShape } from "../../src/assistant/claims-shape.ts";
import { messagesForDraft } from "../../src/assistant/draft-prompt.ts";
import { askForJson } from "../../src/assistant/model.ts";
import { ModelFailure } from "../../src/assistant/model-failure.ts";
import { Progress, writeWithModel } from "../../src/assistant/writing.ts";
import type { Model } from "../../src/core/context.ts";
import { fold } from "../../src/core/text.ts";
import { readText } from "../../src/reading/built-in/read.ts";
import { verified } from "../../src/reading/built-in/verified.ts";
import { askReader } from "../../src/reading/model-reading.ts";
import { readerMessages } from "../../src/reading/reader-prompt.ts";
import type { Answered, Answerer, World } from "./asking.ts";
import type { Answer as DraftAnswer } from "./drafting-cases.ts";
import type { Answer as ReadingAnswer } from "./reading.ts";
import { type AnswerSummary, claimsOf } from "./summary-cases.ts";

/** A model (recorded or live) as an engine for each set of cases: the product's own prompts and checks, without its database. All throw ModelFailure. */

export const draftsOf =
  (model: Model): DraftAnswer =>
  async (pack, wish, revision) => {
    const pieces = writeWithModel(model, messagesForDraft({ pack, wish, revision }), wish, undefined, new Progress());
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value;
    }
  };

export const summariesOf =
  (model: Model): AnswerSummary =>
  async (task) =>
    claimsOf(task, (await askForJson(model, task.messages(), claimsShape(task.kind, task.sections))).value);

/** Of what is automatic or gives orders to machines no model is asked. */
export const readingsOf =
  (model: Model): ReadingAnswer =>
  async (input) => {
    const { findings, passages } = readText(input);
    return passages.length === 0
      ? findings
      : verified((await askReader(model, readerMessages({ input, passages }))).value, input, passages);
  };

/** A day for the prompt, so that the same question is the same prompt tomorrow: cases name days as words, or with their year. */
const TODAY = "2026-11-26";
const NOTHING: Answered = { query: null, answer: null, unknown: [] };

/** The model's query, run at the product's own door with the owner's rights. */
export const queriesOf =
  (model: Model): Answerer =>
  async (question, context, world) => {
    const known = knownIn(world, question);
    const asking = { question, known, today: TODAY, currency: world.currency, context: context && named(context, world) };
    try {
      const { query } = await queryFrom(model, asking);
      const path = `ask/answer?${new URLSearchParams({ query: JSON.stringify(query) })}`;
      const { status, body } = query ? await world.app.owner.get<AskAnswer>(path) : { status: 0, body: null };
      return status === 200 && body ? { query: body.query, answer: body, unknown: [] } : NOTHING;
    } catch (thrown) {
      if (thrown instanceof ModelFailure) return { ...NOTHING, unknown: [thrown.reason], failed: true };
      throw thrown;
    }
  };

const OF_ALL: [Facet, noun: string, field: string][] = [
  ["city", "contacts", "city"],
  ["city", "companies", "city"],
  ["country", "contacts", "country"],
  ["country", "companies", "country"],
  ["industry", "companies", "industry"],
  ["region", "members", "region"],
  ["series", "products", "series"],
];
const OF_RECORDS: [Facet, noun: string, isWhole: boolean][] = [
  ["member", "members", true],
  ["product", "products", true],
  ["company", "companies", false],
  ["contact", "contacts", false],
];

/** The words that the product would know of the workspace (`src/ask/vocabulary.ts`), in an order that stays. */
function knownIn({ tables }: World, question: string): Known[] {
  const asked = fold(question);
  const places = OF_ALL.flatMap(([facet, noun, field]) => {
    const texts = new Set(
      (tables[noun] ?? []).map((row) => row[field]).filter((text): text is string => typeof text === "string" && text !== ""),
    );
    return [...texts].toSorted().map((text): Known => ({ facet, text }));
  });
  const records = OF_RECORDS.flatMap(([facet, noun, isWhole]) => {
    const rows = (tables[noun] ?? []).map((row): Known & { id: string } => ({ facet, text: String(row.name), id: String(row.id) }));
    return rows.filter(({ text }) => isWhole || asked.includes(fold(text))).toSorted((a, b) => (a.text < b.text ? -1 : 1));
  });
  return [...places, ...records];
}

/** Ids are made anew for each world: the model is shown what they are called, which it may write itself. */
function named(query: AskQuery, { tables }: World): AskQuery {
  const names = new Map(Object.values(tables).flatMap((rows) => rows.map((row) => [row.id, row.name] as const)));
  return JSON.parse(JSON.stringify(query), (_, value) => (typeof value === "string" ? (names.get(value) ?? value) : value)) as AskQuery;
}
