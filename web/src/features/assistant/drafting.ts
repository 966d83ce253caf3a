import type { Draft, DraftEvent } from "../../../../src/assistant/assistant.schema.ts";
import { isProblem, Problem, patch, send } from "../../lib/api.ts";
import { eventsOf } from "../../lib/sse.ts";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { type Composer, checkKey, composerOf, fromDraft, type Text, update } from "./composers.ts";
import { without } from "./segments.ts";

/** What the composer does: stream a draft, take edits, have them checked, undo them. */

const CHECK_AFTER_MS = 700;
const COALESCE_MS = 900;
const HISTORY = 60;

const streams = new Map<string, AbortController>();
const checks = new Map<string, ReturnType<typeof setTimeout>>();
let lastEditAt = 0;

const textOf = ({ subject, body, settled }: Composer): Text => ({ subject, body, settled });

/** Writes a draft, otherwise than before where it is said how; what was there goes into the history, so that Undo brings it back. */
export async function write(recordId: string, otherwise: Partial<Composer["writing"]> = {}): Promise<void> {
  const before = composerOf(recordId);
  if (before) update(recordId, { writing: { ...before.writing, ...otherwise } });
  const now = composerOf(recordId);
  if (now) await stream(recordId, now, "/assistant/drafts", { recordId, ...now.writing });
}

/** Has the draft changed as its writer says. When nothing comes of it the text is as before, and `onFailure` gets the words back. */
export async function revise(recordId: string, instruction: string, onFailure: () => void): Promise<void> {
  const now = composerOf(recordId);
  if (!now?.draftId || now.phase !== "ready") return;
  const { subject, body, settled } = now;
  const isWritten = await stream(recordId, now, `/assistant/drafts/${now.draftId}/revise`, { instruction, subject, body, settled });
  if (isWritten) return;
  onFailure();
  if (composerOf(recordId)?.body === "") update(recordId, { ...now, notice: { reason: "", isOver: true } });
}

/** True when a whole draft has come. */
async function stream(recordId: string, now: Composer, path: string, input: object): Promise<boolean> {
  stop(recordId);
  const controller = new AbortController();
  streams.set(recordId, controller);
  const past = now.body ? [...now.past.slice(-HISTORY), textOf(now)] : now.past;
  update(recordId, {
    phase: "writing",
    body: "",
    sentences: [],
    settled: [],
    evidence: [],
    notice: undefined,
    isEditing: false,
    gaps: [],
    past,
    future: [],
  });
  try {
    const response = await send("POST", path, { body: input, signal: controller.signal });
    for await (const { event, data } of eventsOf(response)) take(recordId, { event, data: JSON.parse(data) } as DraftEvent);
    if (composerOf(recordId)?.phase === "writing") fail(recordId);
  } catch (error) {
    if (!controller.signal.aborted) fail(recordId, error);
  } finally {
    if (streams.get(recordId) === controller) streams.delete(recordId);
  }
  const after = composerOf(recordId);
  return controller.signal.aborted || (after?.phase === "ready" && after.notice?.isOver !== true);
}

function fail(recordId: string, error?: unknown): void {
  if (error) complain(explain(error));
  const now = composerOf(recordId);
  update(recordId, { phase: now?.body ? "ready" : "setup", notice: { reason: "", isOver: true } });
}

function take(recordId: string, message: DraftEvent): void {
  const now = composerOf(recordId);
  if (now?.phase !== "writing") return;
  const { event, data } = message;
  if (event === "start") update(recordId, { draftId: data.draftId, engine: data.engine, model: data.model, evidence: data.evidence });
  else if (event === "delta") update(recordId, { body: now.body + data.text });
  else if (event === "restart")
    update(recordId, { body: "", engine: data.engine, model: null, notice: { reason: data.reason, isOver: false } });
  else if (event === "done") update(recordId, { ...fromDraft(now, data.draft), writing: writingAfter(now, data.draft), phase: "ready" });
  else fail(recordId, new Problem(502, { code: data.code, detail: data.message }));
}

