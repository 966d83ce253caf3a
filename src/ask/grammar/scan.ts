import type { Filter, Operator } from "../../core/filters.schema.ts";
import { decimalsOf } from "../../core/money.ts";
import type { AskedNoun, Bucket } from "../ask.schema.ts";
import { unitOf } from "./amounts.ts";
import { dateOf, type Happening, happened, is, isAhead, lostFor, timed } from "./conditions.ts";
import { CALENDAR, doubtfulAt, isDoer, isDoing, isReceiver, isTimeless, wishedNow } from "./doings.ts";
import { DATE_OF, FIELD_OF, MONEY_OF, NUMBER_OF, OF_CUSTOMER, TITLE_OF } from "./facets.ts";
import { isBeyond, isListed, isSide, JOINTS } from "./joints.ts";
import type { Branch, Layout } from "./layout.ts";
import type { Comparison, Mark, MarkOf, When } from "./marks.ts";
import { type About, assumeOpen, closed, fieldOfChoice, newScope, PARTS, type Scanned, type Scope, takesTime } from "./scopes.ts";
import { between, isNamed, openEnded, stretchOf } from "./spans.ts";

/** Reads the marks from left to right into conditions of the noun asked about and of those it has to have. */
export function scan(marks: Mark[], layout: Layout, about: About): Scanned {
  return new Scan(marks, layout, about).read();
}

class Scan {
  readonly #marks: Mark[];
  readonly #layout: Layout;
  readonly #today: string;
  readonly #currency: string;
  readonly #usual: string | undefined;
  readonly #isFollowUp: boolean;
  readonly #subject: Scope;
  readonly #scopes: Scope[];
  readonly #unknown: string[] = [];
  #not: MarkOf<"not"> | undefined;
  #by: "me" | undefined;
  #at = 0;
  #compare: MarkOf<"compare"> | undefined;
  /** Words for a length that nobody said. */
  #vague: string | undefined;
  #loose: { when: When; scope: Scope; text: string } | undefined;
  /** The time read last, where it went, and where it stood. */
  #last: { holder: { when: When | undefined }; at: number } | undefined;
  #limit: number | undefined;
  /** Said in front of the records that it is about: "open deals" of "companies without open deals". */
  #ahead: (() => void)[] = [];

