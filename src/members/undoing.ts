import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { mePatch } from "./members.schema.ts";

interface Line {
  action: string;
  recordId: string;
  fields: Record<string, unknown>;
}

/**
 * Who belongs to the workspace and as what stands in the directory, which no undoing reaches; a profile is its member's own. So this refuses
 * all but the asker's own edits of theirs, and profiles without an account, such as an import makes.
 */
export async function requireTheirsToUndo(ctx: Context, lines: Line[]): Promise<void> {
  const isOwnEdit = ({ action, recordId, fields }: Line) =>
    recordId === ctx.member.id && action === "update" && Object.keys(fields).every((field) => Object.hasOwn(mePatch.shape, field));
  const others = lines.filter((line) => !isOwnEdit(line)).map(({ recordId }) => recordId);
  if (others.length === 0) return;
  const [account] = await ctx.directory.rows({
    sql: "select 1 from users where id in (select value from json_each(?)) limit 1",
    args: [JSON.stringify(others)],
  });
  if (account)
    throw new Refusal(
      "conflict",
      "Who belongs to the workspace, their role and their profile are not taken back: change them under Members",
    );
}
