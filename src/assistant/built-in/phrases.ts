import type { Activity } from "../../activities/activities.schema.ts";
import type { Purpose, Tone } from "../assistant.schema.ts";
import type { PackItem } from "../evidence.ts";
import type { OtherWords } from "./spoken-says.ts";

/** What the built-in engine can say, in one language. `{slots}` are filled in; `{Slots}` with a capital first letter. */
export interface Phrases {
  says: Record<PhraseName, Variants>;
  /** What a chat and a call say otherwise. */
  otherwise: OtherWords;
  signOff: Record<Tone, string>;
  /** Subject lines with a topic and without. */
  subjects: Record<Purpose, [withTopic: string, without: string]>;
  /** Two more to choose from, that name nothing. */
  moreSubjects: Record<Purpose, [string, string]>;
  /** A subject line that is only true when they have not been in touch for long. */
  afterSilence: string;
  call: CallWords;
  /** "khi nói chuyện", "for the call", by how the two sides spoke. */
  talks: Record<"call" | "meeting" | "visit", (whom?: string) => string>;
  /** Somebody of ours, named to the customer. */
  colleague(name: string): string;
  /** What went wrong, for an apology. */
  trouble(topic: string | undefined): string;
  topic(topic: string): string;
  /** Slots for the writer alone, and for the writer with their colleagues. */
  mine(me: string): Record<string, string>;
  ours(we: string): Record<string, string>;
  /** What a written message of this kind is called. */
  letter(kind: Activity["kind"]): string;
  about(topic: string): string;
  /** A sentence with the voice's slots that congratulates on it. */
  onOccasion(what: string): string;
  /** A subject in another language. */
  titled(subject: string): string;
  product(name: string): string;
  deal(name: string): string;
  code(code: string): string;
  amount(amount: string): string;
  worth(amount: string): string;
  due(day: string): string;
  by(day: string): string;
  /** Days of credit. */
  terms(terms: { days: number; isNet: boolean }): string;
  /** The kind of business, as it may stand in a sentence; "" when its words are another language's. */
  industry(name: string): string;
}

/** What a call script says beside the letter's own sentences. `{slots}` are filled as in a letter. */
export interface CallWords {
  opening: string;
  points: string;
  questions: string;
  objections: string;
  closing: string;
  /** Who is calling. */
  caller: Record<Tone, string>;
  hasTime: string;
  anythingElse: string;
  goodbye: string;
  /** "If they say {said}: {answer}". */
  ifTheySay: string;
  /** What they may say, and what to answer. */
  whenBusy: [said: string, answer: string];
  whenDear: [said: string, answer: string];
  whenDeclined: [said: string, answer: string];
  whenUpset: [said: string, answer: string];
  whenUnpaid: [said: string, answer: string];
}

/** Ways to say one thing: for any tone, or for each. */
export type Variants = string[] | Partial<Record<Tone, string[]>>;

/** What is said at an occasion; see occasion-says.ts. */
export type OccasionPhrase =
  | "term"
  | "term_ended"
  | "term_unknown"
  | "renew_ask"
  | "renew_offer"
  | "news"
  | "news_quote"
  | "congratulate"
  | "congratulate_wish"
  | "tet"
  | "tet_business"
  | "tet_thanks"
  | "birthday"
  | "birthday_late"
  | "birthday_wish"
  | "greeting_plain";

export type PhraseName =
  | OccasionPhrase
  | "spam"
  | "spam_plain"
  | "intro"
  | "known"
  | "known_title"
  | "first_ask"
  | "first_needs"
  | "first_offer"
  | "mail_in"
  | "wrote"
  | "colleague_wrote"
  | "colleague_mail"
  | "we_wrote"
  | "mail_out"
  | "mail_out_also"
  | "mail_out_asked"
  | "mail_in_old"
  | "talk"
  | "talk_old"
  | "agreed"
  | "agreed_also"
  | "plain"
  | "asked"
  | "also_asked"
  | "answering"
  | "said"
  | "noted"
  | "late_answer"
  | "reply_ask"
  | "reply_unknown"
  | "owed"
  | "owed_promised"
  | "owed_quote"
  | "owed_next"
  | "owed_also"
  | "task"
  | "promise"
  | "their_pledge"
  | "deal_ask"
  | "deal_close"
  | "deal_open"
  | "deal_mention"
  | "quote"
  | "quote_until"
  | "quote_expired"
  | "quote_ask"
  | "quote_unknown"
  | "offered"
  | "invoice"
  | "invoice_unknown"
  | "invoice_paid"
  | "order_due"
  | "payment_agreed"
  | "payment_talked"
  | "payment_said"
  | "payment_confirm"
  | "invoice_ask"
  | "invoice_ask_unknown"
  | "upset"
  | "sorry"
  | "sorry_unknown"
  | "complained"
  | "demanded"
  | "demanded_also"
  | "demanded_ours"
  | "deadline"
  | "sorry_talk"
  | "sorry_ask"
  | "sorry_ask_unknown"
  | "order"
  | "last_order"
  | "order_ask"
  | "reorder_ask"
  | "order_thanks"
  | "thanks_mail"
  | "thanks_talk"
  | "thanks_ask"
  | "win_back_plain"
  | "declined"
  | "declined_ask"
  | "win_back_ask"
  | "meeting_recap"
  | "meeting_ask"
  | "follow_ask"
  | "still_ask"
  | "needs_ask"
  | "reachable"
  | "wish";

/** One sentence or two of a letter. `weight` 1 stays in a short letter, 2 in a medium one, 3 only in a long one. */
export interface Move {
  says: PhraseName | { template: string };
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
