import * as z from "zod";
import { prose } from "../../core/fields.schema.ts";
import { verbOf } from "../../proposals/proposals.rules.ts";
import { APP_KINDS, PROPOSAL_ACTIONS } from "../../proposals/proposals.schema.ts";
import { propose } from "../../proposals/proposals.ts";
import { readable, withTimes } from "../data.rules.ts";
import { requireScope } from "../scope.ts";
import { tool } from "../tool.ts";

const input = z.strictObject({
  action: z.enum(PROPOSAL_ACTIONS),
  kind: z.enum(APP_KINDS),
  id: z.string().max(40).optional(),
  version: z.int().min(1).optional(),
  fields: z.record(z.string().max(60), z.unknown()).optional(),
  reason: prose(500),
});

export const proposeChangeTool = tool({
  name: "propose_change",
  title: "Propose a change · Đề xuất thay đổi",
  description:
    "Proposes to create, edit or delete a contact, company, task or activity (a note, call, meeting…). Nothing changes until the member accepts it on the page, unless they have allowed it without asking. `describe` names the fields. Edits and deletions need the id and the version that you have read.",
  verbs: ["contacts:edit", "companies:edit", "tasks:create", "activities:create"],
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  isSlow: false,
  input,
  inputSchema: {
    type: "object",
    properties: {
      action: { type: "string", enum: PROPOSAL_ACTIONS },
      kind: { type: "string", enum: APP_KINDS },
      id: { type: "string", maxLength: 40 },
      version: { type: "integer", minimum: 1 },
      fields: { type: "object", description: "Field → new value" },
      reason: { type: "string", maxLength: 500, description: "Why, in the member's language; they read it" },
    },
    required: ["action", "kind", "reason"],
    additionalProperties: false,
  },
  async run(asker, { fields, ...wish }) {
    const { ctx } = asker;
    requireScope(asker, verbOf(wish.kind, wish.action));
    const { proposal, record } = await propose(ctx, await asker.app(), { ...wish, fields: withTimes(fields ?? {}) });
    const { id, state, action, kind, recordName, expiresAt } = proposal;
    const url = `${ctx.ports.publicUrl}/proposals`;
    const said = record
      ? "Done, as the member has allowed. They can undo it."
      : `Proposed. Nothing has changed: it waits for ${ctx.member.name} at ${url}.`;
    const made = record ? { record: { id: record.id, version: record.version } } : {};
    return { said, data: { proposal: readable({ id, state, action, kind, recordName, expiresAt, url }), ...made } };
  },
});
