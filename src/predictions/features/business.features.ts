import { asItWas } from "./as-it-was.ts";
import { countOf, daysSince, type Feature, type FeatureGroup, within } from "./feature.ts";

/** Deals, tasks and orders of a customer. */

const of = (name: string, windowDays: number | null, sources: Feature["sources"], en: string, vi: string, sql: string): Feature => ({
  ...{ name, meaning: { en, vi }, windowDays, sources, sql },
});

const STAGE: Feature["sources"] = ["deals.stage"];

/** The customer's deals: of a deal its others. */
export const DEAL_FEATURES: FeatureGroup = {
  from: `left join main.deals as other on (other.company_id = snap.company or other.contact_id = snap.contact) and other.id <> snap.id
    and other.deleted_at is null and coalesce(other.opened_at, other.created_at) < snap.at
    left join main.deal_stage_events as stood on stood.deal_id = other.id and stood.entered_at = (select max(moved.entered_at)
      from main.deal_stage_events as moved where moved.deal_id = other.id and moved.entered_at < snap.at)`,
  features: [
    of("openDeals", null, STAGE, "Open deals", "Cơ hội đang mở", countOf("other.id", "stood.stage not in ('won', 'lost')")),
    of("dealsWon", null, STAGE, "Deals won before", "Cơ hội đã thắng", countOf("other.id", "stood.stage = 'won'")),
    of("dealsLost", null, STAGE, "Deals lost before", "Cơ hội đã thua", countOf("other.id", "stood.stage = 'lost'")),
    of(
      "daysSinceDeal",
      null,
      ["deals.openedAt"],
      "Days since the newest deal was opened",
      "Số ngày từ khi mở cơ hội mới nhất",
      daysSince("max(coalesce(other.opened_at, other.created_at))"),
    ),
  ],
};

const done = asItWas("todo", "done_at", "doneAt");
const due = asItWas("todo", "due_at", "dueAt");
const isOpen = `coalesce(${done}, snap.at) >= snap.at`;

export const TASK_FEATURES: FeatureGroup = {
  from: `left join main.tasks as todo on (todo.deal_id = snap.id or todo.company_id = snap.company or todo.contact_id = snap.contact)
    and todo.deleted_at is null and todo.created_at < snap.at`,
  features: [
    of("openTasks", null, ["tasks.doneAt"], "Open tasks", "Việc đang mở", countOf("todo.id", isOpen)),
    of(
      "overdueTasks",
      null,
      ["tasks.doneAt", "tasks.dueAt"],
      "Overdue tasks",
      "Việc quá hạn",
      countOf("todo.id", `${isOpen} and ${due} < snap.at`),
    ),
    of(
      "tasksDone90",
      90,
      ["tasks.doneAt"],
      "Tasks done in 90 days",
      "Việc xong trong 90 ngày",
      countOf("todo.id", `${done} < snap.at and ${within(done, 90)}`),
    ),
  ],
};

/** What was cancelled or came back by then was no purchase. */
const counts = `${asItWas("bought", "status", "status")} in ('placed', 'fulfilled')`;
const amount = "iif(bought.currency = snap.currency, bought.amount, null)";

export const ORDER_FEATURES: FeatureGroup = {
  from: `left join main.orders as bought on (bought.company_id = snap.company or bought.contact_id = snap.contact)
    and bought.deleted_at is null and bought.ordered_at < snap.at and ${counts}`,
  features: [
    of("orders", null, ["orders.orderedAt"], "Orders so far", "Số đơn đã mua", countOf("bought.id", "bought.id is not null")),
    of(
      "orders90",
      90,
      ["orders.orderedAt"],
      "Orders in 90 days",
      "Số đơn trong 90 ngày",
      countOf("bought.id", within("bought.ordered_at", 90)),
    ),
    of(
      "orders365",
      365,
      ["orders.orderedAt"],
      "Orders in a year",
      "Số đơn trong một năm",
      countOf("bought.id", within("bought.ordered_at", 365)),
    ),
    of(
      "daysSinceOrder",
      null,
      ["orders.orderedAt"],
      "Days since the last order",
      "Số ngày từ đơn gần nhất",
      daysSince("max(bought.ordered_at)"),
    ),
    of(
      "spent365",
      365,
      ["orders.amount", "orders.currency"],
      "Spent in a year",
      "Chi tiêu trong một năm",
      `total(iif(${within("bought.ordered_at", 365)}, ${amount}, null))`,
    ),
    of(
      "usualOrder",
      null,
      ["orders.amount", "orders.currency"],
      "Usual amount of an order",
      "Giá trị đơn thường lệ",
      `round(avg(${amount}))`,
    ),
  ],
};