/** What an instruction has changed of length, tone and language holds for the next draft, too. */
const writingAfter = ({ writing }: Composer, { tone, length, language, channel }: Draft): Composer["writing"] => ({
  ...writing,
  ...{ tone, length, language, channel },
});

/** Stops the writing; what has come so far stays and is checked. */
export function stop(recordId: string): void {
  const controller = streams.get(recordId);
  if (!controller) return;
  controller.abort();
  streams.delete(recordId);
  const now = composerOf(recordId);
  update(recordId, { phase: now?.body ? "ready" : "setup", checked: "" });
  if (now?.body) checkSoon(recordId);
}

/** Takes an edit. Typing that goes on is one step of the history. */
export function edit(recordId: string, change: Partial<Text>): void {
  const now = composerOf(recordId);
  if (!now) return;
  const isTyping = Date.now() - lastEditAt < COALESCE_MS && now.past.length > 0;
  lastEditAt = Date.now();
  const past = isTyping ? now.past : [...now.past.slice(-HISTORY), textOf(now)];
  update(recordId, { ...change, past, future: [] });
  checkSoon(recordId);
}

/** A change that is a step of its own, whatever was typed just before. */
function step(recordId: string, change: Partial<Text>): void {
  lastEditAt = 0;
  edit(recordId, change);
  lastEditAt = 0;
}

export function settle(recordId: string, sentence: string): void {
  const now = composerOf(recordId);
  if (!now) return;
  step(recordId, { settled: [...now.settled, sentence] });
  const sentences = now.sentences.map((one) => (one.text === sentence ? { ...one, status: "settled" as const } : one));
  update(recordId, { sentences });
}

export function removeSentence(recordId: string, sentence: string): void {
  const now = composerOf(recordId);
  if (now) step(recordId, { body: without(now.body, sentence) });
}

function travel(recordId: string, from: "past" | "future", to: "past" | "future"): void {
  const now = composerOf(recordId);
  const text = now?.[from].at(-1);
  if (!now || !text) return;
  lastEditAt = 0;
  update(recordId, { ...text, [from]: now[from].slice(0, -1), [to]: [...now[to], textOf(now)] });
  checkSoon(recordId);
}

export const undoEdit = (recordId: string): void => travel(recordId, "past", "future");
export const redoEdit = (recordId: string): void => travel(recordId, "future", "past");

function checkSoon(recordId: string): void {
  clearTimeout(checks.get(recordId));
  checks.set(
    recordId,
    setTimeout(() => void check(recordId), CHECK_AFTER_MS),
  );
}

/** Saves the text and has its facts checked; an answer that comes after a newer edit is dropped. */
export async function check(recordId: string): Promise<void> {
  clearTimeout(checks.get(recordId));
  const now = composerOf(recordId);
  if (!now?.draftId || now.checked === checkKey(now)) return;
  const asked = checkKey(now);
  try {
    const { subject, ...rest } = textOf(now);
    const { data } = await patch<Draft>(
      `/assistant/drafts/${now.draftId}`,
      subject ? { subject, ...rest } : rest,
      now.version || undefined,
    );
    const later = composerOf(recordId);
    if (!later) return;
    if (checkKey(later) !== asked) return update(recordId, { version: data.version });
    const { sentences, evidence, version } = data;
    const named = { ...later, subject: later.subject || data.subject };
    update(recordId, { sentences, evidence, version, subject: named.subject, checked: checkKey(named) });
  } catch (error) {
    if (isProblem(error, "stale")) await catchUp(recordId);
    else complain(explain(error));
  }
}

/** Another window changed the draft: take its version and put this text over it. */
async function catchUp(recordId: string): Promise<void> {
  const draftId = composerOf(recordId)?.draftId;
  if (!draftId) return;
  const response = await send("GET", `/assistant/drafts/${draftId}`);
  const draft = (await response.json()) as Draft;
  update(recordId, { version: draft.version });
  await check(recordId);
}
