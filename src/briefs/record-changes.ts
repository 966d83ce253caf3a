import { type SQL, sql } from "drizzle-orm";
import type { EvidenceItem, SummaryPoint } from "../assistant/assistant.schema.ts";
import type { Pack } from "../assistant/evidence.ts";
import { scopeOf } from "../assistant/history-scope.ts";
import type { Context } from "../core/context.ts";
import { formatMoney } from "../core/money.ts";
import { plain } from "../core/select.ts";
import { formatDay } from "../core/time.ts";
import type { Deal } from "../deals/deals.schema.ts";
import { STAGE_NAMES } from "../deals/stages.rules.ts";

/** What colleagues changed of the deals around a record. */
export interface RecordChange {
  recordId: string;
  at: number;
  isNew: boolean;
  fields: Record<string, [unknown, unknown]>;
}

export interface LoggedChange {
  recordId: string;
  at: number;
  action: string;
  fields: string;
}

const MOST = 100;
const TOLD = ["stage", "amount", "nextStep", "expectedCloseAt", "lostReason"] as const;
type Told = (typeof TOLD)[number];

/** Lines of the change log by others since then, oldest first. Only those of deals that the asker sees may be shown. */
export const changesQuery = (ctx: Context, recordId: string, since: SQL) =>
  plain<LoggedChange>(
    sql`select record_id as recordId, at, action, fields from change_log
      where record_kind = 'deal' and record_id in (select id from deals where deleted_at is null and ${scopeOf(recordId, ["contact", "company", "deal"]).deals})
        and at > ${since} and action in ('create', 'update') and member_id is not ${ctx.member.id} order by at limit ${MOST}`,
  );

/** Without the fields that are hidden from the asker. */
export function readable(ctx: Context, changes: LoggedChange[]): RecordChange[] {
  const hidden = ctx.access.hidden("deals");
  return changes.map(({ recordId, at, action, fields }) => {
    const all = Object.entries(JSON.parse(fields) as RecordChange["fields"]);
    return { recordId, at, isNew: action === "create", fields: Object.fromEntries(all.filter(([field]) => !hidden.has(field))) };
  });
}

const SAY = {
  vi: {
    stage: "giai đoạn",
    amount: "giá trị",
    nextStep: "bước tiếp theo",
    expectedCloseAt: "ngày dự kiến chốt",
    lostReason: "lý do mất",
    none: "chưa có",
    deal: "Cơ hội",
    opened: (name: string, worth: string) => `Cơ hội mới: ${name}${worth ? `, ${worth}` : ""}`,
  },
  en: {
    stage: "stage",
    amount: "amount",
    nextStep: "next step",
    expectedCloseAt: "expected close",
    lostReason: "lost because",
    none: "none",
    deal: "Deal",
    opened: (name: string, worth: string) => `New deal: ${name}${worth ? `, ${worth}` : ""}`,
  },
};

/** One point for each deal that was changed, from its oldest value since then to its newest, with the deal as its source. */
export function changePoints(changes: RecordChange[], pack: Pack): { points: SummaryPoint[]; evidence: EvidenceItem[] } {
  const changed = pack.history.deals.flatMap((deal) => {
    const own = changes.filter(({ recordId }) => recordId === deal.id);
    const text = own.length > 0 ? toldOf(deal, own, pack) : "";
    return text ? [{ deal, text, at: own.at(-1)?.at ?? pack.now }] : [];
  });
  return {
    points: changed.map(({ text, at }, index) => ({ at, text, cites: [`g${index + 1}`] })),
    evidence: changed.map(({ deal, text, at }, index) => ({
      ...{ ref: `g${index + 1}`, kind: "deal", recordId: deal.id, at },
      ...{ title: `${SAY[pack.language].deal}: ${deal.name}`, text },
    })),
  };
}

function toldOf(deal: Deal, changes: RecordChange[], pack: Pack): string {
  const say = SAY[pack.language];
  if (changes.some(({ isNew }) => isNew))
    return say.opened(deal.name, deal.amount === null ? "" : formatMoney(deal.amount, deal.currency ?? "VND", pack.language));
  const parts = TOLD.flatMap((field) => {
    const steps = changes.flatMap(({ fields }) => (fields[field] ? [fields[field]] : []));
    const [before, after] = [steps[0]?.[0], steps.at(-1)?.[1]];
    if (steps.length === 0 || before === after) return [];
    return [`${say[field]} ${shown(field, before, deal, pack)} → ${shown(field, after, deal, pack)}`];
  });
  return parts.length > 0 ? `${deal.name}: ${parts.join("; ")}` : "";
}

function shown(field: Told, value: unknown, { currency }: Deal, { language, history }: Pack): string {
  const say = SAY[language];
  if (value === null || value === undefined || value === "") return say.none;
  if (field === "stage") return STAGE_NAMES[language][value as Deal["stage"]] ?? String(value);
  if (field === "amount") return formatMoney(Number(value), currency ?? "VND", language);
  return field === "expectedCloseAt" ? formatDay(Number(value), language, history.workspace.timeZone) : `“${String(value)}”`;
}
