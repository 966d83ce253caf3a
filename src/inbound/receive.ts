import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { againAfterRaces, isRace } from "../core/races.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { MINUTE } from "../core/time.ts";
import { contextOfMaker } from "../identity/member-context.ts";
import { cutOff } from "../links/cut-off.ts";
import { countHit } from "../links/links.ts";
import { isAuthentic } from "./authenticity.ts";
import { MAX_BODY_BYTES, readSent } from "./body.ts";
import type { Outcome } from "./inbound.schema.ts";
import { type InboundHookRow, inboundHooks } from "./inbound.table.ts";
import { detailOf, SECRET } from "./inbound.ts";
import { keepRecord } from "./keep-record.ts";
import { mapped } from "./mapping.rules.ts";

const LIMIT = { most: 120, perMs: MINUTE };
const KEPT_RECEIPTS = 50;

export interface Sent {
  raw: string;
  header(name: string): string | undefined;
}

/** Takes what another program sent to a hook's address. It is told nothing of what became of it; the hook's log says that. */
export async function receiveSent(system: Context, hookId: string, { raw, header }: Sent): Promise<void> {
  const [hook] = await system.db.all(select(inboundHooks, sql`where id = ${hookId}`));
  const maker = hook?.isOn ? await contextOfMaker(system, hook, "inbound") : undefined;
  if (maker === "access_ended") await cutOff(system, [hook?.credentialId]);
  if (!hook || !maker || typeof maker === "string") throw notFound("address");
  await countHit(system.directory, `hook ${hookId}`, LIMIT, system.now);
  if (Buffer.byteLength(raw) > MAX_BODY_BYTES) throw new Refusal("too_large", "What is sent here has at most 256 KB");
  if (hook.secret !== null && !isAuthentic(system.ports.vault.open(SECRET, hook.secret), header, raw, system.now))
    throw new Refusal("unauthenticated", "The signature is missing or wrong");
  const sent = readSent(raw, header("content-type") ?? "");
  const key = (header("webhook-id") ?? header("idempotency-key"))?.slice(0, 200);
  await keep(maker, hook, sent, key);
}

async function keep(ctx: Context, hook: InboundHookRow, sent: object, key: string | undefined): Promise<void> {
  try {
    await againAfterRaces(() => keepOnce(ctx, hook, sent, key));
  } catch (thrown) {
    if (!(thrown instanceof Refusal) && !isRace(thrown)) throw thrown;
    const detail = thrown instanceof Refusal ? thrown.message : "it was there already";
    await noteReceipt(new Change(ctx), ctx, hook, sent, { outcome: "refused", recordId: null, detail });
  }
}

async function keepOnce(ctx: Context, hook: InboundHookRow, sent: object, key: string | undefined): Promise<void> {
  const change = new Change(ctx);
  if (hook.mapping.fields.length === 0) return noteReceipt(change, ctx, hook, sent, { outcome: "sampled", recordId: null, detail: "" });
  if (key !== undefined) {
    const consumer = `hook ${hook.id}`;
    const [before] = await ctx.db.rows({ sql: "select 1 from processed where consumer = ? and event_id = ?", args: [consumer, key] });
    if (before) return noteReceipt(change, ctx, hook, sent, { outcome: "repeated", recordId: null, detail: "" });
    change.also({ sql: "insert into processed (consumer, event_id, at) values (?, ?, ?)", args: [consumer, key, ctx.now] });
  }
  const { outcome, recordId, left } = await keepRecord(ctx, change, hook.mapping.target, mapped(hook.mapping, sent));
  await noteReceipt(change, ctx, hook, sent, { outcome, recordId, detail: detailOf(left) });
}

/** The log's line and the newest sample, in the batch of the record itself; of the log the last fifty stay. */
async function noteReceipt(
  change: Change,
  ctx: Context,
  hook: InboundHookRow,
  sent: object,
  { outcome, recordId, detail }: { outcome: Outcome; recordId: string | null; detail: string },
): Promise<void> {
  change.also(
    {
      sql: "insert into inbound_receipts (id, hook_id, at, outcome, record_id, detail) values (?, ?, ?, ?, ?, ?)",
      args: [newId("receipt", ctx.now), hook.id, ctx.now, outcome, recordId, detail.slice(0, 500)],
    },
    {
      sql: `delete from inbound_receipts where hook_id = ? and id <=
        (select id from inbound_receipts where hook_id = ? order by id desc limit 1 offset ?)`,
      args: [hook.id, hook.id, KEPT_RECEIPTS],
    },
    { sql: "update inbound_hooks set sample = ?, sample_at = ? where id = ?", args: [JSON.stringify(sent), ctx.now, hook.id] },
  );
  await change.commit(undefined);
}

/** Samples hold customers' data: one that nobody has sent anew for thirty days goes. */
export const forgetSamplesBefore = (at: number) => ({
  sql: "update inbound_hooks set sample = null, sample_at = null where sample_at < ?",
  args: [at],
});
