import { audienceOf } from "../src/access/audience.ts";
import { sealAudit } from "../src/audit/sealing.ts";
import type { Context } from "../src/core/context.ts";
import type { Env, QueueMessage } from "../src/core/env.ts";
import { newId } from "../src/core/ids.ts";
import { errorFields, logger } from "../src/core/log.ts";
import { sweepOutbox } from "../src/core/outbox.ts";
import { continueImport } from "../src/imports/continue-import.ts";
import { sendDueMail } from "../src/mail/sending.ts";
import { continueReading } from "../src/predictions/model/nights.ts";
import { continueRun } from "../src/predictions/runs.ts";
import { readWaiting } from "../src/reading/read-waiting.ts";
import { noteForReading, wakeReading } from "../src/reading/waiting.ts";
import { queueDeliveries, wakeWebhooks } from "../src/webhooks/queueing.ts";
import { sendDueDeliveries } from "../src/webhooks/sending.ts";
import { handOver } from "../src/workspaces/handover.ts";
import { systemContext } from "./context.ts";

const DEAD_QUEUE = "relata-dead";
/** A turn of an import; then other messages, such as mail that is due, have theirs. */
const IMPORT_TIME_MS = 3_000;
/** The same of predictions. */
const RUN_TIME_MS = 3_000;

/** Messages → one call each: acknowledged when it has committed, else tried again and at last kept as a dead letter. */
export async function queue(batch: MessageBatch<QueueMessage>, env: Env, execution: ExecutionContext): Promise<void> {
  const seen = new Set<string>();
  for (const message of batch.messages) {
    const same = JSON.stringify(message.body);
    if (batch.queue !== DEAD_QUEUE && seen.has(same)) {
      message.ack();
      continue;
    }
    seen.add(same);
    try {
      await (batch.queue === DEAD_QUEUE ? keepDeadLetter(message, env, execution) : consume(message.body, env, execution));
      message.ack();
    } catch (thrown) {
      logger({ kind: message.body.kind, workspaceId: message.body.workspaceId })("warn", "a queue message failed", {
        attempts: message.attempts,
        ...errorFields(thrown),
      });
      message.retry({ delaySeconds: Math.min(60, 2 ** message.attempts) });
    }
  }
}

async function consume(body: QueueMessage, env: Env, execution: ExecutionContext): Promise<void> {
  const ctx = await systemContext(env, body.workspaceId, body.kind === "import" ? "import" : "system", (work) => execution.waitUntil(work));
  if (ctx) await call(ctx, body);
}

function call(ctx: Context, body: QueueMessage): Promise<unknown> {
  if (body.kind === "import") return continueImport(ctx, body.importId, ctx.now + IMPORT_TIME_MS);
  if (body.kind === "mail") return sendDueMail(ctx);
  if (body.kind === "seal") return sealAudit(ctx);
  if (body.kind === "webhooks") return sendDueDeliveries(ctx);
  if (body.kind === "reading") return readWaiting(ctx);
  if (body.kind === "predictions") return continueRun(ctx, ctx.now + RUN_TIME_MS);
  if (body.kind === "model_readings") return continueReading(ctx);
  if (body.kind === "handover") return handOver(ctx, body.memberId, body.newOwnerId);
  return sweepOutbox(ctx, audienceOf, [queueDeliveries, noteForReading]).then(() => Promise.all([wakeWebhooks(ctx), wakeReading(ctx)]));
}

async function keepDeadLetter(message: Message<QueueMessage>, env: Env, execution: ExecutionContext): Promise<void> {
  const ctx = await systemContext(env, message.body.workspaceId, "system", (work) => execution.waitUntil(work));
  await ctx?.db.write([
    {
      sql: "insert into dead_letters (id, body, reason, at) values (?, ?, ?, ?)",
      args: [newId("letter", ctx.now), JSON.stringify(message.body), "every try failed", ctx.now],
    },
  ]);
}
