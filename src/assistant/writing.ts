import type { Context, Model, ModelSettings } from "../core/context.ts";
import type { Engine, Gap } from "./assistant.schema.ts";
import { builtInDraftOf, builtInRevisionOf } from "./built-in/engine.ts";
import type { Current } from "./built-in/revise.ts";
import { CitationFilter, stripCitations } from "./citations.ts";
import type { EditOrder } from "./edit-orders.ts";
import type { Pack } from "./evidence.ts";
import { streamAnswer } from "./model.ts";
import { ModelFailure } from "./model-failure.ts";
import type { Message, Usage } from "./openai.ts";
import { withoutMarkdown } from "./plain-text.ts";
import { isOtherThan } from "./topics.ts";
import type { Wish } from "./wish.ts";

/** What is to be written: anew, or out of a text that stands. */
export interface Job {
  pack: Pack;
  /** How it is to be in the end. */
  wish: Wish;
  revision?: Revision | undefined;
}

/** A text that is to be changed, and how. */
export interface Revision {
  current: Current;
  /** As the person said it, and as code understands it. */
  instruction: string;
  orders: EditOrder[];
  /** How the text that stands was wanted. */
  before: Wish;
}

/** A written text with its citations still in it. */
export interface Written {
  subjects: string[];
  text: string;
  usage: Usage;
  gaps: Gap[];
}

const LONGEST_DRAFT = 12_000;
const SUBJECT_LINE = /^[\s*#]*(?:subject|tiêu đề|chủ đề)\s*\d?\s*:\s*(.*?)[\s*]*$/iu;
/** What may still become a subject line when more of it arrives. */
const SUBJECT_BEGUN =
  /^[\s*#]*(?:s(?:u(?:b(?:j(?:e(?:c(?:t(?:\s*\d?\s*(?::.*)?)?)?)?)?)?)?)?|t(?:i(?:ê(?:u(?: (?:đ(?:ề(?:\s*\d?\s*(?::.*)?)?)?)?)?)?)?)?|c(?:h(?:ủ(?: (?:đ(?:ề(?:\s*\d?\s*(?::.*)?)?)?)?)?)?)?)?$/iu;
const MOST_SUBJECTS = 3;
const REFUSAL =
  /^(?:i(?:'|’)?m sorry,? (?:but )?i (?:can|am)|i (?:can(?:no|')t|am unable|won(?:'|’)t)|as an ai|sorry, (?:but )?i can|xin lỗi,? (?:nhưng )?tôi không thể|tôi không thể (?:giúp|hỗ trợ|thực hiện))/iu;

/** Pieces of the visible body as the model that is asked by these messages writes it; the result is the whole with its citations. Throws ModelFailure. */
export async function* writeWithModel(
  model: Model,
  messages: Message[],
  wish: Wish,
  signal: AbortSignal | undefined,
  progress: Progress,
): AsyncGenerator<string, Omit<Written, "gaps">> {
  const answer = streamAnswer(model, messages, signal);
  for (;;) {
    const next = await answer.next();
    const visible = next.done ? progress.end() : progress.push(next.value);
    if (visible) yield visible;
    if (next.done) return { ...finished(progress, wish), usage: next.value };
    if (progress.text.length > LONGEST_DRAFT) throw new ModelFailure("too_long", "The model wrote far more than a mail");
  }
}

function finished({ subjects, text }: Progress, { language, template }: Wish): Pick<Written, "subjects" | "text"> {
  if (!isProse(text)) throw new ModelFailure("invalid_output", "The model wrote no letter");
  if (REFUSAL.test(text.trim())) throw new ModelFailure("refused", "The model refused to write");
  if (template && /[{}]/.test(text)) throw new ModelFailure("invalid_output", "The model left a slot of the template open");
  if (isOtherThan(text.slice(0, 2_000), language)) throw new ModelFailure("wrong_language", "The model wrote in the wrong language");
  return { subjects: subjects.map(withoutMarkdown), text: withoutMarkdown(text) };
}

/** "{}", "null", "…": an answer of data or marks is no text. */
function isProse(text: string): boolean {
  const bare = stripCitations(text)
    .text.trim()
    .replace(/^```\w*\s*|\s*```$/g, "");
  const isData = /^(?:[{[][\s\S]*[}\]]|"[\s\S]*"|null|undefined|true|false)$/u.test(bare);
  return !isData && /\p{L}/u.test(bare);
}

/** What has come so far: the subject lines, the text with its citations, and the filter that keeps those from the page. */
export class Progress {
  readonly subjects: string[] = [];
  text = "";
  #head: string | undefined = "";
  readonly #filter = new CitationFilter();

  /** Takes a piece and answers what of it may be shown. */
  push(piece: string): string {
    if (this.#head === undefined) return this.#show(piece);
    this.#head += piece.replaceAll("\r", "");
    return this.#readHead(false);
  }

  end(): string {
    return (this.#head === undefined ? "" : this.#readHead(true)) + this.#filter.end();
  }

  /** Takes the subject lines off the front, as long as another may follow. */
  #readHead(isEnd: boolean): string {
    for (;;) {
      const head = (this.#head ?? "").trimStart();
      const newline = head.indexOf("\n");
      const mayGoOn = newline < 0 && head.length < 400 && (this.subjects.length === 0 || SUBJECT_BEGUN.test(head));
      if (!isEnd && mayGoOn) return "";
      const subject = SUBJECT_LINE.exec(newline < 0 ? head : head.slice(0, newline))?.[1];
      if (subject === undefined || (newline < 0 && head.length >= 400)) {
        this.#head = undefined;
        return this.#show(head);
      }
      const bare = subject.replace(/\s*\[[^\]]*\]/g, "").slice(0, 300);
      if (bare && this.subjects.length < MOST_SUBJECTS) this.subjects.push(bare);
      this.#head = newline < 0 ? "" : head.slice(newline + 1);
      if (newline < 0) return "";
    }
  }

  #show(piece: string): string {
    const isStart = this.text === "";
    const text = isStart ? piece.trimStart() : piece;
    this.text += text;
    return this.#filter.push(text);
  }
}

/** The built-in engine's text, with what a page shows of it sentence by sentence. */
export async function writeBuiltIn(ctx: Context, { pack, wish, revision }: Job): Promise<{ written: Written; pieces: string[] }> {
  const { subjects, text, gaps } = revision
    ? await builtInRevisionOf(ctx, pack, revision.before, revision.current, revision.orders)
    : await builtInDraftOf(ctx, pack, wish);
  const filter = new CitationFilter();
  const pieces = (text.match(/[^.?!\n]*[.?!\n]+[”"')\]]*\s*|[^.?!\n]+$/gu) ?? [text]).map((piece) => filter.push(piece));
  const usage = { tokensIn: null, tokensOut: null };
  return { written: { subjects, text, usage, gaps }, pieces: [...pieces, filter.end()].filter(Boolean) };
}

export const engineOf = (model: ModelSettings | undefined): { engine: Engine; model: string | null } =>
  model ? { engine: "model", model: model.model } : { engine: "built-in", model: null };
