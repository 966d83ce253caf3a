import { PURPOSES } from "../../src/assistant/assistant.schema.ts";
import { voiceFor } from "../../src/assistant/built-in/address.ts";
import { messagesForDraft } from "../../src/assistant/draft-prompt.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import { ModelFailure } from "../../src/assistant/model-failure.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { Progress, writeWithModel } from "../../src/assistant/writing.ts";
import type { Model } from "../../src/core/context.ts";
import { carton, NOW, scanners, silent, ZONE } from "../assistant/histories.ts";
import { inTurn } from "./at-once.ts";
import { share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

/** A model's own drafts (recorded or live) under the same check in code that guards what people send. */

const GROUP = "Drafts of a model (histories × languages × purposes)";

const CASES = [carton(), scanners(), silent()].flatMap((history) =>
  (["vi", "en"] as const).flatMap((language) => PURPOSES.slice(0, 6).map((purpose) => ({ history, language, purpose }))),
);
type Case = (typeof CASES)[number];

interface Outcome {
  failure?: string;
  body: string;
  claims: number;
  unsupported: number;
  greets: boolean;
}

export async function scoreModelDrafts(model: Model, atOnce: number): Promise<Line[]> {
  const outcomes = await inTurn(CASES, atOnce, (each) => draft(model, each));
  const written = outcomes.filter(({ failure }) => !failure);
  const claims = written.reduce((sum, one) => sum + one.claims, 0);
  const unsupported = written.reduce((sum, one) => sum + one.unsupported, 0);
  const line = (name: string, hits: number, n: number, misses: string[] = []): Line => ({
    ...{ group: GROUP, name, score: share(hits, n), better: "higher", misses: misses.slice(0, 5) },
  });
  return [
    line(
      "an answer that can be used",
      written.length,
      outcomes.length,
      outcomes.flatMap(({ failure }) => failure ?? []),
    ),
    line("of its claims, those that their sources bear out", claims - unsupported, claims),
    line("greets as the contact wishes", written.filter(({ greets }) => greets).length, written.length),
    line("nothing left to settle", written.filter((one) => one.unsupported === 0).length, written.length),
  ];
}

async function draft(model: Model, { history, language, purpose }: Case): Promise<Outcome> {
  const pack = buildPack(history, { now: NOW, language, purpose });
  const progress = new Progress();
  const wish = { purpose, tone: "friendly", length: "medium", instruction: "", language } as const;
  const pieces = writeWithModel(model, messagesForDraft({ pack, wish }), wish, undefined, progress);
  try {
    for (;;) if ((await pieces.next()).done) break;
  } catch (thrown) {
    if (thrown instanceof ModelFailure) return { failure: thrown.reason, body: "", claims: 0, unsupported: 0, greets: false };
    throw thrown;
  }
  const { body, sentences } = new Checker(evidenceOf(pack), { now: NOW, timeZone: ZONE, language, isToCustomer: true }).check(
    progress.text,
  );
  const { greeting } = voiceFor(history.contact, history.company?.name ?? null, language, "friendly");
  const claims = sentences.filter(({ status }) => status !== "no_claim");
  return {
    ...{ body, claims: claims.length, greets: body.startsWith(greeting) },
    unsupported: claims.filter(({ status }) => status === "unsupported").length,
  };
}
