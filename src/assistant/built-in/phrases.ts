import type { Purpose, Tone } from "../assistant.schema.ts";
import type { PackItem } from "../evidence.ts";

/** What the built-in engine can say, in one language. `{slots}` are filled in; `{Slots}` with a capital first letter. */
export interface Phrases {
  says: Record<PhraseName, Variants>;
  signOff: Record<Tone, string>;
  /** Subject lines with a topic and without. */
  subjects: Record<Purpose, [withTopic: string, without: string]>;
  /** "khi nói chuyện", "for the call", by how the two sides spoke. */
  talks: Record<"call" | "meeting" | "visit", string>;
  /** What went wrong, for an apology. */
  trouble(topic: string | undefined): string;
  topic(topic: string): string;
  /** Slots for the writer alone, and for the writer with their colleagues. */
  mine(me: string): Record<string, string>;
  ours(we: string): Record<string, string>;
  about(topic: string): string;
  product(name: string): string;
  code(code: string): string;
  amount(amount: string): string;
  worth(amount: string): string;
  due(day: string): string;
}

/** Ways to say one thing: for any tone, or for each. */
export type Variants = string[] | Partial<Record<Tone, string[]>>;

export type PhraseName =
  | "mail_in" | "mail_out" | "talk" | "silence" | "intro" | "intro_known" | "company" | "asked" | "also_asked" | "said" | "answering" | "noted"
  | "task" | "task_late" | "deal" | "quote" | "quote_until" | "quote_expired" | "quote_ask" | "invoice" | "invoice_unknown" | "invoice_paid" | "invoice_ask"
  | "sorry" | "sorry_unknown" | "complained" | "sorry_next" | "sorry_ask" | "sorry_ask_unknown"
  | "last_order" | "first_order" | "order_thanks" | "thanks_mail" | "thanks_talk" | "thanks_plain" | "thanks_ask"
  | "win_back_ask" | "win_back_plain" | "meeting_recap" | "meeting_unknown" | "meeting_ask" | "reply_ask" | "reply_unknown"
  | "follow_ask" | "follow_plain" | "first_ask" | "first_offer" | "reachable" | "wish";

/** One sentence or two of a letter. `weight` 1 stays in a short letter, 2 in a medium one, 3 only in a long one. */
export interface Move {
  says: PhraseName;
  slots?: Record<string, string>;
  cites?: PackItem[];
  /** It was a colleague: "we", where it would be "I". */
  isOurs?: boolean;
  weight: 1 | 2 | 3;
}

/** A letter in paragraphs: how it opens, what it is about, what it asks. */
export interface Plan {
  opening: Move[];
  matter: Move[];
  asking: Move[];
}
