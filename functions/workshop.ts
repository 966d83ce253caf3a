import type { Asking } from "../src/ask/grammar/vocabulary.ts";
import type { KeptKind } from "../src/assistant/assistant.table.ts";
import { builtInBrief } from "../src/assistant/built-in/brief.ts";
import { builtInDraft } from "../src/assistant/built-in/draft.ts";
import { builtInNotes, type NotesInput } from "../src/assistant/built-in/notes/notes.ts";
import { builtInRevision, type Current } from "../src/assistant/built-in/revise.ts";
import { learnStyle, type OwnMail } from "../src/assistant/built-in/style.ts";
import { builtInSummary } from "../src/assistant/built-in/summary.ts";
import { checkedChange, checkedWriting, claimsOrFailure, subjectProblems } from "../src/assistant/checks.ts";
import type { EditOrder } from "../src/assistant/edit-orders.ts";
import type { Pack } from "../src/assistant/evidence.ts";
import { masked } from "../src/assistant/masking.ts";
import { callModel, type ModelCall } from "../src/assistant/openai.ts";
import type { Wish } from "../src/assistant/wish.ts";
import type { Job } from "../src/assistant/writing.ts";
import { fetchCarefully, type StreamHost } from "../src/core/careful-stream.ts";
import { ndjson } from "../src/core/ndjson.ts";
import type { OutboundLimits } from "../src/core/outbound.rules.ts";
import { checkedHeadline } from "../src/digests/engine/checked-headline.ts";
import type { DailyInput, WeeklyInput } from "../src/digests/engine/input.ts";
import type { LetterInput } from "../src/digests/engine/letter.ts";
import type { AccountMail } from "../src/identity/account-mail.ts";
import { mailText } from "../src/identity/account-mail.words.ts";
import { isListed } from "../src/identity/password-list.ts";
import { newTotp, stepOfCode } from "../src/identity/totp.ts";
import type { ImportJob } from "../src/imports/imports.schema.ts";
import type { FileHead, HeadToInspect, HeadToInspectAgain, SentHead } from "../src/imports/inspect.ts";
import type { Learning } from "../src/predictions/learn-purchases.ts";
import type { Answered } from "../src/predictions/model/check-reading.ts";
import type { Looking } from "../src/predictions/model/look.ts";
import type { CustomerAsking } from "../src/predictions/model/question.ts";
import type { OfferLearning, OfferScoring } from "../src/predictions/offering/learn-offers.ts";
import type { Scoring } from "../src/predictions/score-purchases.ts";
import type { LabelNoun } from "../src/predictions/scores/definition.rules.ts";
import type { LabelLearning } from "../src/predictions/scores/learn-labels.ts";
import type { LabelScoring } from "../src/predictions/scores/score-labels.ts";
import type { Settling } from "../src/predictions/settle-purchases.ts";
import { type ReaderInput, readText } from "../src/reading/built-in/read.ts";
import { type VerifyInput, verified } from "../src/reading/built-in/verified.ts";
import type { ReaderAsking } from "../src/reading/reader-prompt.ts";
import type { Letter } from "../src/workspaces/letters.ts";
import { letterText } from "../src/workspaces/letters.words.ts";

/**
 * The second Worker: heavy work without rights or a database, called by the first one alone through a service binding.
 * `POST PATH` with the input as JSON; one line a path here. What is heavy is imported by the work that needs it.
 */

