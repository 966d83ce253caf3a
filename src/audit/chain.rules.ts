import type { AuditSign } from "../core/audit.ts";
import type { AuditHead } from "../core/context.ts";

/** The chain: each row's seal is made of the seal before it, its own place, id and digest. */

export const EMPTY_CHAIN: AuditHead = { seq: 0, seal: "" };

interface Link {
  id: string;
  digest: string;
}

export interface Place extends AuditHead {
  id: string;
}

/** What a row's seal must be at a place behind a seal. */
export const sealOf = (sign: AuditSign, before: string, seq: number, row: Link): string => sign("seal", [before, seq, row.id, row.digest]);

/** The places of rows that come behind the head, in their order. */
export function chained(sign: AuditSign, head: AuditHead, rows: Link[]): Place[] {
  let { seq, seal } = head;
  return rows.map((row) => {
    seq += 1;
    seal = sealOf(sign, seal, seq, row);
    return { id: row.id, seq, seal };
  });
}

/** A row as it stands in the database, with whether its own digest is right. */
export interface Standing extends Link {
  seq: number | null;
  seal: string | null;
  isGenuine: boolean;
}

export type Break = "altered" | "deleted" | "inserted" | "reordered";

/** True when the row stands where its seal says. */
export const follows = (sign: AuditSign, head: AuditHead, row: Standing): boolean =>
  row.isGenuine && row.seq === head.seq + 1 && row.seal === sealOf(sign, head.seal, head.seq + 1, row);

/**
 * What happened where the chain does not go on behind `head`: `next` is the row found there and the one behind it, `others` all rows that
 * could be the one that belongs there.
 */
export function breakOf(
  sign: AuditSign,
  head: AuditHead,
  [here, behind]: [Standing | undefined, Standing | undefined],
  others: Iterable<Standing>,
): Break {
  const seq = head.seq + 1;
  if (here?.seq != null && here.seq <= head.seq) return "inserted"; // two in one place, or one before the first
  const belongs = (row: Standing) => row.seal === sealOf(sign, head.seal, seq, row);
  if (here?.seq === seq && belongs(here)) return "altered"; // its seal is right: what it says was changed
  if (anyOf(others, (row) => row.id !== here?.id && belongs(row))) return here?.seq === seq && !here.isGenuine ? "inserted" : "reordered";
  if (!here || here.seq !== seq) return "deleted";
  if (!here.isGenuine) return "altered";
  return behind?.seal === sealOf(sign, here.seal ?? "", seq + 2, behind ?? here) ? "deleted" : "altered"; // the rest has moved up, or not
}

function anyOf<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}
