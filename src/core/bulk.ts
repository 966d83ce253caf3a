import { getTableName, sql } from "drizzle-orm";
import * as z from "zod";
import { andVisible, reachSql, requireUnlocked } from "./access.ts";
import type { BulkAction, BulkAnswer, BulkInput, BulkResult } from "./bulk.schema.ts";
import { Change, differences, filledIn } from "./change.ts";
import { type Context, require, type Verb } from "./context.ts";
import { id } from "./fields.schema.ts";
import { inBin, notFound, notReached, stale } from "./get.ts";
import { fieldsOf } from "./http.ts";
import { kindOfId } from "./ids.ts";
import type { AnyRow, NewRow, RecordKind, RecordTable, Row } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { plain, select } from "./select.ts";

/** What bulk needs to know of a noun: the same steps as its verbs take for one record. */
export interface BulkNoun<T extends RecordTable, I extends object, P extends object> {
  record: RecordKind<T>;
  input: z.ZodType<I>;
  patch: z.ZodType<P>;
  /** The row of a new record. Refuses what a record may not be. */
  newRow(ctx: Context, input: I): NewRow<T>;
  /** A patch as the row takes it, and the event that it is, if it is not simply "updated". */
  rowPatch(ctx: Context, before: Row<T>, patch: P): { patch: Partial<Row<T>>; event?: string | undefined };
  /** Looks up what inputs or patches need from the database, for all of them at once. */
  prepare?<G extends I | P>(ctx: Context, given: G[]): Promise<(G | Refusal)[]>;
  /** Rows that the database would refuse, by id: all are looked up at once. */
  obstacles?(ctx: Context, rows: Row<T>[]): Promise<Map<string, Refusal>>;
}

interface Item<T extends RecordTable> {
  index: number;
  before?: Row<T>;
  after?: Partial<Row<T>> | NewRow<T>;
  event?: string | undefined;
  refusal?: Refusal;
}

type Asked = { id: string; version?: number; patch?: object };

const verbOf = ({ noun }: { noun: string }, action: BulkAction): Verb => `${noun}:${VERBS[action]}` as Verb;
const VERBS: Record<BulkAction, string> = { create: "create", edit: "edit", delete: "delete", restore: "edit" };
/** Somebody may be faster than what was just looked up; then all is looked up again. */
const TRIES = 3;

/**
 * Creates, edits, deletes or restores up to a thousand records as one change, which is undone as one. What is refused is named in its
 * result and the others are written, or with `atomic` nothing is. Two to four round trips, however many there are.
 */
export async function bulk<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  noun: BulkNoun<T, I, P>,
  given: BulkInput,
): Promise<BulkAnswer> {
  require(ctx, verbOf(noun.record, given.action));
  for (let tries = 1; ; tries++) {
    const items = given.action === "create" ? await newItems(ctx, noun, given.items) : await changedItems(ctx, noun, given);
    await findObstacles(ctx, noun, items);
    if (given.atomic) requireAll(items);
    try {
      return await write(ctx, noun, given.action, items);
    } catch (thrown) {
      const wasOvertaken = thrown instanceof Refusal && (thrown.code === "stale" || thrown.code === "duplicate");
      if (!wasOvertaken || tries === TRIES) throw thrown;
    }
  }
}

/** A step for one item: what it refuses is the item's own problem. */
function attempt<T extends RecordTable>(index: number, step: () => Omit<Item<T>, "index">): Item<T> {
  try {
    return { index, ...step() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { index, refusal: thrown };
    throw thrown;
  }
}

function parsed<V>(schema: z.ZodType<V>, item: unknown): V | Refusal {
  const read = schema.safeParse(item);
  return read.success ? read.data : new Refusal("invalid", "Some of what was sent is not right", fieldsOf(read.error));
}

/** Those that are no refusal go through `step` together, and come back to their places. */
async function through<V extends object>(all: (V | Refusal)[], step: (some: V[]) => Promise<(V | Refusal)[]>): Promise<(V | Refusal)[]> {
  const good = all.filter((each): each is V => !(each instanceof Refusal));
  const stepped = good.length > 0 ? await step(good) : [];
  return all.map((each) => (each instanceof Refusal ? each : (stepped.shift() as V | Refusal)));
}

async function newItems<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  noun: BulkNoun<T, I, P>,
  items: unknown[],
): Promise<Item<T>[]> {
  const inputs = await through(
    items.map((item) => parsed(noun.input, item)),
    async (some) => noun.prepare?.(ctx, some) ?? some,
  );
  return inputs.map((input, index) =>
    attempt<T>(index, () => {
      if (input instanceof Refusal) throw input;
      const after = noun.newRow(ctx, input);
      requireUnlocked(ctx, noun.record.noun, filledIn(after));
      return { after };
    }),
  );
}

