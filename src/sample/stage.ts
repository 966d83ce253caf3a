import { type Random, seeded } from "../core/random.ts";
import { Cursor } from "./cursor.ts";
import type { Desk } from "./desk.ts";
import type { ContactDraft, MemberDraft } from "./drafts.ts";

/** When a scene of a story plays, and who is in it. */
export class Stage {
  readonly desk: Desk;
  readonly random: Random;
  readonly #cursor: Cursor;
  contact!: ContactDraft;
  member!: MemberDraft;

  constructor(desk: Desk, seed: string) {
    this.desk = desk;
    this.random = seeded(seed);
    this.#cursor = new Cursor(desk.now, this.random);
  }

  /** The scene begins so many days before today. */
  begin(daysAgo: number): this {
    this.#cursor.begin(daysAgo);
    return this;
  }

  /** Days after the last Tết, or before it when negative. */
  beginAroundTet(days: number): this {
    this.#cursor.beginAroundTet(days);
    return this;
  }

  /** Days later; 0 is later the same day. The hour is for appointments. */
  after(days: number, hour?: number): this {
    this.#cursor.advance(days, hour === undefined ? undefined : Math.round(hour * 60));
    return this;
  }

  get at(): number {
    return this.#cursor.at;
  }

  /** The day on which `after(days)` will land. */
  ahead(days: number): number {
    return this.#cursor.ahead(days);
  }

  /** The coming Friday, at least two days ahead. */
  friday(): number {
    return this.#cursor.friday();
  }

  /** Five in the afternoon, counted from today. */
  fromToday(days: number): number {
    return this.#cursor.fromToday(days);
  }

  /** Whom the next events are with, and who of the team speaks. */
  with(contact: string, member?: string): this {
    this.contact = this.desk.cast.contact(contact);
    this.#cursor.keepSaturdaysFree((this.contact.company?.country ?? "VN") !== "VN");
    this.member = member ? this.desk.cast.member(member) : (this.member ?? this.contact.owner);
    return this;
  }

  by(member: string): this {
    this.member = this.desk.cast.member(member);
    return this;
  }
}
