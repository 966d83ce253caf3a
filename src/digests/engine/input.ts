import type { Activity } from "../../activities/activities.schema.ts";
import type { EvidenceItem, Language } from "../../assistant/assistant.schema.ts";
import type { Deal } from "../../deals/deals.schema.ts";
import type { AtRisk } from "../../predictions/at-risk.queries.ts";
import type { DueReorder } from "../../predictions/offering/due-reorders.queries.ts";
import type { Heard } from "../../reading/heard.rules.ts";
import type { Task } from "../../tasks/tasks.schema.ts";
import type { DigestPoint, DigestSection } from "../digests.schema.ts";

/** What the digests are made from: rows that their reader may see, and nothing else. */

/** Who waits longer than so many days is told of apart. */
export const WAITING_DAYS = 21;

export interface Customer {
  id: string;
  name: string;
  /** "1990-03-14"; null where there is none or it is hidden. */
  birthday: string | null;
}

/** A day on which a record was in touch; `isOurs` when only we spoke. */
export interface Touch {
  recordId: string;
  at: number;
  isOurs: boolean;
}

/** A message, talk or note that speaks of trouble, with the very words. */
export interface Cause extends Pick<Heard, "id" | "at" | "complaint" | "ultimatum"> {
  isCancelling: boolean;
  customer: Pick<Customer, "id" | "name"> | null;
  subject: string;
  body: string;
  said: string;
}

/** What is open with a customer, newest first; `sour`: no complaint, but what they said last was most unhappy. */
export interface Trouble {
  customer: Pick<Customer, "id" | "name">;
  open: Cause[];
  sour: Cause | null;
}

/** Deals of a customer, open or won, by currency. */
export interface Stake {
  recordId: string;
  status: "open" | "won";
  currency: string;
  sum: number;
}

export interface Told {
  now: number;
  /** The day, in the workspace's zone, and when it and its week begin. */
  today: string;
  startsAt: number;
  language: Language;
  timeZone: string;
  customers: Customer[];
  activities: Activity[];
  deals: Deal[];
  tasks: Task[];
  touches: Touch[];
  troubles: Trouble[];
  hiddenOfDeals: string[];
  /** By forecast, where it may be told as a percentage. */
  atRisk: AtRisk[];
  /** Every point, not only the first of each section. */
  isWhole?: boolean;
}

export interface DailyInput extends Told {
  /** What came in long ago and nobody has answered since. */
  unanswered: Activity[];
  member: { id: string; name: string };
  /** What customers usually have bought again by now, while that list may be shown. */
  reorders: DueReorder[];
  /** Open deals for which there is an open task. */
  taskedDeals: string[];
}

export interface Move {
  dealId: string;
  at: number;
  from: string | null;
  to: string;
}

export interface Load {
  memberId: string;
  name: string;
  open: number;
  overdue: number;
  done: number;
  logged: number;
}

export interface WeeklyInput extends Told {
  moves: Move[];
  loads: Load[];
  /** All that was complained of in the week. */
  complaints: Cause[];
  stakes: Stake[];
  /** Sums of all open deals by currency. */
  pipeline: { count: number; currency: string | null; sum: number | null }[];
}

/** A digest before anybody reworded it. */
export interface Written {
  sections: { name: DigestSection; points: DigestPoint[]; more: number }[];
  evidence: EvidenceItem[];
}
