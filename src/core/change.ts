import { requireUnlocked } from "./access.ts";
import { type Act, actOf, auditStatement, type Happening, type LogTuple } from "./audit.ts";
import { actorIdOf, type Context } from "./context.ts";
import { constraintOf, type Statement, stoppedByGuard } from "./database.ts";
import { claimKey } from "./idempotency.ts";
import { kindOfId, newId } from "./ids.ts";
import type { AnyRow, NewRow, RecordKind, RecordTable, Row } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { insertRows, insertTuples, updateRows } from "./rows.ts";
import { documentsOf, dropDocuments, type SearchDocument, writeDocuments } from "./search-text.ts";
import { VisibleLinks } from "./visible-links.ts";
import { wakeConsumers, wakeSealer } from "./wake.ts";

type Action = "create" | "update" | "delete" | "restore";
type Fields = Record<string, [unknown, unknown]>;
type EventTuple = [id: string, event: string, kind: string, record: string, version: number, data: string, at: number];

const PAST: Record<Action, string> = { create: "created", update: "updated", delete: "deleted", restore: "restored" };
/** A new record has these whoever makes it. */
const GIVEN_TO_NEW = new Set(["ownerId", "assigneeId", "stage", "status", "companyId", "parentId"]);
const BOOKKEEPING = new Set(["version", "updatedAt", "createdAt"]);

/**
 * One change of records: guarded rows, change log, search text, events, audit and idempotency, written as one batch on `commit`.
 * Every way of writing takes many records; one is many of one.
 */
export class Change {
  readonly id: string;
  readonly #ctx: Context;
  readonly #statements: Statement[] = [];
  readonly #log: LogTuple[] = [];
  readonly #events: EventTuple[] = [];
  readonly #touched: Happening[] = [];
  readonly #announced: Happening[] = [];
  #act: Act | undefined;
  readonly #documents: SearchDocument[] = [];
  readonly #undocumented: string[] = [];
  readonly #references = new Set<string>();
  readonly #links: VisibleLinks;
  #isUndoable = false;

  constructor(ctx: Context) {
    this.#ctx = ctx;
    this.#links = new VisibleLinks(ctx);
    this.id = newId("change", ctx.now);
  }

