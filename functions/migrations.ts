import directory1 from "../migrations/directory/0001_people_and_workspaces.sql";
import directory2 from "../migrations/directory/0002_account_events.sql";
import directory3 from "../migrations/directory/0003_sign_in.sql";
import directory4 from "../migrations/directory/0004_workspaces.sql";
import directory5 from "../migrations/directory/0005_roles.sql";
import directory6 from "../migrations/directory/0006_oauth.sql";
import directory7 from "../migrations/directory/0007_public_links.sql";
import directory8 from "../migrations/directory/0008_order_rights.sql";
import workspace1 from "../migrations/workspace/0001_records.sql";
import workspace2 from "../migrations/workspace/0002_history_search_work.sql";
import workspace3 from "../migrations/workspace/0003_assistant_and_mail.sql";
import workspace4 from "../migrations/workspace/0004_access.sql";
import workspace5 from "../migrations/workspace/0005_webhooks.sql";
import workspace6 from "../migrations/workspace/0006_changes_feed.sql";
import workspace7 from "../migrations/workspace/0007_proposals.sql";
import workspace8 from "../migrations/workspace/0008_audit.sql";
import workspace9 from "../migrations/workspace/0009_drafting.sql";
import workspace10 from "../migrations/workspace/0010_briefs.sql";
import workspace11 from "../migrations/workspace/0011_digests.sql";
import workspace12 from "../migrations/workspace/0012_questions.sql";
import workspace13 from "../migrations/workspace/0013_views.sql";
import workspace14 from "../migrations/workspace/0014_readings.sql";
import workspace15 from "../migrations/workspace/0015_assistant_settings.sql";
import workspace16 from "../migrations/workspace/0016_assistant_runs.sql";
import workspace17 from "../migrations/workspace/0017_background_scopes.sql";
import workspace18 from "../migrations/workspace/0018_orders.sql";
import workspace19 from "../migrations/workspace/0019_predictions.sql";
import workspace20 from "../migrations/workspace/0020_offers.sql";
import workspace21 from "../migrations/workspace/0021_label_models.sql";
import workspace22 from "../migrations/workspace/0022_model_readings.sql";
import workspace23 from "../migrations/workspace/0023_orders_by_amount.sql";
import type { Migration } from "../src/core/migrate.ts";

/** The migrations, bundled as text. A test compares this list with the folder. */
export const DIRECTORY_MIGRATIONS: Migration[] = [
  { name: "0001_people_and_workspaces", sql: directory1 },
  { name: "0002_account_events", sql: directory2 },
  { name: "0003_sign_in", sql: directory3 },
  { name: "0004_workspaces", sql: directory4 },
  { name: "0005_roles", sql: directory5 },
  { name: "0006_oauth", sql: directory6 },
  { name: "0007_public_links", sql: directory7 },
  { name: "0008_order_rights", sql: directory8 },
];

export const WORKSPACE_MIGRATIONS: Migration[] = [
  { name: "0001_records", sql: workspace1 },
  { name: "0002_history_search_work", sql: workspace2 },
  { name: "0003_assistant_and_mail", sql: workspace3 },
  { name: "0004_access", sql: workspace4 },
  { name: "0005_webhooks", sql: workspace5 },
  { name: "0006_changes_feed", sql: workspace6 },
  { name: "0007_proposals", sql: workspace7 },
  { name: "0008_audit", sql: workspace8 },
  { name: "0009_drafting", sql: workspace9 },
  { name: "0010_briefs", sql: workspace10 },
  { name: "0011_digests", sql: workspace11 },
  { name: "0012_questions", sql: workspace12 },
  { name: "0013_views", sql: workspace13 },
  { name: "0014_readings", sql: workspace14 },
  { name: "0015_assistant_settings", sql: workspace15 },
  { name: "0016_assistant_runs", sql: workspace16 },
  { name: "0017_background_scopes", sql: workspace17 },
  { name: "0018_orders", sql: workspace18 },
  { name: "0019_predictions", sql: workspace19 },
  { name: "0020_offers", sql: workspace20 },
  { name: "0021_label_models", sql: workspace21 },
  { name: "0022_model_readings", sql: workspace22 },
  { name: "0023_orders_by_amount", sql: workspace23 },
];
