import type { Database } from "../src/core/database.ts";
import { Refusal } from "../src/core/refusal.ts";
import type { WorkspaceState } from "../src/identity/identity.table.ts";

/** A workspace as its operator sees it: where it stands, nothing of what is in it. */
export interface WorkspaceEntry {
  id: string;
  name: string;
  state: WorkspaceState;
  schemaVersion: number;
  members: number;
  createdAt: number;
  deleteAt: number | null;
}

/** All workspaces, oldest first. */
export const workspaceEntries = (directory: Database): Promise<WorkspaceEntry[]> =>
  directory.rows<WorkspaceEntry>({
    sql: `select id, name, state, schema_version as schemaVersion, created_at as createdAt, delete_at as deleteAt,
      (select count(*) from memberships where workspace_id = workspaces.id) as members from workspaces order by created_at, id`,
    args: [],
  });

/** The workspace of that id or name. Refuses a name that several have. */
export async function requireWorkspace(directory: Database, named: string, state: WorkspaceState = "ready"): Promise<WorkspaceEntry> {
  const found = (await workspaceEntries(directory)).filter((each) => each.state === state && (each.id === named || each.name === named));
  const [first] = found;
  if (!first)
    throw new Refusal("not_found", `There is no ${state === "ready" ? "" : `${state} `}workspace ${named}`, {
      workspace: "the id or name of one",
    });
  if (found.length > 1)
    throw new Refusal("conflict", `${found.length} workspaces are called ${named}`, { workspace: found.map(({ id }) => id).join(" or ") });
  return first;
}