const namedItem = z.strictObject({ id });
const seenItem = z.strictObject({ id, version: z.int() });

async function changedItems<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  noun: BulkNoun<T, I, P>,
  { action, items }: BulkInput,
): Promise<Item<T>[]> {
  const schema = action === "edit" ? seenItem.extend({ patch: noun.patch }) : action === "restore" ? namedItem : seenItem;
  const asked = oncePerRecord(items.map((item) => parsed(schema as z.ZodType<Asked>, item)));
  const patched = await through(asked, (some) => preparePatches(ctx, noun, some));
  const rows = await rowsOf(ctx, noun.record, patched, verbOf(noun.record, action));
  return patched.map((item, index) =>
    attempt<T>(index, () => {
      if (item instanceof Refusal) throw item;
      const { row: before, isReached } = rows.get(item.id) ?? {};
      if (!before) throw notFound(noun.record.kind);
      if (!isReached) throw notReached(noun.record.kind, verbOf(noun.record, action));
      requireSeen(noun.record.kind, before as AnyRow, item, action);
      return { before, ...afterOf(ctx, noun, before, item, action) };
    }),
  );
}

async function preparePatches<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  { prepare }: BulkNoun<T, I, P>,
  asked: Asked[],
): Promise<(Asked | Refusal)[]> {
  if (!prepare || !asked[0]?.patch) return asked;
  const patches = await prepare(
    ctx,
    asked.map(({ patch }) => patch as P),
  );
  return patches.map((patch, index) => (patch instanceof Refusal ? patch : { ...(asked[index] as Asked), patch }));
}

function oncePerRecord(asked: (Asked | Refusal)[]): (Asked | Refusal)[] {
  const seen = new Set<string>();
  return asked.map((item) => {
    if (item instanceof Refusal) return item;
    if (seen.has(item.id)) return new Refusal("conflict", "This record is named twice", { id: "each record once" });
    seen.add(item.id);
    return item;
  });
}

/** The rows that the asker may see, and whether the verb reaches them. */
async function rowsOf<T extends RecordTable>(
  ctx: Context,
  record: RecordKind<T>,
  asked: (Asked | Refusal)[],
  verb: Verb,
): Promise<Map<string, { row: Row<T>; isReached: boolean }>> {
  const ids = asked.flatMap((item) => (item instanceof Refusal ? [] : [item.id]));
  if (ids.length === 0) return new Map();
  const among = sql`where id in (select value from json_each(${JSON.stringify(ids)}))${andVisible(ctx, record)}`;
  const found = await ctx.db.all(select(record.table, among, { isReached: reachSql(ctx, record, verb) ?? sql`1` }));
  return new Map(
    found.map(({ isReached, ...row }) => [(row as unknown as AnyRow).id, { row: row as unknown as Row<T>, isReached: Boolean(isReached) }]),
  );
}

function requireSeen(kind: string, before: AnyRow, { version }: Asked, action: BulkAction): void {
  if (version !== undefined && before.version !== version) throw stale(before.version);
  if (action !== "restore" && before.deletedAt !== null) throw inBin(kind);
}

function afterOf<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  noun: BulkNoun<T, I, P>,
  before: Row<T>,
  { patch }: Asked,
  action: BulkAction,
): Pick<Item<T>, "after" | "event"> {
  if (action !== "edit") return { after: { deletedAt: action === "delete" ? ctx.now : null } as unknown as Partial<Row<T>> };
  const { patch: after, event } = noun.rowPatch(ctx, before, patch as P);
  const changed = differences(before as AnyRow, after as Partial<AnyRow>, noun.record.derived?.fields ?? []);
  requireUnlocked(ctx, noun.record.noun, Object.keys(changed));
  noun.record.derived?.from({ ...before, ...after });
  return { after, event };
}

const REFERRED: Partial<Record<string, string>> = {
  ...{ contact: "contacts", company: "companies", deal: "deals", order: "orders", product: "products", user: "members" },
};

