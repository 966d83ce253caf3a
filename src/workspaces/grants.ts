import { requireGrantable } from "../access/roles.ts";
import type { Context, Role } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";

/** A role that the asker may give, or may take from somebody: at most their own rights, and never the owner's, which is handed over. */
export async function requireGivable(ctx: Context, role: string): Promise<Role> {
  if (role === "owner") throw new Refusal("forbidden", "A workspace has one owner. The owner hands it over.", { role: "any but owner" });
  return requireGrantable(ctx, role);
}

/** What people call a role: one of the workspace's own by its name, a built-in one as it is. */
export async function roleName(directory: Database, role: string): Promise<string> {
  if (!role.startsWith("rol_")) return role;
  const [row] = await directory.rows<{ name: string }>({ sql: "select name from roles where id = ?", args: [role] });
  return row?.name ?? role;
}
