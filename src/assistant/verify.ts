import { misnamedActors, type Parties, swappedActors, withoutSpans } from "./actors.ts";
import { mistakenForms, mistakenGreeting } from "./address-forms.ts";
import type { CheckedSentence, EvidenceItem } from "./assistant.schema.ts";
import { mistakenWriters } from "./authors.ts";
import { misplacedFigures } from "./bindings.ts";
import { isBornOut, type Telling } from "./borne-out.ts";
import { type CitationMark, stripCitations } from "./citations.ts";
import { type Act, actOf, isClosing, proposesATalk } from "./claims.ts";
import { unfoundedCommitments } from "./commitments.ts";
import { unfoundedConsents } from "./consents.ts";
import { type DayBase, type DayFigure, type DayReading, sameDay } from "./days.ts";
import { unfoundedDemands } from "./demands.ts";
import { type CheckSetting, isDrafted, isSender, quotesIn, type Source, type Span } from "./evidence-source.ts";
import { type Figure, figuresIn } from "./figures.ts";
import { isInvented, tellsInPassing, unfoundedCauses, unfoundedHappenings } from "./happenings.ts";
import { swappedThings } from "./kindred.ts";
import { isPlainOpening } from "./names.ts";
import { flippedNegations } from "./negations.ts";
import { contraryWords, saysTheSame } from "./opposites.ts";
import { ourWords } from "./our-words.ts";
import { unfoundedPaymentDetails } from "./payment-details.ts";
import { bearsPromise, promiseIn } from "./promises.ts";
import { bearsSending, saysWeWrote, sendingIn, speaksOfWords, tellsWeSent, wayOf } from "./sendings.ts";
import { type Sentence, splitSentences } from "./sentences.ts";
import { Shelf } from "./shelf.ts";
import { isSignature } from "./signature.ts";
import { clauseSpan, unfoundedStatuses } from "./statuses.ts";
import { languageOf, sharesTopic, topicWords } from "./topics.ts";

/** Checks a text against its evidence, in code: what no cited source bears out is named. */

/** Reads evidence once and checks any number of texts against it. */
export class Checker {
  readonly #setting: CheckSetting;
  readonly #shelf: Shelf;
  readonly #parties: Parties;

  constructor(evidence: EvidenceItem[], setting: CheckSetting) {
    this.#setting = setting;
    this.#shelf = new Shelf(evidence, setting);
    this.#parties = partiesIn(evidence);
  }

