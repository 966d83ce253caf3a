import { accountEvent } from "../audit/account-events.ts";
import { type Context, require } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import type { AppPolicy } from "./oauth.schema.ts";

interface PolicyRow {
  mode: AppPolicy["mode"];
  hosts: string;
}

const OPEN: AppPolicy = { mode: "open", hosts: [] };

export const policyOf = (row: Partial<PolicyRow> | undefined): AppPolicy =>
  row?.mode ? { mode: row.mode, hosts: JSON.parse(row.hosts ?? "[]") as string[] } : OPEN;

/** Whether a workspace lets in an app that is answered at this host. */
export const letsIn = ({ mode, hosts }: AppPolicy, host: string): boolean => mode === "open" || (mode === "listed" && hosts.includes(host));

export async function readPolicy(ctx: Context): Promise<AppPolicy> {
  require(ctx, "apps:manage");
  const rows = await ctx.directory.rows<PolicyRow>({
    sql: "select mode, hosts from oauth_policies where workspace_id = ?",
    args: [ctx.workspace.id],
  });
  return policyOf(rows[0]);
}

/** Which apps members may connect from now on. What is connected stays until it is disconnected. */
export async function changePolicy(ctx: Context, policy: AppPolicy): Promise<AppPolicy> {
  require(ctx, "apps:manage");
  const hosts = [...new Set(policy.hosts)];
  await ctx.directory.write([
    {
      sql: `insert into oauth_policies (workspace_id, mode, hosts, updated_at) values (?, ?, ?, ?)
        on conflict (workspace_id) do update set mode = excluded.mode, hosts = excluded.hosts, updated_at = excluded.updated_at`,
      args: [ctx.workspace.id, policy.mode, JSON.stringify(hosts), ctx.now],
    },
    accountEvent(
      {
        workspaceId: ctx.workspace.id,
        userId: ctx.member.id,
        action: "apps.policy_changed",
        origin: ctx.origin,
        detail: { mode: policy.mode, hosts: hosts.join(" ") },
      },
      ctx.now,
    ),
  ]);
  return { mode: policy.mode, hosts };
}

/** Apps register with the deployment, before anybody says for which workspace: refused once every workspace has switched them off. */
export async function isRegistrationOpen(directory: Database): Promise<boolean> {
  const [row] = await directory.rows<{ open: number }>({
    sql: `select exists (select 1 from workspaces left join oauth_policies on workspace_id = workspaces.id
      where state = 'ready' and coalesce(mode, 'open') <> 'off') as open`,
    args: [],
  });
  return row?.open === 1;
}
