import type { AuditEntry } from "../../../../src/audit/audit.schema.ts";
import { DAY, HOUR, MINUTE } from "../../../../src/core/time.ts";
import { dayAndClock, number } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { actWords } from "./act-words.ts";
import { auditWords } from "./words.ts";

/** Who, as a name: Relata itself, whoever runs it from a terminal, a stranger who sent something, a member, or somebody who was not signed in. */
export function actorOf({ memberId, memberName, via }: AuditEntry): string {
  const w = auditWords();
  if (via === "form") return w.visitor;
  if (via === "inbound") return w.program;
  if (via === "cli" && (memberId === null || memberId === "system")) return w.operator;
  if (memberId === "system") return w.relata;
  return memberName ?? (memberId === null ? w.somebody : memberId);
}

/** "đã sửa liên hệ"; an act that no words are known for is told by its own name. */
export function actSaid({ action, target, memberId }: AuditEntry): string {
  return action === "member.updated" && target === memberId ? auditWords().ownProfile : eventSaid(action);
}

/** What happened, in words. */
export function eventSaid(action: string): string {
  const w = actWords();
  const [noun = "", verb = ""] = action.split(".", 2);
  const known = w.nouns[noun] && w.verbs[verb] ? w.does(w.verbs[verb] ?? "", w.nouns[noun] ?? "") : undefined;
  return w.whole[action] ?? known ?? action;
}

/** Of an act on many records: "12 liên hệ"; of one nothing. */
export function countSaid({ detail }: AuditEntry): string {
  const w = auditWords();
  const counts = Object.entries((detail?.counts ?? {}) as Record<string, number>);
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return "";
  const nouns = new Set(counts.map(([event]) => event.split(".", 1)[0] ?? ""));
  const [only = ""] = nouns;
  const plural = nouns.size === 1 && locale.value === "vi" ? actWords().nouns[only] : undefined;
  return w.one(number(total), plural ?? w.records);
}

/** What it was done to, by its name, as far as there is one to tell. */
export function nameOf({ action, target, targetName, memberId, detail }: AuditEntry): string {
  if (action === "member.updated" && target === memberId) return "";
  const given = [detail?.name, detail?.host].find((name): name is string => typeof name === "string") ?? "";
  // A webhook is called by its address, which may hold a secret of the receiver's.
  const host = target?.startsWith("whk_") && targetName ? URL.parse(targetName)?.host : undefined;
  return host ?? targetName ?? (given || (target?.includes("@") ? target : ""));
}

/** Where one goes to see what it was done to, if there is a page of it. */
export function pathOf({ target, targetName }: AuditEntry): string | undefined {
  if (!target || targetName === null) return undefined;
  const page = { con: "contacts", com: "companies", dea: "deals", ord: "orders", pro: "products", tas: "tasks", act: "activities" }[
    target.slice(0, 3)
  ];
  return page && `/${page}/${target}`;
}

/** "2 phút trước"; beyond a day the date. */
export function ago(at: number): string {
  const past = Date.now() - at;
  if (past < MINUTE) return auditWords().justNow;
  if (past >= DAY) return dayAndClock(at);
  const words = new Intl.RelativeTimeFormat(locale.value, { numeric: "always" });
  return past < HOUR ? words.format(-Math.floor(past / MINUTE), "minute") : words.format(-Math.floor(past / HOUR), "hour");
}
