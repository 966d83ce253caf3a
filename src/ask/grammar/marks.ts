import type { FilterValue, Operator } from "../../core/filters.schema.ts";
import type { AskedNoun, Bucket } from "../ask.schema.ts";
import type { Facet } from "./vocabulary.ts";

/** A time as a condition takes it. `isSpan`: a bare length such as "90 days", of which the words around say which way it lies. */
export interface When {
  op: Extract<Operator, "within" | "between" | "before" | "after">;
  value: FilterValue;
  isSpan?: boolean;
  /** A month or quarter named without its year: the last one or the next, as what happened then needs it. */
  hasNoYear?: boolean;
  /** "For a long time": a length that nobody said, until one does. */
  isVague?: boolean;
  /** Another one beside it: "this month and last month". */
  or?: When;
}

/** What may have happened, been done or be due. */
export type Event =
  | ("contacted" | "bought" | "bought again" | "ordered" | "created" | "new" | "updated" | "at risk")
  | ("closing" | "closed" | "won" | "lost" | "open" | "overdue" | "due" | "done" | "undone" | "opened" | "happened")
  | ("out of stock" | "in stock")
  | `offered${"" | ` ${string}`}`
  | `did ${"call" | "email" | "meeting" | "visit" | "note" | "chat" | "sms" | "letter" | "form"}`
  | `said ${"intent" | "sentiment" | "complaint" | "competitor"}${"" | ` ${string}`}`;

export type Dimension = "owner" | "manager" | "stage" | "status" | "kind" | "source" | "role" | "language" | "reason" | Facet;
export type Comparison = "gt" | "gte" | "lt" | "lte" | "is";

/** What some words of the question stand for. */
export type Meaning =
  | { is: "noun"; noun: AskedNoun; kind?: string }
  | { is: "value"; facet: Facet; value: string }
  | { is: "me" }
  | { is: "choice"; field: "stage" | "dealStage" | "orderStatus" | "role" | "direction" | "addressForm" | "language"; value: string }
  | { is: "event"; event: Event }
  | { is: "part"; field: string; isNot?: boolean }
  /** Why a deal was lost, in any of these words. */
  | { is: "reason"; words: string[] }
  | { is: "time"; when: When }
  | { is: "money"; minor: number; currency: string }
  | { is: "number"; value: number }
  | { is: "compare"; op: Comparison; isAfter?: boolean }
  | { is: "from" }
  | { is: "to" }
  | { is: "edge"; way: "before" | "after" | "until" }
  | { is: "not" }
  | { is: "or" }
  | { is: "and" }
  | { is: "has" }
  | { is: "of" }
  | { is: "measure"; measure: "count" | "sum" | "avg" | "min" | "max" | "share" }
  | { is: "metric"; metric: "revenue" | "value" | "employees" | "duration" | "stock" | "pipeline" }
  | { is: "super"; order: "most" | "least" | "newest" | "oldest" }
  | { is: "top" }
  | { is: "by" }
  | { is: "each" }
  | { is: "dimension"; dimension: Dimension }
  | { is: "bucket"; bucket: Bucket }
  | { is: "which" }
  /** "Three times", "twice": how often something was done. */
  | { is: "times"; value?: number }
  /** "Nhiều … nhất": nothing by itself. */
  | { is: "much" }
  /** "At the moment": says something only of what may be over. */
  | { is: "ongoing" }
  /** "Compare": side by side, whatever there are several of. */
  | { is: "contrast" }
  /** What Relata keeps no records of. */
  | { is: "unkept" }
  | { is: "follow" }
  | { is: "quoted"; words: string }
  /** Part of the names of several records. */
  | { is: "several"; names: string[] }
  | { is: "filler" };

/** A meaning and the words that it stands for. */
export type Mark = Meaning & { text: string };
export type MarkOf<I extends Mark["is"]> = Extract<Mark, { is: I }>;