/** Marks what the database would refuse: references to nothing, and what the noun itself finds. */
async function findObstacles<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  noun: BulkNoun<T, I, P>,
  items: Item<T>[],
): Promise<void> {
  await refuseMissing(ctx, noun.record, items);
  const good = items.filter(({ refusal }) => !refusal);
  const rows = good.map(({ before, after }) => ({ ...before, ...after }) as Row<T>);
  const obstacles = (rows.length > 0 && (await noun.obstacles?.(ctx, rows))) || new Map<string, Refusal>();
  for (const [index, item] of good.entries()) {
    const refusal = obstacles.get((rows[index] as AnyRow).id);
    if (refusal) item.refusal = refusal;
  }
}

/** References that an item sets anew. */
function referencesOf<T extends RecordTable>({ before, after = {} }: Item<T>): [field: string, id: string][] {
  const old = (before ?? {}) as Record<string, unknown>;
  return Object.entries(after as Record<string, unknown>).flatMap(([field, value]): [string, string][] => {
    const isReference = field.endsWith("Id") && typeof value === "string" && (kindOfId(value) ?? "") in REFERRED;
    return isReference && value !== old[field] ? [[field, value]] : [];
  });
}

/** What cannot be seen is refused in the words for what is not there. */
async function refuseMissing<T extends RecordTable>(ctx: Context, { links = {} }: RecordKind<T>, items: Item<T>[]): Promise<void> {
  const named = new Set(items.flatMap((item) => (item.refusal ? [] : referencesOf(item).map(([, each]) => each))));
  named.delete(ctx.member.id);
  if (named.size === 0) return;
  const linked = new Map(Object.values(links).map((kind) => [getTableName(kind.table), kind]));
  const parts = [...Map.groupBy(named, (each) => REFERRED[kindOfId(each) ?? ""] ?? "")].map(([table, ids]) => {
    const kind = linked.get(table);
    return sql`select id from ${sql.raw(table)} where id in (select value from json_each(${JSON.stringify(ids)}))${kind ? andVisible(ctx, kind) : sql``}`;
  });
  const found = await ctx.db.all(plain<{ id: string }>(sql.join(parts, sql` union all `)));
  const known = new Set([...found.map((row) => row.id), ctx.member.id]);
  for (const item of items) {
    const missing = item.refusal ? [] : referencesOf(item).filter(([, each]) => !known.has(each));
    if (missing.length === 0) continue;
    const fields = Object.fromEntries(missing.map(([field]) => [field, "the id of a record that exists"]));
    item.refusal = new Refusal("invalid", "A record that this one refers to does not exist", fields);
  }
}

const NAMED_AT_MOST = 20;

function requireAll<T extends RecordTable>(items: Item<T>[]): void {
  const refused = items.filter(({ refusal }) => refusal);
  if (refused.length === 0) return;
  const fields = refused.slice(0, NAMED_AT_MOST).map(({ index, refusal }) => [`items.${index}`, `${refusal?.code}: ${refusal?.message}`]);
  throw new Refusal(
    "invalid",
    `${refused.length} of ${items.length} items are refused, and all or none was asked for`,
    Object.fromEntries(fields),
  );
}

async function write<T extends RecordTable, I extends object, P extends object>(
  ctx: Context,
  { record }: BulkNoun<T, I, P>,
  action: BulkAction,
  items: Item<T>[],
): Promise<BulkAnswer> {
  const change = new Change(ctx);
  const good = items.filter(({ refusal }) => !refusal);
  const results = items.flatMap(({ index, refusal }): BulkResult[] =>
    refusal ? [{ index, status: refusal.status, problem: problemOf(refusal) }] : [],
  );
  const add = (written: Item<T>[], rows: Row<T>[], status: number) =>
    results.push(
      ...rows.map((row, at) => ({ index: written[at]?.index ?? 0, status, id: (row as AnyRow).id, version: (row as AnyRow).version })),
    );
  if (action === "create")
    add(
      good,
      change.create(
        record,
        good.map(({ after }) => after as NewRow<T>),
      ),
      201,
    );
  else
    for (const [event, some] of Map.groupBy(good, (item) => item.event))
      add(
        some,
        change.update(
          record,
          some.map(({ before, after }) => ({ before: before as Row<T>, patch: after as Partial<Row<T>> })),
          event,
        ),
        200,
      );
  results.sort((a, b) => a.index - b.index);
  return change.commit({ results, done: good.length, refused: items.length - good.length });
}

const problemOf = ({ code, message, fields }: Refusal) => ({ code, detail: message, ...(fields ? { fields } : {}) });