  constructor(marks: Mark[], layout: Layout, { noun, today, currency, usual, isFollowUp }: About) {
    [this.#marks, this.#layout, this.#today, this.#currency] = [marks, layout, today, currency];
    [this.#usual, this.#isFollowUp] = [usual, isFollowUp];
    this.#subject = newScope(noun, undefined);
    this.#scopes = [this.#subject];
    if (layout.kind) this.#subject.filters.push(is("kind", layout.kind));
    if (layout.spentIn) this.#subject.filters.push(is("currency", layout.spentIn));
  }

  read(): Scanned {
    for (let at = 0; at < this.#marks.length; at++) {
      const branch = this.#layout.branches.find(({ from }) => from === at);
      if (branch) this.#enter(branch);
      else if (!this.#layout.used.has(at)) at = this.#take(this.#marks[at] as Mark, at);
    }
    const looseTime = this.#loose?.when;
    if (this.#loose) this.#placeLoose(this.#loose);
    this.#nameLeftovers();
    if (!this.#isFollowUp) assumeOpen(this.#subject);
    const filters = this.#scopes.flatMap((scope) => closed(scope, this.#today));
    return { filters, date: this.#date(), looseTime, limit: this.#limit, beside: this.#beside, unknown: this.#unknown };
  }

  /** What turned nothing, compared nothing and lasted nowhere changed nothing. */
  #nameLeftovers(): void {
    const isLasting = this.#scopes.some(({ happenings }) => happenings.some(({ isNot, when }) => when?.isVague && !isNot));
    const isAnyTime = this.#scopes.some(({ happenings }) => happenings.some(isTimeless));
    if (isAnyTime)
      this.#unknown.push(...this.#marks.flatMap((mark) => (mark.is === "event" && CALENDAR.has(mark.event) ? [mark.text] : [])));
    if (this.#not) this.#unknown.push(this.#not.text);
    if (this.#compare) this.#unknown.push(this.#compare.text);
    if (this.#vague && isLasting) this.#unknown.push(this.#vague);
  }

  get #beside(): Bucket | undefined {
    const when = this.#last?.holder.when;
    return when?.or && stretchOf(when);
  }

  #enter(branch: Branch): void {
    this.#scopes.push(newScope(branch.noun, branch));
    for (const take of this.#ahead.splice(0)) take();
  }

  get #current(): Scope {
    return this.#scopes.at(-1) ?? this.#subject;
  }

  /** Takes one mark, or a few; answers the last one taken. */
  #take(mark: Mark, at: number): number {
    this.#at = at;
    switch (mark.is) {
      case "not":
        this.#not = mark;
        return at;
      case "value":
        this.#value(mark.facet, mark.value, mark.text);
        return at;
      case "me":
        if (isDoer(this.#marks, at, this.#subject.noun)) this.#by = "me";
        else this.#value("member", "me", mark.text);
        return at;
      case "choice":
        if (isReceiver(this.#marks, at)) this.#unknown.push(mark.text);
        else this.#choice(mark);
        return at;
      case "part":
        this.#part(mark);
        return at;
      case "reason":
        this.#reason(mark);
        return at;
      case "measure":
        // Only what is closed has been won or lost.
        if (mark.measure === "share") this.#event({ is: "event", event: "closed", text: mark.text });
        return at;
      case "event":
        this.#event(mark, at);
        return at;
      case "metric":
        if (mark.metric === "revenue" && this.#subject.noun === "deals" && this.#marks[at + 1]?.is !== "compare")
          this.#event({ is: "event", event: "won", text: mark.text });
        return at;
      case "quoted":
        this.#quoted(mark.words);
        return at;
      case "compare":
        if (!isBeyond(this.#marks, at)) this.#compare = mark;
        return at;
      case "from":
      case "to":
        if (isSide(this.#marks, at, this.#current.noun)) return this.#side(mark, at);
        return mark.is === "from" ? this.#edge(mark, at) : at;
      case "edge":
        return this.#edge(mark, at);
      case "time":
        return this.#range(at, ["to"]) ?? this.#when(mark, at);
      case "money":
      case "number":
        return this.#range(at, ["to"]) ?? this.#amount(mark, at);
      case "times":
        if (this.#marks[at - 1]?.is !== "measure" && this.#marks[at - 1]?.is !== "much") this.#unknown.push(mark.text);
        return at;
      case "much":
        if (!this.#marks.some((other) => other.is === "super" || other.is === "times")) this.#unknown.push(mark.text);
        return at;
      case "unkept":
        this.#unknown.push(mark.text);
        return at;
      default:
        return at;
    }
  }

  #side(mark: MarkOf<"from"> | MarkOf<"to">, at: number): number {
    const who = this.#marks[at + 1] as MarkOf<"value">;
    const isOurs = who.facet === "member";
    if (isOurs && mark.is === "to") this.#unknown.push(`${mark.text} ${who.text}`);
    else if (!isOurs) this.#collect(this.#current, "direction", mark.is === "from" ? "in" : "out");
    return at;
  }

  /** A competitor's name behind the word, or else part of what the records are called. */
  #quoted(text: string): void {
    const { noun, filters, happenings } = this.#current;
    const rival = happenings.find(({ event }) => event === "said competitor");
    if (rival) rival.event = `said competitor ${text}`;
    else filters.push(is(TITLE_OF[noun] ?? "name", text, "contains"));
  }

  #turn(): boolean {
    const isNot = this.#not !== undefined;
    this.#not = undefined;
    return isNot;
  }

  /** A value goes to the field that the nearest scope has for it. */
  #value(facet: keyof typeof FIELD_OF, value: string, text: string): void {
    const isOfBranch = facet === "product" || facet === "series" || facet === "contact";
    const scope = [...(isOfBranch ? [this.#current] : []), this.#subject].find(({ noun }) => FIELD_OF[facet][noun]);
    const field = scope && (this.#ofCustomer(scope, facet) ?? FIELD_OF[facet][scope.noun]);
    if (scope && field) this.#collect(scope, field, value, text);
    else if (facet === "product" && (this.#subject.noun === "contacts" || this.#subject.noun === "companies")) this.#boughtProduct(value);
    else this.#unknown.push(text);
  }

  /** What is said of the customers whose orders are counted stands in the customers. */
  #ofCustomer({ noun }: Scope, facet: string): string | undefined {
    const { customer } = this.#layout;
    const field = OF_CUSTOMER[facet];
    return (noun === "orders" || noun === "activities") && customer && field ? `${customer}.${field}` : undefined;
  }

  /** Which product somebody bought is in the lines of orders, and in the deals that were won. */
  #boughtProduct(value: string): void {
    const happening = this.#subject.happenings.find(({ event }) => event === "bought" || event === "bought again");
    this.#subject.happenings = this.#subject.happenings.filter((each) => each !== happening);
    const isNot = happening?.isNot ?? this.#turn();
    const branch: Branch = { from: -1, noun: "deals", kind: undefined, isNot, isOrderToo: true };
    const scope = newScope("deals", branch);
    scope.filters.push(is("productId", value));
    if (happening) scope.happenings.push({ event: "won", isNot: false, when: happening.when });
    this.#scopes.push(scope);
  }

  #collect(scope: Scope, field: string, value: string | number, text = ""): void {
    const before = scope.values.find((each) => each.field === field && each.isNot === (this.#not !== undefined || each.isNot));
    if (before) {
      if (!before.values.includes(value)) before.values.push(value);
      if (!isListed(this.#marks, before.at, this.#at)) this.#unknown.push(text);
      before.at = this.#at;
      this.#turn();
      return;
    }
    scope.values.push({ field, values: [value], isNot: this.#turn(), at: this.#at });
  }

  #choice({ field, value, text }: MarkOf<"choice">): void {
    const nameIn = (scope: Scope) => this.#ofCustomer(scope, field) ?? fieldOfChoice(scope.noun, field);
    const scope = [this.#current, this.#subject].find(nameIn);
    const name = scope && nameIn(scope);
    // "Who cancelled an order": what is said stands in front of the orders.
    const next = this.#layout.branches.find(({ from }) => from > this.#at);
    if (scope && name) this.#collect(scope, name, value, text);
    else if (next && fieldOfChoice(next.noun, field)) this.#ahead.push(() => this.#choice({ is: "choice", field, value, text }));
    else this.#unknown.push(text);
  }

  #reason({ words, text }: MarkOf<"reason">): void {
    const scope = [this.#current, this.#subject].find(({ noun }) => noun === "deals");
    if (!scope) this.#unknown.push(text);
    else scope.filters.push(lostFor(words));
  }

  #part({ field, text, isNot }: MarkOf<"part">): void {
    const scope = this.#subject;
    // What is said of an order's delivery is no word on its owner.
    const isOwner = field === "ownerId" || (field === "assigned" && scope.noun !== "orders" && scope.noun !== "activities");
    const name = isOwner ? FIELD_OF.owner[scope.noun] : field === "dueAt" && scope.noun === "deals" ? "expectedCloseAt" : field;
    if (!name || !PARTS[scope.noun]?.includes(name)) this.#unknown.push(text);
    else scope.filters.push({ field: name, op: this.#turn() || isNot ? "empty" : "notEmpty" });
  }

  #event(mark: MarkOf<"event">, at = Number.MAX_SAFE_INTEGER): void {
    const { noun } = this.#subject;
    const doubtful = doubtfulAt(this.#marks, at);
    if (doubtful) {
      this.#unknown.push(doubtful);
      return;
    }
    const isSpread = CALENDAR.has(mark.event) && this.#layout.groups.some((group) => "bucket" in group);
    const happening: Happening = {
      event: noun === "deals" && isDoing(this.#marks, at, this.#layout) ? "won" : mark.event,
      isNot: this.#not !== undefined,
      when: wishedNow(this.#marks, at),
      ...(isSpread ? { isSpread } : {}),
      ...(this.#by ? { by: this.#by } : {}),
    };
    this.#by = undefined;
    const means = (scope: { noun: AskedNoun }): boolean =>
      happened(scope.noun, happening, this.#today) !== undefined || (happening.event === "opened" && scope.noun === "deals");
    const next = this.#layout.branches.find(({ from }) => from > at);
    const scope = [this.#current, this.#subject].find(means);
    if (next && means(next) && (!scope || this.#marks[at + 1] === this.#marks[next.from])) this.#ahead.push(() => this.#event(mark));
    else if (scope) this.#happen(scope, happening);
    else this.#unknown.push(mark.text);
  }

  #happen(scope: Scope, happening: Happening): void {
    this.#turn();
    scope.happenings.push(happening);
    if (!this.#loose || !takesTime(happening.event)) return;
    happening.when = this.#loose.when;
    this.#loose = undefined;
  }

  #edge(mark: MarkOf<"from"> | MarkOf<"edge">, at: number): number {
    const next = this.#marks[at + 1];
    const ranged = mark.is === "from" ? this.#range(at + 1, ["to", "and"]) : undefined;
    if (ranged) return ranged;
    if (next?.is === "time" && next.when.isSpan && mark.is === "edge") {
      // "Not bought again after six months": within them. What was "before three months" nobody can tell.
      if (mark.way === "after" && this.#current.happenings.at(-1)?.isNot) this.#time(next.when, `${mark.text} ${next.text}`, at + 1);
      else this.#unknown.push(`${mark.text} ${next.text}`);
      return at + 1;
    }
    if (next?.is === "time") {
      this.#time(openEnded(next.when, mark.is === "edge" ? mark.way : "since"), `${mark.text} ${next.text}`, at + 1);
      return at + 1;
    }
    if ((next?.is === "money" || next?.is === "number") && mark.is === "from")
      this.#compare = { is: "compare", op: "gte", text: mark.text };
    return at;
  }

  /** "1/10 – 15/11", "50 to 100 million"; a range of what is neither, "1 to 15/11", is named. Answers the last mark taken. */
  #range(at: number, joints: Mark["is"][]): number | undefined {
    const [low, to, high] = [this.#marks[at], this.#marks[at + 1], this.#marks[at + 2]];
    if (!low || !to || !high || !joints.includes(to.is) || !ENDS.has(low.is) || !ENDS.has(high.is)) return undefined;
    if (low.is === "time" && high.is === "time" && to.is === "and" && isNamed(low.when) && isNamed(high.when)) {
      this.#when(low, at);
      this.#when(high, at + 2);
    } else if (low.is === "time" && high.is === "time")
      this.#time(between(low.when, high.when), `${low.text} ${to.text} ${high.text}`, at + 2);
    else if (high.is === "money" && (low.is === "money" || low.is === "number")) {
      // "From 50 to 100 million": the unit stands behind the second number.
      const least = low.is === "money" ? low.minor : Math.round(low.value * unitOf(high));
      this.#money([least, high.minor], high.currency, "between", low.text);
    } else this.#unknown.push([low, to, high].map(({ text }) => text).join(" "));
    return at + 2;
  }

  /** "This month and last month" are told side by side; periods of two kinds cannot be. */
  #when({ when, text }: MarkOf<"time">, at: number): number {
    const last = this.#last;
    const isBeside = last?.holder.when && this.#marks.slice(last.at + 1, at).every((mark) => JOINTS.has(mark.is));
    if (!isBeside || !last.holder.when) this.#time(when, text, at);
    else if (last.holder.when.or || stretchOf(when) === undefined || stretchOf(when) !== stretchOf(last.holder.when))
      this.#unknown.push(text);
    else last.holder.when = { ...last.holder.when, or: when };
    return at;
  }

  #time(when: When, text: string, at: number): void {
    const scope = this.#current;
    const day = this.#marks.slice(0, at).find((mark) => mark.is === "part" && mark.field === "birthday");
    if (day) this.#unknown.push(`${day.text} ${text}`);
    if (when.isVague) this.#vague = text;
    const vague = scope.happenings.findLast((each) => each.when?.isVague);
    if (vague && !when.isVague) {
      vague.when = when;
      return;
    }
    const happening = [...scope.happenings].reverse().find((each) => !each.when && takesTime(each.event));
    if (happening) happening.when = when;
    else if (this.#loose) this.#placeLoose(this.#loose);
    if (!happening) this.#loose = { when, scope, text };
    this.#last = { holder: happening ?? (this.#loose as { when: When }), at };
  }

  #placeLoose({ when, scope, text }: { when: When; scope: Scope; text: string }): void {
    // A second time that nothing asked for: of what it says, nobody can tell.
    if (scope.hasTime || scope.happenings.some((each) => each.when)) this.#unknown.push(text);
    if (when.isVague) this.#unknown.push(text);
    scope.hasTime = true;
    if (scope.noun === "tasks" && isAhead(when) && scope.happenings.length === 0) scope.filters.push({ field: "doneAt", op: "empty" });
    const isOpen = scope.noun === "deals" && scope.happenings.some(({ event }) => event === "open");
    scope.filters.push(
      timed(isOpen ? "expectedCloseAt" : (scope === this.#subject && this.#usual) || DATE_OF[scope.noun], when, this.#today),
    );
    this.#loose = undefined;
  }

  #amount(mark: MarkOf<"money"> | MarkOf<"number">, at: number): number {
    const after = this.#marks[at + 1];
    const isAfter = after?.is === "compare" && after.isAfter === true;
    const op: Comparison = isAfter && after?.is === "compare" ? after.op : (this.#compare?.op ?? "is");
    const isCompared = isAfter || this.#compare !== undefined;
    this.#compare = undefined;
    if (mark.is === "money") this.#money(mark.minor, mark.currency, op, mark.text);
    else this.#number(mark, at, op, isCompared);
    return isAfter ? at + 1 : at;
  }

  #money(value: number | [number, number], currency: string, op: Operator, text: string): void {
    const amounts = (field: string): Filter[] => [{ field, op, value }, is("currency", currency)];
    const bought = [...this.#subject.happenings].reverse().find(({ event }) => ["bought", "bought again", "ordered"].includes(event));
    const scope = [this.#current, this.#subject].find(({ noun }) => MONEY_OF[noun]);
    // One order over an amount is said of orders; what somebody bought is the sum, which the layout takes where it can.
    if (bought && this.#subject.noun !== "activities" && this.#subject.noun !== "orders") this.#unknown.push(text);
    else if (scope) scope.filters.push(...amounts(MONEY_OF[scope.noun] ?? "amount"));
    else this.#unknown.push(text);
  }

  #number({ value, text }: MarkOf<"number">, at: number, op: Comparison, isCompared: boolean): void {
    const near = [this.#marks[at + 1], this.#marks[at - 1], this.#marks[at - 2]];
    const metric = near.find((mark): mark is MarkOf<"metric"> => mark?.is === "metric");
    const field = metric && NUMBER_OF[metric.metric];
    if (field && isCompared) {
      const link = field === "employees" && this.#subject.noun === "deals" ? "company." : "";
      this.#subject.filters.push(is(`${link}${field}`, value, op));
    } else if (this.#marks[at - 1]?.is === "bucket") this.#unknown.push(`${this.#marks[at - 1]?.text} ${text}`);
    else if (!isCompared && value >= 1 && value <= 100 && Number.isInteger(value)) this.#limit = value;
    else if (isCompared && value >= LEAST_AMOUNT && [this.#current, this.#subject].some(({ noun }) => MONEY_OF[noun]))
      this.#money(Math.round(value * 10 ** decimalsOf(this.#currency)), this.#currency, op, text);
    else this.#unknown.push(text);
  }

  #date(): string {
    const { noun, happenings } = this.#subject;
    const dates = happenings.flatMap(({ event }) => dateOf(noun, event) ?? []);
    return dates.at(-1) ?? this.#usual ?? DATE_OF[noun];
  }
}

/** A smaller number without a currency counts something. */
const LEAST_AMOUNT = 1000;
const ENDS = new Set<Mark["is"]>(["time", "money", "number"]);