/** Answered as JSON: `ctx.ports.workshop(path, input)`. */
const WORK: Record<string, (input: never) => unknown> = {
  /** The sample company's records as of `now`. */
  "/sample": async ({ now, withShop }: { now: number; withShop: boolean }) =>
    (await import("../src/sample/sample.ts")).buildSample(now, { withShop }),
  /** The built-in engine: what it reads is a pack of evidence, what it writes carries citations. */
  "/built-in/draft": ({ pack, wish }: { pack: Pack; wish: Wish }) => builtInDraft(pack, wish),
  "/built-in/revision": ({ pack, wish, current, orders }: { pack: Pack; wish: Wish; current: Current; orders: EditOrder[] }) =>
    builtInRevision(pack, wish, current, orders),
  "/built-in/summary": ({ pack }: { pack: Pack }) => builtInSummary(pack),
  /** What messages, notes and calls say, in a closed set of fields: src/reading. */
  "/built-in/read": ({ texts }: { texts: ReaderInput[] }) => texts.map(readText),
  "/built-in/verify-reading": ({ answer, input, passages }: VerifyInput) => verified(answer, input, passages),
  "/built-in/notes": (input: NotesInput) => builtInNotes(input),
  "/built-in/brief": ({ pack }: { pack: Pack }) => builtInBrief(pack),
  /** Messages without the personal data that is not to leave. */
  "/assistant/mask": masked,
  /** What models are asked, put together. */
  "/prompts/draft": async (job: Job) => (await import("../src/assistant/draft-prompt.ts")).messagesForDraft(job),
  "/prompts/points": async ({ kind, pack }: { kind: KeptKind; pack: Pack }) =>
    (await import("../src/assistant/points-prompts.ts")).pointsMessages(kind, pack),
  "/prompts/reading": async (asking: ReaderAsking) => (await import("../src/reading/reader-prompt.ts")).readerMessages(asking),
  /** Texts of people and models, against their evidence. */
  "/check/writing": checkedWriting,
  "/check/change": checkedChange,
  "/check/subject": subjectProblems,
  "/check/claims": claimsOrFailure,
  "/check/headline": checkedHeadline,
  "/digests/daily": async (input: DailyInput) => (await import("../src/digests/engine/daily.ts")).dailyDigest(input),
  "/digests/weekly": async (input: WeeklyInput) => (await import("../src/digests/engine/weekly.ts")).weeklyDigest(input),
  "/digests/letter": async (input: LetterInput) => (await import("../src/digests/engine/letter.ts")).digestLetter(input),
  /** Purchase predictions: what is learned from a workspace's orders, and what that says of some of its customers. */
  "/predictions/learn": async (learning: Learning) => (await import("../src/predictions/learn-purchases.ts")).learnWorkspace(learning),
  "/predictions/settle": async (settling: Settling) => (await import("../src/predictions/settle-purchases.ts")).settlePurchases(settling),
  "/predictions/score": async (scoring: Scoring) => (await import("../src/predictions/score-purchases.ts")).scoreCustomers(scoring),
  /** Offers: how well they were tested, and the lists of some customers. */
  "/predictions/offers/learn": async (learning: OfferLearning) =>
    (await import("../src/predictions/offering/learn-offers.ts")).learnShop(learning),
  "/predictions/offers/score": async (scoring: OfferScoring) =>
    (await import("../src/predictions/offering/learn-offers.ts")).scoreShop(scoring),
  /** Labels: the SQL of their features, what is learned from records of days gone by, and what that says of some of today. */
  "/predictions/features": async ({ noun }: { noun: LabelNoun }) =>
    (await import("../src/predictions/features/features.ts")).featureQueriesOf(noun),
  "/predictions/labels/learn": async (learning: LabelLearning) =>
    (await import("../src/predictions/scores/learn-labels.ts")).learnLabel(learning),
  "/predictions/labels/score": async (scoring: LabelScoring) =>
    (await import("../src/predictions/scores/score-labels.ts")).scoreRecords(scoring),
  /** A language model as a forecaster: what it is asked of a customer, whether its answer stands, and how much it counts. */
  "/predictions/model/question": async (input: CustomerAsking) =>
    (await import("../src/predictions/model/question.ts")).questionAbout(input),
  "/predictions/model/check": async (input: Answered) => (await import("../src/predictions/model/check-reading.ts")).checkedAnswer(input),
  "/predictions/model/look": async (input: Looking) => (await import("../src/predictions/model/look.ts")).lookedAt(input),
  /** A question as a query of the closed grammar, or the words in it that are not understood. */
  "/built-in/ask": async (asking: Asking) => (await import("../src/ask/grammar/read.ts")).readQuestion(asking),
  /** How a member writes, from their own sent mail. */
  "/built-in/style": ({ mails }: { mails: OwnMail[] }) => learnStyle(mails),
  /** Messages in base64, read; null for what is beyond reading. */
  "/mail/read": async ({ raws }: { raws: string[] }) => {
    const { readMail } = await import("../src/mail/read-mail.ts");
    return Promise.all(raws.map((raw) => readMail(Buffer.from(raw, "base64")).catch(() => null)));
  },
  /** What brings a database of this schema up to date: text that few requests need. */
  "/migrations": async ({ schema }: { schema: "directory" | "workspace" }) => {
    const { DIRECTORY_MIGRATIONS, WORKSPACE_MIGRATIONS } = await import("./migrations.ts");
    return schema === "directory" ? DIRECTORY_MIGRATIONS : WORKSPACE_MIGRATIONS;
  },
  /** What the head of a file tells before it is imported. */
  "/imports/inspect": async ({ head, fileName, locale, currency }: HeadToInspect) =>
    (await import("../src/imports/file-head.ts")).seenAs(received(head), fileName, locale, currency),
  "/imports/inspect-again": async ({ head, job, isRemapped, currency }: HeadToInspectAgain) =>
    (await import("../src/imports/file-head.ts")).seenAgain(received(head), job, isRemapped, currency),
  "/imports/obstacle": async (job: ImportJob) => (await import("../src/imports/file-head.ts")).obstacleTo(job),
  /** What Relata itself writes to people about their accounts and workspaces. */
  "/words/account-mail": ({ kind, locale, facts }: AccountMail) => mailText(kind, locale, facts ?? {}),
  "/words/letter": ({ kind, locale, facts }: Letter) => letterText(kind, locale, facts ?? {}),
  "/passwords/check": isListed,
  "/totp/new": newTotp,
  "/totp/check": stepOfCode,
  "/passkeys/registration": async (input) => (await import("../src/identity/webauthn.ts")).checkRegistration(input),
  "/passkeys/assertion": async (input) => (await import("../src/identity/webauthn.ts")).checkAssertion(input),
  "/openid/start": async (input) => (await import("../src/identity/openid.ts")).startAuthorization(input),
  "/openid/finish": async (input) => (await import("../src/identity/openid.ts")).checkAuthorization(input),
};

const received = ({ base64, isWhole }: SentHead): FileHead => ({ bytes: Buffer.from(base64, "base64"), isWhole });

/** Only in embedded mode: what the machine does for the Worker. */
interface WorkshopEnv {
  HOST?: Fetcher;
}

type Streamed = (input: never, signal: AbortSignal, through: StreamHost | undefined) => AsyncGenerator<unknown>;

/** Answered line by line while the work goes on; the signal fires when nobody reads any more. */
const STREAMED_WORK: Record<string, Streamed> = {
  "/model": (call: ModelCall & { limits: OutboundLimits }, signal, through) =>
    callModel(call, signal, call.model.isForeign ? fetchCarefully(call.limits, through) : undefined),
};

export default {
  async fetch(request: Request, { HOST: host }: WorkshopEnv, execution: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    const [work, streamed] = [WORK[pathname], STREAMED_WORK[pathname]];
    if (request.method !== "POST" || !(work || streamed)) return new Response("The workshop knows no such work", { status: 404 });
    const input = (await request.json()) as never;
    const through = host && { host, waitUntil: (work: Promise<unknown>) => execution.waitUntil(work) };
    return streamed ? ndjson((signal) => streamed(input, signal, through)) : Response.json(await work?.(input));
  },
};
