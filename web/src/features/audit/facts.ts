import type { AuditEntry } from "../../../../src/audit/audit.schema.ts";
import { dayAndClock, number } from "../../lib/format.ts";
import { memberName } from "../identity/session.ts";
import { settingsWords } from "../settings/words.ts";
import { eventSaid } from "./acts.ts";
import { factWords } from "./facts.words.ts";

/** What is known of an act beyond its line: a label and a value each. */
export type Fact = [label: string, value: string];

type RoleNames = ReadonlyMap<string, string>;

/** A role by its name; one that is gone by its id. */
const roleSaid = (role: unknown, own: RoleNames): string => settingsWords().roles[String(role)] ?? own.get(String(role)) ?? String(role);

/** "Nhân viên kinh doanh → Quản lý", of an act that gave a member another role. */
export function roleChange({ action, detail }: AuditEntry, own: RoleNames): string | undefined {
  if (action !== "member.role_changed" || !detail) return undefined;
  return factWords().became(roleSaid(detail.from, own), roleSaid(detail.to, own));
}

/** Everything that was written down with the act. */
export function factsOf(entry: AuditEntry, own: RoleNames): Fact[] {
  const w = factWords();
  const change = roleChange(entry, own);
  const detail = Object.entries(entry.detail ?? {}).filter(([key]) => key !== "by" && !(change && (key === "from" || key === "to")));
  const written = detail.map(
    ([key, value]): Fact => (key === "role" ? [w.role, roleSaid(value, own)] : [w.keys[key] ?? key, said(key, value)]),
  );
  const about: [string, string | null][] = [
    [w.at, dayAndClock(entry.at)],
    [w.browser, entry.userAgent],
    [w.request, entry.requestId],
  ];
  return [...(change ? [[w.role, change] as Fact] : []), ...written, ...about.filter((fact): fact is Fact => fact[1] !== null)];
}

function said(key: string, value: unknown): string {
  const w = factWords();
  if (key === "counts")
    return Object.entries(value as Record<string, number>)
      .map(([event, n]) => `${eventSaid(event)}: ${number(n)}`)
      .join("; ");
  if (key === "recordsTo") return value ? memberName(String(value)) || String(value) : w.nobody;
  if (key === "memberId") return memberName(String(value)) || String(value);
  if ((key === "from" || key === "to") && typeof value === "number") return dayAndClock(value);
  if (typeof value === "boolean") return value ? w.yes : w.no;
  if (typeof value === "number") return number(value);
  return [value ?? []].flat().map(String).join(", ") || w.nothing;
}
