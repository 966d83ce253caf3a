import { eq } from "drizzle-orm";
import { forgetTexts } from "../src/assistant/kept-text.ts";
import { trimRunsBefore } from "../src/assistant/meter.ts";
import { forgottenFeed } from "../src/changes/feed.ts";
import type { Database } from "../src/core/database.ts";
import type { Env } from "../src/core/env.ts";
import { newId } from "../src/core/ids.ts";
import { errorFields, logger } from "../src/core/log.ts";
import { DAY, MINUTE } from "../src/core/time.ts";
import { forgetSendings, sendDueDigests } from "../src/digests/sending.ts";
import { workspaces } from "../src/identity/identity.table.ts";
import { resumeStalledImports } from "../src/imports/imports.ts";
import { forgetSamplesBefore } from "../src/inbound/receive.ts";
import { forgetHitsBefore } from "../src/links/links.ts";
import { forgetOldOAuth } from "../src/oauth/clients.ts";
import { keepModelReadings } from "../src/predictions/model/nights.ts";
import { keepPredictionsFresh } from "../src/predictions/runs.ts";
import { expireProposals } from "../src/proposals/proposals.ts";
import { forgetDeliveriesBefore } from "../src/webhooks/deliveries.ts";
import { deleteClosed } from "../src/workspaces/closing.ts";
import { keepProfilesInStep } from "../src/workspaces/profiles.ts";
import { directoryOf, outsideOf, systemContext } from "./context.ts";

const AT_ONCE = 20;
const SEALED_AT_ONCE = 100;

/** Cron: a share of the workspaces each minute, so that nothing lies forgotten should a queue and an alarm both have failed. */
export async function scheduled(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  const directory = directoryOf(env);
  const [{ n } = { n: 0 }] = await directory.rows<{ n: number }>({
    sql: "select count(*) as n from workspaces where state = 'ready'",
    args: [],
  });
  const turn = Math.floor(controller.scheduledTime / MINUTE) % Math.max(1, Math.ceil(n / AT_ONCE));
  const due = await directory.orm
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.state, "ready"))
    .orderBy(workspaces.id)
    .limit(AT_ONCE)
    .offset(turn * AT_ONCE);
  await directory.write([
    { sql: "delete from sign_in_throttle where updated_at < ?", args: [controller.scheduledTime - DAY] },
    ...forgetOldOAuth(controller.scheduledTime),
    forgetHitsBefore(controller.scheduledTime - DAY),
  ]);
  await deleteClosed(
    outsideOf(env, { via: "system", locale: "vi", requestId: newId("event"), defer: (work) => execution.waitUntil(work) }),
  );
  await sealWaiting(env, directory);
  for (const { id } of due) {
    try {
      await tend(env, id, execution);
    } catch (thrown) {
      logger({ workspaceId: id })("error", "a scheduled round failed", errorFields(thrown));
    }
  }
}

/** Acts on accounts wake nobody: the workspaces that have some waiting are told each minute. */
async function sealWaiting(env: Env, directory: Database): Promise<void> {
  const waiting = await directory.rows<{ id: string }>({
    sql: `select distinct workspace_id as id from account_events join workspaces on workspaces.id = workspace_id
      where collected_at is null limit ?`,
    args: [SEALED_AT_ONCE],
  });
  for (const { id } of waiting) await env.EVENTS.send({ kind: "seal", workspaceId: id });
}

async function tend(env: Env, workspaceId: string, execution: ExecutionContext): Promise<void> {
  const ctx = await systemContext(env, workspaceId, "system", (work) => execution.waitUntil(work));
  if (!ctx) return;
  await env.EVENTS.send({ kind: "outbox", workspaceId });
  await env.EVENTS.send({ kind: "mail", workspaceId });
  await env.EVENTS.send({ kind: "seal", workspaceId });
  await env.ASSISTANT.send({ kind: "reading", workspaceId });
  await resumeStalledImports(ctx);
  await keepProfilesInStep(ctx);
  await sendDueDigests(ctx);
  await keepPredictionsFresh(ctx);
  await keepModelReadings(ctx);
  await ctx.db.write([
    { sql: "delete from idempotency where at < ?", args: [ctx.now - 2 * DAY] },
    { sql: "delete from outbox where done_at < ?", args: [ctx.now - 7 * DAY] },
    forgottenFeed(ctx.now),
    { sql: "delete from processed where at < ?", args: [ctx.now - 30 * DAY] },
    expireProposals(ctx.now),
    ...forgetDeliveriesBefore(ctx.now - 30 * DAY),
    forgetSamplesBefore(ctx.now - 30 * DAY),
    forgetTexts(ctx.now),
    forgetSendings(ctx.now),
    trimRunsBefore(ctx.now),
  ]);
}
