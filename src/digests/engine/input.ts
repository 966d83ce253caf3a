import type { Activity } from "../../activities/activities.schema.ts";
import type { EvidenceItem, Language } from "../../assistant/assistant.schema.ts";
import type { Deal } from "../../deals/deals.schema.ts";
import type { Task } from "../../tasks/tasks.schema.ts";
import type { DigestPoint, DigestSection } from "../digests.schema.ts";

/** What the digests are made from: rows that their reader may see, and nothing else. */

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
  hiddenOfDeals: string[];
  /** Every point, not only the first of each section. */
  isWhole?: boolean;
}

export interface DailyInput extends Told {
  member: { id: string; name: string };
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
  /** Sums of all open deals by currency. */
  pipeline: { count: number; currency: string | null; sum: number | null }[];
}

/** A digest before anybody reworded it. */
export interface Written {
  sections: { name: DigestSection; points: DigestPoint[]; more: number }[];
  evidence: EvidenceItem[];
}
