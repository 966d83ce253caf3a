import { MessageCircleQuestionMark, RotateCcw } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { AskAnswer, AskQuery, AskReply } from "../../../../src/ask/ask.schema.ts";
import { get } from "../../lib/api.ts";
import { isComposing } from "../../lib/keys.ts";
import { Button } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { tookOver } from "../assistant/model-failure.words.ts";
import { AnswerPanel } from "./answer-panel.tsx";
import { ViewList } from "./view-list.tsx";
import { askWords } from "./words.ts";
import "./ask.css";

/** What is shown now: an answer and what led to it, or a question that was not understood. */
interface Shown {
  /** The last one that was put. */
  question: string;
  /** Those that led to the answer. */
  asked: string[];
  answer: AskAnswer | undefined;
  reply: AskReply | undefined;
}

const NOTHING: Shown = { question: "", asked: [], answer: undefined, reply: undefined };

/** Questions in plain words, and how they go on. */
export default function AskPage() {
  const w = askWords();
  const { query: address } = useLocation();
  const [text, setText] = useState("");
  const [shown, show] = useState<Shown>(NOTHING);
  const [isBusy, setBusy] = useState(false);
  const [failure, fail] = useState<{ error: Error; again: () => void }>();
  const box = useRef<HTMLTextAreaElement>(null);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    fail(undefined);
    try {
      await work();
    } catch (error) {
      fail({ error: error as Error, again: () => void attempt(work) });
    } finally {
      setBusy(false);
    }
  };
  const ask = (question: string, from = shown): Promise<void> =>
    attempt(async () => {
      const context = from.answer && JSON.stringify(from.answer.query);
      const reply = await get<AskReply>("/ask", { question, context });
      const asked = !reply.query ? from.asked : reply.isFollowUp ? [...from.asked, question] : [question];
      show({ question, asked, reply, answer: reply.answer ?? (reply.query ? undefined : from.answer) });
      if (reply.answer) setText("");
    });
  const run = (query: AskQuery, asked = shown.asked): Promise<void> =>
    attempt(async () =>
      show({ question: "", asked, reply: undefined, answer: await get<AskAnswer>("/ask/answer", { query: JSON.stringify(query) }) }),
    );
  const begin = (): void => {
    show(NOTHING);
    fail(undefined);
    setText("");
    box.current?.focus();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (text.trim() && !isBusy) void ask(text.trim());
  };
  useEffect(() => {
    if (address.q) {
      setText(address.q);
      void ask(address.q, NOTHING);
    } else box.current?.focus();
  }, [address.q]);

  const isUnread = shown.reply !== undefined && shown.reply.query === null;
  return (
    <section class="page">
      <PageHead title={w.title}>
        {(shown.answer || isUnread) && (
          <Button icon={RotateCcw} onClick={begin}>
            {w.anew}
          </Button>
        )}
      </PageHead>
      <div class="ask">
        <div class="ask-main">
          <form class="ask-form" onSubmit={submit}>
            <textarea
              ref={box}
              class="input ask-box"
              aria-label={w.label}
              placeholder={shown.answer ? w.follow : w.placeholder}
              maxLength={500}
              rows={1}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !isComposing(event) && submit(event)}
            />
            <Button kind="primary" type="submit" isBusy={isBusy} disabled={!text.trim()}>
              {w.ask}
            </Button>
          </form>
          {shown.asked.length > 0 && !isUnread && <Trail asked={shown.asked} />}
          {isBusy && !shown.answer && <Bones lines={5} />}
          {failure && <FailedState error={failure.error} onRetry={failure.again} />}
          {!failure && isUnread && shown.reply && (
            <NotUnderstood
              question={shown.question}
              reply={shown.reply}
              onPick={(example) => void ask(example, shown.reply?.unclear ? shown : NOTHING)}
            />
          )}
          {!failure && !isUnread && shown.answer && (
            <AnswerPanel answer={shown.answer} note={noteOf(shown.reply)} onChange={(query) => void run(query)} />
          )}
          {!shown.answer && !shown.reply && !failure && !isBusy && <Examples onPick={(example) => void ask(example)} />}
        </div>
        <ViewList onOpen={(view) => void run(view.query, [view.name])} />
      </div>
    </section>
  );
}

/** The questions that led here, the last one last. */
const Trail = ({ asked }: { asked: string[] }) => (
  <ol class="ask-trail">
    {asked.map((question, index) => (
      <li key={index}>{question}</li>
    ))}
  </ol>
);

function noteOf(reply: AskReply | undefined): string | undefined {
  const w = askWords();
  if (!reply) return undefined;
  if (reply.engine === "model") return w.byModel(reply.model ?? "");
  return reply.fellBack ? tookOver(reply.fellBack, "read") : w.builtIn;
}

function Examples({ onPick }: { onPick: (question: string) => void }) {
  const w = askWords();
  return (
    <div class="ask-start">
      <p class="dim">{w.intro}</p>
      <h2>{w.tryThese}</h2>
      <Questions questions={w.examples} onPick={onPick} />
    </div>
  );
}

interface NotUnderstoodProps {
  question: string;
  reply: AskReply;
  onPick: (question: string) => void;
}

function NotUnderstood({ question, reply, onPick }: NotUnderstoodProps) {
  const { unknown, notKept, unclear, examples, fellBack } = reply;
  const w = askWords();
  if (unclear)
    return (
      <div class="ask-start" role="status">
        <h2>{w.whichOne(unclear)}</h2>
        <Questions questions={examples} onPick={onPick} />
      </div>
    );
  return (
    <div class="ask-start" role="status">
      <EmptyState icon={MessageCircleQuestionMark} title={w.notUnderstood}>
        {reasonsFor(question, unknown, notKept).join(" ")}
      </EmptyState>
      {fellBack && <p class="dim">{tookOver(fellBack, "read")}</p>}
      <h2>{w.nearest}</h2>
      <Questions questions={examples} onPick={onPick} />
    </div>
  );
}

/** Words that stand side by side in the question are told as one: most words of Vietnamese are two. */
function sideBySide(words: string[], question: string): string[] {
  const within = question.toLocaleLowerCase();
  const told: string[] = [];
  for (const word of words) {
    const longer = `${told.at(-1)} ${word}`;
    if (told.length > 0 && within.includes(longer.toLocaleLowerCase())) told[told.length - 1] = longer;
    else told.push(word);
  }
  return told;
}

/** Why there is no answer: what is not kept, and the words that mean nothing. */
function reasonsFor(question: string, unknown: string[], notKept: string[]): string[] {
  const w = askWords();
  const quoted = (words: string[]) =>
    sideBySide(words, question)
      .map((word) => `“${word}”`)
      .join(", ");
  const strange = unknown.filter((word) => !notKept.includes(word));
  if (unknown.length === 0) return [w.unknownAll];
  return [...(notKept.length > 0 ? [w.notKept(quoted(notKept))] : []), ...(strange.length > 0 ? [w.unknownWords(quoted(strange))] : [])];
}

const Questions = ({ questions, onPick }: { questions: string[]; onPick: (question: string) => void }) => (
  <ul class="ask-examples">
    {questions.map((question) => (
      <li key={question}>
        <button type="button" onClick={() => onPick(question)}>
          {question}
        </button>
      </li>
    ))}
  </ul>
);
