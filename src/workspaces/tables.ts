/** A table of a workspace's database: what its rows are told apart by, and what of it leaves with an export. */
export interface WorkspaceTable {
  name: string;
  key: [string, ...string[]];
  /** Why it is not exported. */
  leftOut?: "follows from other tables" | "work under way";
  /** Which rows an export has, where others keep theirs to themselves: a condition with the asking member as ?1. */
  shown?: string;
  /** Columns that hold secrets. */
  secret?: string[];
}

/** Not about an activity that another member keeps to themselves. */
const notAnothers = (column: string) => `not exists (select 1 from activities a where a.id = ${column} and a.private_to <> ?1)`;

/** Every table, those that others refer to first. A test compares this list with the schema: what is new has to be named here. */
export const WORKSPACE_TABLES: WorkspaceTable[] = [
  { name: "guard", key: ["ok"], leftOut: "work under way" },
  { name: "settings", key: ["key"] },
  { name: "members", key: ["id"] },
  { name: "companies", key: ["id"] },
  { name: "contacts", key: ["id"] },
  { name: "contact_points", key: ["kind", "value", "contact_id"], leftOut: "follows from other tables" },
  { name: "products", key: ["id"] },
  { name: "deals", key: ["id"] },
  { name: "deal_stage_events", key: ["deal_id", "entered_at", "stage"] },
  { name: "orders", key: ["id"] },
  { name: "order_lines", key: ["order_id", "position"], leftOut: "follows from other tables" },
  { name: "activities", key: ["id"], shown: "(private_to is null or private_to = ?1)" },
  { name: "activity_links", key: ["record_id", "occurred_at", "activity_id"], leftOut: "follows from other tables" },
  { name: "tasks", key: ["id"] },
  { name: "change_log", key: ["id"], shown: notAnothers("change_log.record_id") },
  { name: "outbox", key: ["id"], leftOut: "work under way" },
  { name: "processed", key: ["consumer", "event_id"], leftOut: "work under way" },
  { name: "dead_letters", key: ["id"] },
  { name: "idempotency", key: ["key", "member_id"], leftOut: "work under way" },
  { name: "search_documents", key: ["doc"], leftOut: "follows from other tables" },
  { name: "search_index", key: ["rowid"], leftOut: "follows from other tables" },
  { name: "imports", key: ["id"] },
  { name: "import_problems", key: ["import_id", "line", "reason"] },
  { name: "import_marks", key: ["import_id", "record_id"], leftOut: "work under way" },
  { name: "drafts", key: ["id"], shown: "member_id = ?1" },
  { name: "templates", key: ["id"] },
  { name: "writing_styles", key: ["member_id"], shown: "member_id = ?1" },
  { name: "outgoing_mail", key: ["id"], shown: notAnothers("outgoing_mail.activity_id") },
  { name: "quarantined_mail", key: ["id"] },
  { name: "summaries", key: ["record_id", "pack_key", "language", "engine"], leftOut: "follows from other tables" },
  { name: "assistant_runs", key: ["id"] },
  { name: "record_looks", key: ["member_id", "record_id"] },
  { name: "note_actions", key: ["activity_id", "action_key"] },
  { name: "digest_settings", key: ["member_id"] },
  { name: "digest_sendings", key: ["member_id", "kind", "day"] },
  { name: "teams", key: ["id"] },
  { name: "team_members", key: ["team_id", "member_id"], leftOut: "follows from other tables" },
  { name: "team_sight", key: ["member_id", "sees"], leftOut: "follows from other tables" },
  { name: "team_grants", key: ["member_id", "team_id"], leftOut: "follows from other tables" },
  { name: "record_shares", key: ["id"] },
  { name: "webhooks", key: ["id"], secret: ["secrets"] },
  { name: "webhook_deliveries", key: ["id"] },
  { name: "webhook_attempts", key: ["delivery_id", "attempt"] },
  { name: "inbound_hooks", key: ["id"], secret: ["token", "secret"] },
  { name: "inbound_receipts", key: ["id"] },
  { name: "forms", key: ["id"], secret: ["token"] },
  { name: "readings", key: ["activity_id"], shown: notAnothers("readings.activity_id") },
  { name: "reading_backlog", key: ["id"], leftOut: "work under way" },
  { name: "proposals", key: ["id"], shown: `(member_id in (?1, '') and ${notAnothers("proposals.activity_id")})` },
  { name: "views", key: ["id"], shown: "(is_shared = 1 or owner_id = ?1)" },
  { name: "allowances", key: ["member_id", "app_id", "verb"] },
  { name: "audit", key: ["id"], secret: ["salt"] },
  { name: "change_feed", key: ["seq"] },
  { name: "assistant_settings", key: ["id"], secret: ["secret"] },
  { name: "assistant_spend", key: ["period"] },
  { name: "assistant_reservations", key: ["id"], leftOut: "work under way" },
  { name: "prediction_settings", key: ["id"] },
  { name: "prediction_runs", key: ["id"] },
  { name: "forecasts", key: ["id"], leftOut: "follows from other tables" },
  { name: "forecast_drafts", key: ["run_id", "id"], leftOut: "work under way" },
  { name: "model_readings", key: ["id"], leftOut: "follows from other tables" },
  { name: "model_nights", key: ["as_of"] },
  { name: "label_models", key: ["id"] },
  { name: "label_rows", key: ["run_id", "record_id", "day"], leftOut: "work under way" },
  { name: "label_scores", key: ["subject", "id"], leftOut: "follows from other tables" },
  { name: "label_score_drafts", key: ["run_id", "id"], leftOut: "work under way" },
  { name: "prediction_log", key: ["subject", "made_on", "record_id"] },
  { name: "offers", key: ["id", "list", "rank"], leftOut: "follows from other tables" },
  { name: "offer_drafts", key: ["run_id", "id", "list", "rank"], leftOut: "work under way" },
  { name: "offer_log", key: ["made_on", "id", "list"] },
  { name: "offer_dismissals", key: ["id", "product_id"] },
  { name: "assistant_notices", key: ["period", "percent"] },
];
