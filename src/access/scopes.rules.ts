import type { Verb } from "../core/context.ts";

/** Nouns a scope of a key or an app can name. What runs the workspace itself is covered by `write` alone. */
export const SCOPE_NOUNS = [
  ...["companies", "contacts", "deals", "orders", "activities", "tasks", "products", "members", "teams", "settings", "changes", "search"],
  ...["assistant", "predictions", "imports", "mail", "webhooks", "forms", "templates", "views", "audit"],
] as const;

/** `read`, `write`, `contacts:read`, `contacts:write` … Who may write a noun may read it. */
export const KEY_SCOPES = ["read", "write", ...SCOPE_NOUNS.flatMap((noun) => [`${noun}:read`, `${noun}:write`] as const)] as const;

/** Whether scopes leave a verb to their holder; null leaves everything. */
export function allows(scopes: readonly string[] | null, verb: Verb): boolean {
  if (scopes === null) return true;
  const [noun, action] = verb.split(":");
  if (scopes.includes("write") || scopes.includes(`${noun}:write`)) return true;
  return action === "read" && (scopes.includes("read") || scopes.includes(`${noun}:read`));
}