  /** A model's text with its citations: the body that a person sees, and each sentence of it with its verdict. */
  check(raw: string): { body: string; sentences: CheckedSentence[] } {
    const { text, marks } = stripCitations(raw);
    const leading = text.length - text.trimStart().length;
    const body = text.trim();
    const shifted = marks.map((mark) => ({ ...mark, at: placeOf(body, Math.max(mark.at - leading, 0)) }));
    return { body, sentences: this.#checkAll(splitSentences(body), shifted) };
  }

  /** One sentence with its citations. */
  checkSentence(sentence: Sentence, cites: string[], act: Act): CheckedSentence {
    const { text, start, end } = sentence;
    return { text, start, end, cites: cites.filter((ref) => this.#shelf.items.has(ref)), ...this.#verdict(text, cites, act) };
  }

  /** What in a subject line no source bears out. It has no citations, so all the evidence may. */
  problemsOfSubject(line: string): string[] {
    const text = line.charAt(0).toLowerCase() + line.slice(1);
    return this.checkSentence({ text, start: 0, end: text.length }, [...this.#shelf.items.keys()], "statement").problems;
  }

  /** Numbers, days, codes and names of a statement that do not stand in the items it cites. */
  unfoundedFigures(text: string, cites: string[]): string[] {
    const cited = this.#shelf.of(cites);
    const telling: Telling = { isOurWord: saysWeWrote(text), isOfWords: speaksOfWords(text) };
    return this.#claimed(text, "statement")
      .filter((figure) => !isBornOut(figure, cited, telling, this.#shelf))
      .map(({ raw }) => raw);
  }

  /** Refs of the items that each bear out every figure of a text on their own. */
  sourcesFor(text: string): string[] {
    const figures = this.#claimed(text, "statement");
    if (figures.length === 0) return [];
    const telling: Telling = { isOurWord: saysWeWrote(text), isOfWords: speaksOfWords(text) };
    return [...this.#shelf.items.keys()].filter((ref) =>
      figures.every((figure) => isBornOut(figure, this.#shelf.of([ref]), telling, this.#shelf)),
    );
  }

  /** What each sentence of a body does, in order. */
  actsIn(body: string): Act[] {
    return this.#actsOf(splitSentences(body));
  }

  #checkAll(sentences: Sentence[], marks: CitationMark[]): CheckedSentence[] {
    const acts = this.#actsOf(sentences);
    return sentences.map((sentence, index) => {
      const until = sentences[index + 1]?.start ?? Number.POSITIVE_INFINITY;
      const refs = marks.filter((mark) => mark.at >= sentence.start && mark.at < until).flatMap((mark) => mark.refs);
      return this.checkSentence(sentence, [...new Set(refs)], acts[index] ?? "statement");
    });
  }

  #actsOf(sentences: Sentence[]): Act[] {
    const sender = [...this.#shelf.items.values()].filter(isSender).map((item) => item.text);
    let isBelowClosing = false;
    return sentences.map(({ text }, index) => {
      const afterClosing = isBelowClosing && isSignature(text, sender.join("\n"));
      isBelowClosing ||= isClosing(text);
      return actOf(text, { isFirst: index === 0, afterClosing });
    });
  }

  #verdict(text: string, cites: string[], act: Act): Pick<CheckedSentence, "status" | "problems"> {
    const sources = this.#shelf.of(cites);
    const ours = this.#shelf.oursAmong(sources);
    const quoted = quotesIn(text, sources);
    const telling: Telling = { isOurWord: saysWeWrote(text), isOfWords: speaksOfWords(text) };
    const claimed = this.#claimed(text, act).filter(({ start, end }) => !quoted.some((quote) => quote.start <= start && end <= quote.end));
    const unknown = cites.filter((ref) => !this.#shelf.items.has(ref)).map((ref) => `[${ref}]`);
    const promised = this.#setting.isToCustomer && act !== "question" ? promiseIn(withoutSpans(text, quoted)) : undefined;
    const pledge = promised ? clauseSpan(text, text.indexOf(promised.raw)) : undefined;
    const heardFor = (figure: Figure) => (pledge && figure.kind !== "name" && isWithin(figure, pledge) ? ours : sources);
    const missing = claimed.filter((figure) => !isBornOut(figure, heardFor(figure), telling, this.#shelf)).map((figure) => figure.raw);
    const untold = [
      ...this.#unfoundedGifts(text, act, sources, ours),
      ...(promised && !isPromiseTold(text, promised, ours) ? [promised.raw] : []),
      ...(promised && !promised.isPast ? this.#daysGone(claimed) : []),
      ...statusProblems(text, act, sources, quoted),
      ...demandProblems(text, act, sources),
      ...contraryProblems(text, act, sources, quoted),
      ...this.#unfoundedConsents(text, act, sources, quoted),
      ...this.#misplaced(text, act, claimed, sources, quoted),
      ...this.#unfoundedEvents(text, act, sources, quoted),
      ...this.#mistakenPeople(text, act, sources, quoted),
      ...this.#unfoundedSendings(text, act, claimed, sources),
    ];
    const problems = [...new Set([...unknown, ...missing, ...untold])];
    if (problems.length > 0) return { status: "unsupported", problems };
    if (act !== "statement") return { status: sources.length > 0 ? "supported" : "no_claim", problems };
    const isGrounded =
      sources.length > 0 &&
      (quoted.length > 0 || claimed.some((figure) => figure.kind !== "name") || isOnTopic(text, sources)) &&
      (quoted.length > 0 ||
        claimed.some((figure) => "values" in figure || figure.kind === "code") ||
        telling.isOfWords ||
        !isInvented(text, sources));
    return { status: isGrounded ? "supported" : "unsupported", problems };
  }

  /** Money that we give, and where the reader is to pay or to call. */
  #unfoundedGifts(text: string, act: Act, sources: Source[], ours: Source[]): string[] {
    if (act === "closing" || act === "greeting") return [];
    const said = [...ours, ...this.#shelf.ofTheSender()].map((source) => source.text);
    const cited = sources.map((source) => source.text);
    const ourOwn = ours.map((source) => source.text);
    return [...unfoundedCommitments(text, cited, ourOwn), ...unfoundedPaymentDetails(text, said)];
  }

  /** Figures that stand in the sources, but count something else there. */
  #misplaced(text: string, act: Act, claimed: Figure[], sources: Source[], quoted: Span[]): string[] {
    if (act === "closing" || act === "greeting" || act === "question" || sources.length === 0) return [];
    if (act !== "statement" && !claimed.some((figure) => "values" in figure)) return [];
    return misplacedFigures(
      text,
      this.#base(),
      sources.map((source) => source.heard),
      quoted,
    );
  }

  /** A statement tells of what its sources tell of; thanks for something that has happened, of what any record does. */
  #unfoundedEvents(text: string, act: Act, sources: Source[], quoted: Span[]): string[] {
    if (act === "statement" && sources.length === 0) return [];
    if (act === "statement") {
      const texts = sources.map((source) => source.text);
      return [...unfoundedHappenings(text, sources, quoted), ...unfoundedCauses(text, sources), ...swappedThings(text, texts, quoted)];
    }
    if (act !== "courtesy" || !tellsInPassing(text)) return [];
    return unfoundedHappenings(text, sources.length > 0 ? sources : this.#shelf.all(), quoted);
  }

  /** Somebody's consent must be told by who could know of it: of our own people's, nobody but us. */
  #unfoundedConsents(text: string, act: Act, sources: Source[], quoted: Span[]): string[] {
    if (act === "closing" || act === "greeting" || act === "question") return [];
    const told = saysWeWrote(text) ? sources : sources.filter((source) => !isDrafted(source));
    const ours = [...told, ...this.#shelf.ofTheSender()].map(({ item }) => ourWords(item));
    return unfoundedConsents(
      text,
      { cited: told.map((source) => source.text), ours, known: this.#shelf.known().map((source) => source.text) },
      quoted,
    );
  }

  /** A promise for a day that is over. */
  #daysGone(claimed: Figure[]): string[] {
    const days = claimed.filter((figure): figure is DayFigure => figure.kind === "day" && figure.readings.length > 0);
    const isGone = ({ readings }: DayFigure) => !readings.some((reading) => isAhead(reading, this.#shelf.today));
    return days.every(isGone) ? days.map(({ raw }) => raw) : [];
  }

  /** People called by a form of address, or given a part, that is another's. */
  #mistakenPeople(text: string, act: Act, sources: Source[], quoted: Span[]): string[] {
    if (act === "closing") return [];
    const items = [...this.#shelf.items.values()];
    const people = items.flatMap(({ title, form }) => (form ? [{ name: title, form }] : []));
    const cited = sources.map((source) => source.text);
    const forms = mistakenForms(
      text,
      cited,
      items.map((item) => `${item.title}\n${item.text}`),
      people,
    );
    const cites = sources.map(({ item }) => item);
    const writers = this.#setting.isToCustomer ? mistakenWriters(text, cites, this.#parties.theirs) : [];
    const reader = this.#setting.isToCustomer ? items.find(({ kind }) => kind === "contact") : undefined;
    const greeted = act === "greeting" && reader?.form ? mistakenGreeting(text, { name: reader.title, form: reader.form }) : [];
    if (act === "greeting" || act === "question") return [...new Set([...forms, ...greeted, ...writers])];
    return [...forms, ...writers, ...misnamedActors(text, cites), ...swappedActors(text, cites, this.#parties, quoted)];
  }

  /** What we claim to have sent must be sent, on that day, by one of the sources. */
  #unfoundedSendings(text: string, act: Act, claimed: Figure[], sources: Source[]): string[] {
    if (act === "closing" || act === "greeting") return [];
    const days = claimed.filter((figure): figure is DayFigure => figure.kind === "day");
    const past = days.filter(({ readings }) => readings.some(({ grain, from }) => grain !== "time" && from <= this.#shelf.today));
    const sending = sendingIn(text, past.length > 0);
    const isBorne = sources.some(
      (source) => bearsSending(text, source.item) && (past.length === 0 || past.some((day) => sameDay(day, sentOn(source)))),
    );
    return sending && !isBorne ? [sending] : [];
  }

  /** What the sentence asserts that can be looked up; when to talk next is the writer's own to propose. */
  #claimed(text: string, act: Act): Figure[] {
    const figures = figuresIn(text, this.#base()).filter(
      (figure) => figure.kind !== "name" || !isPlainOpening(figure, text, (word) => this.#shelf.isKnownName(word)),
    );
    if (act === "greeting") return figures.filter((figure) => figure.kind === "name" || /\d/.test(figure.raw));
    if (act === "closing") return figures.filter(({ kind }) => kind === "name" || kind === "phone" || kind === "email" || kind === "link");
    if (act === "statement") return figures;
    return figures.filter((figure) => !this.#isProposal(figure, text, act));
  }

  #base(): DayBase {
    return { today: this.#shelf.today, monthFirst: this.#setting.language === "en" };
  }

  #isProposal(figure: Figure, text: string, act: Act): boolean {
    if (act === "offer" && !proposesATalk(text)) return false;
    if (act === "courtesy" && figure.kind === "day") return false;
    if (figure.kind === "duration") return figure.unit !== "month" && figure.unit !== "year";
    return figure.kind === "day" && figure.readings.some((reading) => isAhead(reading, this.#shelf.today));
  }
}

/** A citation that opens a line belongs to what follows it. */
function placeOf(body: string, at: number): number {
  const opensLine = at === 0 || body[at - 1] === "\n";
  return opensLine ? at + (/^[ \t]*/.exec(body.slice(at, at + 8))?.[0].length ?? 0) : at;
}

const isAhead = (reading: DayReading, today: number): boolean =>
  reading.grain === "time" || reading.grain === "weekday" || reading.grain === "monthday" || reading.to >= today;

const isWithin = (figure: Span, { start, end }: Span): boolean => start <= figure.start && figure.start < end;

/** A mail of ours was sent on its own day, and tells of what was sent on others. */
const sentOn = ({ days, writtenOn, item }: Source): DayReading[] =>
  wayOf(item) === "out" && !tellsWeSent(item.text) ? [writtenOn].flatMap((day) => day ?? []) : days;

function statusProblems(text: string, act: Act, sources: Source[], quoted: Span[]): string[] {
  if (act === "closing" || act === "greeting" || act === "question") return [];
  const texts = sources.filter((source) => saysWeWrote(text) || !isDrafted(source)).map((source) => source.text);
  return unfoundedStatuses(text, texts, quoted, act !== "statement");
}

function demandProblems(text: string, act: Act, sources: Source[]): string[] {
  if (act === "closing" || act === "greeting") return [];
  return unfoundedDemands(
    text,
    sources.filter((source) => !isDrafted(source)).map((source) => source.text),
  );
}

/** What the sources say the contrary of, in the same words or in others. */
function contraryProblems(text: string, act: Act, sources: Source[], quoted: Span[]): string[] {
  if (act === "closing" || act === "greeting" || act === "question") return [];
  const texts = sources.map((source) => source.text);
  const flipped = saysTheSame(text, texts, quoted) ? [] : flippedNegations(text, texts, quoted);
  return [...flipped, ...contraryWords(text, texts, quoted)];
}

/** A promise made now is its writer's own to make, but for its figures; what was promised before must have been told, by us. */
function isPromiseTold(text: string, { isPast }: { isPast: boolean }, ours: Source[]): boolean {
  const told = ours.map(({ item, text: said }) => ({ text: said, isOurMessage: wayOf(item) !== undefined }));
  return !isPast || bearsPromise(text, told);
}

/** Who is on which side, by the records of the sender and of the customer's people. */
function partiesIn(evidence: EvidenceItem[]): Parties {
  const people = evidence.filter(({ kind }) => kind === "contact");
  return {
    ours: evidence.filter(isSender).map(({ text }) => text.split(/[,\n]/u)[0] ?? ""),
    theirs: people.map(({ title }) => title),
    isYounger: people[0]?.form === "em" || people[0]?.form === "bạn",
  };
}

/** A statement without figures must at least be about what its sources are about; across languages only matters can be compared. */
function isOnTopic(text: string, sources: Source[]): boolean {
  const topics = topicWords(text);
  const language = languageOf(text);
  return topics.size === 0 || sources.some((source) => sharesTopic(topics, source.topics) || languageOf(source.text) !== language);
}
