import type { Context, Model, ModelSettings } from "../core/context.ts";
import type { DraftInput, Engine, Language } from "./assistant.schema.ts";
import { voiceFor } from "./built-in/address.ts";
import { builtInDraftOf } from "./built-in/engine.ts";
import { CitationFilter } from "./citations.ts";
import type { Pack } from "./evidence.ts";
import { streamAnswer } from "./model.ts";
import { ModelFailure } from "./model-failure.ts";
import type { Usage } from "./openai.ts";
import { draftMessages } from "./prompts.ts";
import { languageOf } from "./topics.ts";

export type Wish = Omit<DraftInput, "recordId" | "language"> & { language: Language };

/** A written mail with its citations still in it. */
export interface Written {
  subject: string;
  text: string;
  usage: Usage;
}

const LONGEST_DRAFT = 12_000;
const SUBJECT_LINE = /^[\s*#]*(?:subject|tiêu đề|chủ đề)\s*:\s*(.*?)[\s*]*$/iu;
const REFUSAL =
  /^(?:i(?:'|’)?m sorry,? (?:but )?i (?:can|am)|i (?:can(?:no|')t|am unable|won(?:'|’)t)|as an ai|sorry, (?:but )?i can|xin lỗi,? (?:nhưng )?tôi không thể|tôi không thể (?:giúp|hỗ trợ|thực hiện))/iu;

/** Pieces of the visible body as the model writes it; the result is the whole with its citations. Throws ModelFailure. */
export async function* writeWithModel(
  model: Model,
  pack: Pack,
  wish: Wish,
  signal: AbortSignal | undefined,
  progress: Progress,
): AsyncGenerator<string, Written> {
  const { contact, company } = pack.history;
  const messages = draftMessages(pack, wish, voiceFor(contact, company?.name ?? null, wish.language, wish.tone));
  const answer = streamAnswer(model, messages, signal);
  for (;;) {
    const next = await answer.next();
    const visible = next.done ? progress.end() : progress.push(next.value);
    if (visible) yield visible;
    if (next.done) return { ...finished(progress, wish.language), usage: next.value };
    if (progress.text.length > LONGEST_DRAFT) throw new ModelFailure("too_long", "The model wrote far more than a mail");
  }
}

function finished({ subject, text }: Progress, language: Language): Omit<Written, "usage"> {
  if (!text.trim()) throw new ModelFailure("invalid_output", "The model wrote nothing");
  if (REFUSAL.test(text.trim())) throw new ModelFailure("refused", "The model refused to write");
  const written = languageOf(text.slice(0, 2_000));
  if (written && written !== language) throw new ModelFailure("wrong_language", "The model wrote in the wrong language");
  return { subject, text };
}

/** What has come so far: the subject line, the text with its citations, and the filter that keeps those from the page. */
export class Progress {
  subject = "";
  text = "";
  #head: string | undefined = "";
  readonly #filter = new CitationFilter();

  /** Takes a piece and answers what of it may be shown. */
  push(piece: string): string {
    if (this.#head === undefined) return this.#show(piece);
    this.#head += piece.replaceAll("\r", "");
    const newline = this.#head.trimStart().indexOf("\n");
    return newline < 0 && this.#head.length < 400 ? "" : this.#readHead();
  }

  end(): string {
    return (this.#head === undefined ? "" : this.#readHead()) + this.#filter.end();
  }

  #readHead(): string {
    const head = (this.#head ?? "").trimStart();
    const [line = "", ...rest] = head.split("\n");
    const subject = SUBJECT_LINE.exec(line)?.[1];
    this.#head = undefined;
    if (subject === undefined) return this.#show(head);
    this.subject = subject.replace(/\s*\[[^\]]*\]/g, "").slice(0, 300);
    return this.#show(rest.join("\n").replace(/^\s+/, ""));
  }

  #show(piece: string): string {
    const isStart = this.text === "";
    const text = isStart ? piece.trimStart() : piece;
    this.text += text;
    return this.#filter.push(text);
  }
}

/** The built-in engine's mail, with what a page shows of it sentence by sentence. */
export async function writeBuiltIn(ctx: Context, pack: Pack, wish: Wish): Promise<{ written: Written; pieces: string[] }> {
  const { subject, text } = await builtInDraftOf(ctx, pack, wish);
  const filter = new CitationFilter();
  const pieces = (text.match(/[^.?!\n]*[.?!\n]+[”"')\]]*\s*|[^.?!\n]+$/gu) ?? [text]).map((piece) => filter.push(piece));
  return { written: { subject, text, usage: { tokensIn: null, tokensOut: null } }, pieces: [...pieces, filter.end()].filter(Boolean) };
}

export const engineOf = (model: ModelSettings | undefined): { engine: Engine; model: string | null } =>
  model ? { engine: "model", model: model.model } : { engine: "built-in", model: null };
