import { type SQL, sql } from "drizzle-orm";
import type { Audience, Context } from "../core/context.ts";
import { plain } from "../core/select.ts";

interface Near {
  id: string;
  member: string;
  how: "own" | "team" | "only";
}

/**
 * Who may hear of records whose own or team's they are: by id, in one round trip. Members whose right reaches all hear of everything;
 * `only` names those who alone may hear of a private one.
 */
export async function audienceOf(ctx: Context, ids: string[]): Promise<Map<string, Audience>> {
  const rows = await ctx.db.all(plain<Near>(nearSql(JSON.stringify([...new Set(ids)]))));
  const found = new Map<string, Audience>();
  for (const { id, member, how } of rows) {
    const audience = found.get(id) ?? { own: [], team: [], only: [] };
    audience[how].push(member);
    found.set(id, audience);
  }
  return found;
}

/** Owners and those it is shared with; and who sees an owner by their teams. In short unions, as some SQLite servers bound their length. */
function nearSql(ids: string): SQL {
  const among = sql`in (select value from json_each(${ids}))`;
  return sql`with kept(id, member) as materialized (
      select id, owner_id from contacts where id ${among} and owner_id is not null
      union select id, owner_id from companies where id ${among} and owner_id is not null
      union select id, owner_id from deals where id ${among} and owner_id is not null
      union select id, owner_id from orders where id ${among} and owner_id is not null
    ), done(id, member) as materialized (
      select id, assignee_id from tasks where id ${among} and assignee_id is not null
      union select id, created_by from tasks where id ${among} and created_by is not null
      union select id, author_id from activities where id ${among} and author_id is not null
      union select id, created_by from activities where id ${among} and created_by is not null
    ), owned(id, member) as materialized (
      select id, member from kept union select id, member from done
    ), shared(id, member) as materialized (
      select record_id, grantee from record_shares where record_id ${among} and grantee like 'usr_%'
      union select record_id, team_grants.member_id from record_shares join team_grants on team_grants.team_id = grantee where record_id ${among}
    ), alone(id, member) as materialized (
      select id, private_to from activities where id ${among} and private_to is not null
      union all select id, owner_id from views where id ${among} and is_shared = 0
    ), only_these(id, member) as materialized (
      select id, member from alone
      union all select shared.id, shared.member from shared join alone on alone.id = shared.id
      union all select id, member_id from proposals where id ${among} and member_id <> ''
      union all select id, member_id from outgoing_mail where id ${among}
      union all select id, member_id from imports where id ${among}
    )
    select id, member, 'own' as how from owned
    union all select id, member, 'own' from shared
    union all select owned.id, team_sight.member_id, 'team' from owned join team_sight on team_sight.sees = owned.member
    union all select id, member, 'only' from only_these`;
}
