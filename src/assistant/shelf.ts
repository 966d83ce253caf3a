import type { EvidenceItem } from "./assistant.schema.ts";
import { dayNumber } from "./calendar.ts";
import { type CheckSetting, isKnownToAll, isTold, readSource, type Source } from "./evidence-source.ts";
import type { NameWord } from "./names.ts";
import { isOfTheSender, ourWords } from "./our-words.ts";

/** The evidence of one check, each item read once, when it is first asked for. */
export class Shelf {
  readonly items: Map<string, EvidenceItem>;
  readonly today: number;
  readonly #setting: CheckSetting;
  readonly #sources = new Map<string, Source>();
  readonly #ours = new Map<string, Source>();

  constructor(evidence: EvidenceItem[], setting: CheckSetting) {
    this.items = new Map(evidence.map((item) => [item.ref, item]));
    this.today = dayNumber(setting.now, setting.timeZone);
    this.#setting = setting;
  }

  /** What the refs stand for; those that stand for nothing are left out. */
  of(refs: Iterable<string>): Source[] {
    return [...refs].flatMap((ref) => {
      const known = this.#sources.get(ref);
      const item = this.items.get(ref);
      if (known || !item) return known ? [known] : [];
      const source = readSource(item, this.#setting, this.today);
      this.#sources.set(ref, source);
      return [source];
    });
  }

  all(): Source[] {
    return this.of(this.items.keys());
  }

  /** The recipient, their company and the sender. */
  known(): Source[] {
    return this.#which(isKnownToAll);
  }

  /** Who sends, what they wish, and the team's template: ours without being cited. */
  ofTheSender(): Source[] {
    return this.#which(isOfTheSender);
  }

  /** What of the sources is our own word; of what only we know the customer was told nothing. */
  oursAmong(sources: Source[]): Source[] {
    return sources.filter((source) => !this.#setting.isToCustomer || isTold(source)).flatMap((source) => this.#ourPartOf(source) ?? []);
  }

  isKnownName(word: NameWord): boolean {
    return this.known().some((source) => source.knownNames.runs.some((run) => run.some((other) => other.marked === word.marked)));
  }

  #which(test: (item: EvidenceItem) => boolean): Source[] {
    return this.of([...this.items.values()].filter(test).map((item) => item.ref));
  }

  #ourPartOf(source: Source): Source | undefined {
    const known = this.#ours.get(source.item.ref);
    if (known) return known;
    const said = ourWords(source.item);
    if (!said.trim()) return undefined;
    const part = said === source.item.text ? source : readSource({ ...source.item, text: said }, this.#setting, this.today);
    this.#ours.set(source.item.ref, part);
    return part;
  }
}
