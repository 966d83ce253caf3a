import type { SQL } from "drizzle-orm";
import type { Asked as Asking } from "../core/filters.ts";
import type { Query } from "../core/select.ts";
import type { AskAnswer, AskQuery } from "./ask.schema.ts";
import type { Asked } from "./nouns.ts";

/** So many records are read for one answer; what it says of more than these it says of the first so many, and says so. */
export const OVER_AT_MOST = 50_000;

/** What a query is made of by the time it is SQL. */
export interface Ready {
  asked: Asking;
  noun: Asked;
  query: AskQuery;
  table: SQL;
  where: SQL;
  /** Of a share: what the records counted are like. */
  shared: SQL | undefined;
}

/** One query, and how its rows become the answer. */
export interface Part {
  rows: Query<Record<string, string | number | null>>;
  present(found: Record<string, string | number | null>[]): Pick<AskAnswer, "form" | "columns" | "rows" | "hasMore">;
}