  /** Adds new records and answers them as they will stand. */
  create<T extends RecordTable>(kind: RecordKind<T>, given: NewRow<T>[]): Row<T>[] {
    const { now, member } = this.#ctx;
    for (const row of given) requireUnlocked(this.#ctx, kind.noun, filledIn(row));
    const fresh = { version: 1, createdAt: now, updatedAt: now, deletedAt: null, createdBy: member.id };
    const rows = given.map((row) => ({ ...fresh, ...row })) as unknown as Row<T>[];
    if (rows.length === 0) return rows;
    this.#statements.push(insertRows(kind.table, rows as Record<string, unknown>[]), ...(kind.keep?.(rows, []) ?? []));
    this.#documents.push(...documentsOf(kind, rows));
    for (const row of rows) this.#refer(kind, row as AnyRow);
    for (const row of rows) this.#record("create", kind.kind, row as AnyRow, {});
    return rows;
  }

  /** Sets fields of records as they were read; a record that nothing would change is left alone. Answers all of them as they will stand. */
  update<T extends RecordTable>(kind: RecordKind<T>, pairs: { before: Row<T>; patch: Partial<Row<T>> }[], event?: string): Row<T>[] {
    const derived = kind.derived?.fields ?? [];
    const changes = pairs.map(({ before, patch }) => ({
      before,
      fields: differences(before as AnyRow, patch as Partial<AnyRow>, derived),
    }));
    const touched = changes.filter(({ fields }) => Object.keys(fields).length > 0);
    for (const { fields } of touched) requireUnlocked(this.#ctx, kind.noun, Object.keys(fields));
    const after = new Map(touched.map(({ before, fields }) => [before, this.#patched(kind, before as AnyRow, fields)]));
    if (touched.length > 0) {
      const names = [...new Set(touched.flatMap(({ fields }) => Object.keys(fields))), ...derived, "updatedAt"];
      const rows = touched.map(({ before }) => after.get(before) as unknown as Row<T>);
      const versioned = rows.map((row) => ({ ...(row as AnyRow), version: (row as AnyRow).version - 1 }));
      this.#statements.push(...updateRows(kind.table, names, versioned));
      this.#statements.push(
        ...(kind.keep?.(
          rows,
          touched.map(({ before }) => before),
        ) ?? []),
      );
      this.#redocument(
        kind,
        rows,
        touched.map(({ before }) => before),
      );
      for (const { before, fields } of touched) this.#record(actionOf(fields), kind.kind, after.get(before) as AnyRow, fields, event);
    }
    return pairs.map(({ before }) => (after.get(before) as unknown as Row<T>) ?? before);
  }

  /** Puts records into the bin. */
  remove<T extends RecordTable>(kind: RecordKind<T>, rows: Row<T>[]): Row<T>[] {
    const pairs = rows.map((before) => ({ before, patch: { deletedAt: this.#ctx.now } as unknown as Partial<Row<T>> }));
    return this.update(kind, pairs);
  }

  /** Takes records out of the bin. */
  restore<T extends RecordTable>(kind: RecordKind<T>, rows: Row<T>[]): Row<T>[] {
    const pairs = rows.map((before) => ({ before, patch: { deletedAt: null } as unknown as Partial<Row<T>> }));
    return this.update(kind, pairs);
  }

  /** Further statements of the same batch, in order. */
  also(...statements: Statement[]): this {
    this.#statements.push(...statements);
    return this;
  }

  /** The change of something that is no record of a table, for its history, its undoing and its event. */
  note(kind: string, changed: { id: string; version: number }, fields: Fields): void {
    this.#record("update", kind, changed, fields);
  }

  /** Records that the batch takes out for good: for those who keep a copy of them. It cannot be undone, and has no event of each. */
  forget(kind: string, gone: { id: string; version: number }[]): void {
    for (const { id, version } of gone) {
      this.#note("delete", kind, { id, version: version + 1 }, {});
      this.#touched.push({ event: `${kind}.forgotten`, id });
    }
  }

  /** An event that is not simply "created" or "updated": `mail.held`. */
  announce(event: string, kind: string, id: string, version: number, data: Record<string, unknown> = {}): void {
    this.#announced.push({ event, id });
    this.#tell(event, kind, id, version, data);
  }

  /** What the audit calls this change, where its records and announcements do not say it: `change.undone`. */
  called(act: Act): void {
    this.#act = act;
  }

  /**
   * Writes all of it, or nothing. `result` is what the request answers: it is kept under the idempotency key and returned.
   * `undefined` says that the answer is not known yet.
   */
  async commit<R>(result: R): Promise<R> {
    const ctx = this.#ctx;
    ctx.alongside?.(this);
    const changeId = this.#isUndoable ? this.id : null;
    const isEmpty = this.#statements.length === 0 && this.#log.length === 0 && this.#events.length === 0;
    const act = isEmpty ? undefined : (this.#act ?? actOf(this.#touched, this.#announced));
    const audit = act ? [auditStatement(ctx, act, { id: this.id, log: this.#log })] : [];
    const batch = [...claimKey(ctx, changeId, result), ...this.#statements, ...this.#bookkeeping(), ...audit];
    if (batch.length === 0) return result;
    await this.#links.require();
    try {
      await ctx.db.write(batch);
    } catch (thrown) {
      throw refusalOf(thrown, [...this.#references]);
    }
    if (changeId) ctx.lastChangeId = changeId;
    if (ctx.idempotency?.state === "open") ctx.idempotency.state = result === undefined ? "taken" : "kept";
    if (this.#events.length > 0) wakeConsumers(ctx);
    if (act) wakeSealer(ctx);
    return result;
  }

  #bookkeeping(): Statement[] {
    const statements: Statement[] = [];
    if (this.#log.length > 0) statements.push(insertTuples("change_log", LOG_COLUMNS, this.#log), this.#placeInFeed());
    if (this.#undocumented.length > 0) statements.push(dropDocuments(this.#undocumented));
    if (this.#documents.length > 0) statements.push(writeDocuments(this.#documents));
    if (this.#events.length > 0) statements.push(insertTuples("outbox", EVENT_COLUMNS, this.#events));
    return statements;
  }

  /** Its number is given within the batch, so it follows the order of commits. */
  #placeInFeed(): Statement {
    return { sql: "insert into change_feed (change_id, at) values (?, ?)", args: [this.id, this.#ctx.now] };
  }

  #patched<T extends RecordTable>(kind: RecordKind<T>, before: AnyRow, fields: Fields): AnyRow {
    const changed = Object.fromEntries(Object.entries(fields).map(([field, [, next]]) => [field, next]));
    this.#refer(kind, changed);
    const after = { ...before, ...changed, version: before.version + 1, updatedAt: this.#ctx.now };
    return { ...after, ...kind.derived?.from(after as unknown as Row<T>) };
  }

  /** Which fields name another record, should the database miss it. */
  #refer(kind: Pick<RecordKind<RecordTable>, "links">, fields: Record<string, unknown>): void {
    this.#links.note(kind.links, fields);
    for (const [field, value] of Object.entries(fields))
      if (field.endsWith("Id") && typeof value === "string" && kindOfId(value) && value !== this.#ctx.member.id)
        this.#references.add(field);
  }

  #redocument<T extends RecordTable>(kind: RecordKind<T>, after: Row<T>[], before: Row<T>[]): void {
    const old = new Map(documentsOf(kind, before).map((document) => [document.recordId, JSON.stringify(document)]));
    const next = documentsOf(kind, after);
    const present = new Set(next.map((document) => document.recordId));
    this.#documents.push(...next.filter((document) => old.get(document.recordId) !== JSON.stringify(document)));
    this.#undocumented.push(...[...old.keys()].filter((id) => !present.has(id)));
  }

  #note(action: Action, kind: string, { id, version }: Pick<AnyRow, "id" | "version">, fields: Fields): void {
    const { now, via, requestId } = this.#ctx;
    const logged = JSON.stringify(fields);
    this.#log.push([newId("change_row", now), this.id, now, actorIdOf(this.#ctx), via, action, kind, id, logged, requestId, version]);
  }

  #record(action: Action, kind: string, row: Pick<AnyRow, "id" | "version">, fields: Fields, event = `${kind}.${PAST[action]}`): void {
    this.#isUndoable = true;
    this.#note(action, kind, row, fields);
    this.#touched.push({ event, id: row.id });
    if (this.#ctx.via !== "import") this.#tell(event, kind, row.id, row.version, { records: aboutOf(row) });
  }

  #tell(event: string, kind: string, id: string, version: number, data: Record<string, unknown>): void {
    this.#events.push([newId("event", this.#ctx.now), event, kind, id, version, JSON.stringify(data), this.#ctx.now]);
  }
}

const LOG_COLUMNS = ["id", "change_id", "at", "member_id", "via", "action", "record_kind", "record_id", "fields", "request_id", "version"];
const EVENT_COLUMNS = ["id", "event", "record_kind", "record_id", "version", "data", "at"];

/** Into the bin, out of it, or neither: an undoing may be any of them. */
const actionOf = ({ deletedAt }: Fields): Action => (deletedAt ? (deletedAt[1] === null ? "restore" : "delete") : "update");

/** Records whose pages show this one. */
function aboutOf({ links, contactId, companyId, dealId }: Record<string, unknown>): unknown[] {
  return Array.isArray(links) ? links : [contactId, companyId, dealId].filter(Boolean);
}

/** What a new record is given, besides what it cannot do without. */
export const filledIn = (row: Record<string, unknown>): string[] =>
  Object.keys(row).filter((field) => {
    const value = row[field];
    const isEmpty = value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    return !isEmpty && !GIVEN_TO_NEW.has(field);
  });

/** What a patch changes of a record: field → [old, new]. */
export function differences(before: AnyRow, patch: Partial<AnyRow>, derived: readonly string[]): Fields {
  const isSet = (field: string, next: unknown) => next !== undefined && !BOOKKEEPING.has(field) && !derived.includes(field);
  const entries = Object.entries(patch).filter(
    ([field, next]) => isSet(field, next) && JSON.stringify(before[field] ?? null) !== JSON.stringify(next),
  );
  return Object.fromEntries(entries.map(([field, next]) => [field, [before[field] ?? null, next]]));
}

/** Of two who changed the same at the same time, what the second is told. */
export const overtaken = (): Refusal =>
  new Refusal("stale", "Somebody changed this a moment ago. Look at the newest version and try again.");

function refusalOf(thrown: unknown, references: string[]): unknown {
  const constraint = constraintOf(thrown);
  if (stoppedByGuard(thrown)) return overtaken();
  if (constraint?.includes("contact_points"))
    return new Refusal("duplicate", "Another contact already has this e-mail address. It may be in the bin.", {
      emails: "belongs to another contact",
    });
  if (constraint?.includes("activities.channel_id")) return new Refusal("duplicate", "This message is already on the timeline");
  if (constraint?.includes("idempotency")) return new Refusal("conflict", "A request with this Idempotency-Key has just been carried out");
  if (constraint?.startsWith("FOREIGN KEY")) {
    const fields = Object.fromEntries(references.map((field) => [field, "the id of a record that exists"]));
    return new Refusal("invalid", "A record that this one refers to does not exist", fields);
  }
  return thrown;
}
