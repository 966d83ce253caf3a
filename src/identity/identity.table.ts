import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Role } from "../core/context.ts";

/** Tables of the directory: people, workspaces and what opens their doors. */

export const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export type WorkspaceState = "creating" | "ready" | "closing" | "closed";

export const workspaces = sqliteTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  databaseUrl: text("database_url").notNull(),
  /** Sealed; of a database that has a token of its own. */
  databaseToken: text("database_token"),
  schemaVersion: integer("schema_version").notNull(),
  state: text("state").$type<WorkspaceState>().notNull().default("ready"),
  createdAt: integer("created_at").notNull(),
});

export const memberships = sqliteTable(
  "memberships",
  {
    userId: text("user_id").notNull(),
    workspaceId: text("workspace_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.workspaceId] })],
);

export const sessions = sqliteTable("sessions", {
  tokenHash: text("token_hash").primaryKey(),
  userId: text("user_id").notNull(),
  workspaceId: text("workspace_id").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  userAgent: text("user_agent"),
});

export const apiKeys = sqliteTable("api_keys", {
  id: text("id").primaryKey(),
  keyHash: text("key_hash").notNull(),
  hint: text("hint").notNull(),
  name: text("name").notNull(),
  userId: text("user_id").notNull(),
  workspaceId: text("workspace_id").notNull(),
  scopes: text("scopes", { mode: "json" }).$type<string[]>(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at"),
  lastUsedAt: integer("last_used_at"),
  revokedAt: integer("revoked_at"),
});

export const inboundAddresses = sqliteTable("inbound_addresses", {
  token: text("token").primaryKey(),
  workspaceId: text("workspace_id").notNull(),
  createdAt: integer("created_at").notNull(),
});

export const signInThrottle = sqliteTable("sign_in_throttle", {
  subject: text("subject").primaryKey(),
  failures: integer("failures").notNull(),
  retryAt: integer("retry_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});
