import { DAY } from "../core/time.ts";
import { dateOf, dayNumber, dayOf, momentOf } from "./calendar.ts";
import { type Cast, castOf } from "./cast.ts";
import type { ActivityDraft, DealDraft, TaskDraft } from "./drafts.ts";
import { stamp } from "./wording.ts";

/** Where everything that was told comes together. */
export class Desk {
  readonly now: number;
  readonly cast: Cast = castOf();
  readonly activities: ActivityDraft[] = [];
  readonly deals: DealDraft[] = [];
  readonly tasks: TaskDraft[] = [];
  /** When the prices of roasted coffee rose: the first of a month, about five months back. */
  readonly priceRiseAt: number;
  readonly #ordersOn = new Map<string, number>();
  #messages = 0;

  constructor(now: number) {
    this.now = now;
    this.priceRiseAt = firstOfMonth(now - 130 * DAY);
  }

  /** Notes what happened; a draft says only what is special about it. */
  tell(told: Pick<ActivityDraft, "kind" | "body" | "at" | "contacts"> & Partial<ActivityDraft>): void {
    this.activities.push({
      direction: null,
      subject: "",
      quoted: null,
      durationMin: null,
      channelId: null,
      threadId: null,
      meta: {},
      author: null,
      deal: null,
      ...told,
    });
  }

  /** "MG-251114-02": where it came in, the day and a running number. */
  orderNumber(at: number, series = "MG"): string {
    const day = `${series}-${stamp(at)}`;
    const running = (this.#ordersOn.get(day) ?? 0) + 1;
    this.#ordersOn.set(day, running);
    return `${day}-${String(running).padStart(2, "0")}`;
  }

  /** A Message-ID without its brackets; loading the sample again on another day never repeats one. */
  messageId(domain: string): string {
    this.#messages += 1;
    return `${this.now.toString(36)}.${this.#messages.toString(36).padStart(3, "0")}@${domain}`;
  }
}

function firstOfMonth(at: number): number {
  const { year, month } = dateOf(dayOf(at));
  return momentOf(dayNumber(year, month, 1), 0);
}
