import { useQuery } from "@tanstack/preact-query";
import type { RoleShown } from "../../../../src/access/roles.schema.ts";
import { get } from "../../lib/api.ts";
import { may, me } from "../identity/session.ts";
import { settingsWords } from "./words.ts";

export interface RoleOption {
  value: string;
  label: string;
  /** Who has it decides about others: whom to let in and what they may. */
  rulesOthers: boolean;
}

/** Built-in roles from most to least. */
const ORDER = ["owner", "admin", "manager", "rep", "agent", "viewer"];

const RULING = ["members:manage", "roles:manage"];

/** The workspace's roles by name. */
export function useRoles(): RoleOption[] {
  const w = settingsWords();
  const found = useQuery({ queryKey: ["roles"], queryFn: ({ signal }) => get<{ items: RoleShown[] }>("/roles", undefined, signal) });
  const own = (found.data?.items ?? []).filter(({ isBuiltIn }) => !isBuiltIn);
  return [
    ...ORDER.map((role) => ({ value: role, label: w.roles[role] ?? role, rulesOthers: role === "owner" || role === "admin" })),
    ...own.map(({ id, name, policy }) => ({ value: id, label: name, rulesOthers: RULING.some((verb) => verb in policy.allows) })),
  ];
}

/** Those that one may give: never the owner's. The server refuses what is more than one's own; so much the page knows by itself. */
export function givable(roles: RoleOption[]): RoleOption[] {
  const mine = ORDER.indexOf(me.value?.member.role ?? "");
  return may("members:manage")
    ? roles.filter(({ value }) => value !== "owner" && (mine < 0 || !ORDER.includes(value) || ORDER.indexOf(value) >= mine))
    : [];
}
