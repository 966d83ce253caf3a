import { signal } from "@preact/signals";
import type { Verb } from "../../../../src/core/context.ts";
import type { Me } from "../../../../src/identity/identity.schema.ts";
import { get, Problem, shown } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { keep } from "../../lib/kept.ts";
import { hasSpoken, timeZone } from "../../lib/locale.ts";
import { speak } from "../../lib/speak.ts";
import { type Looking, lookingAs } from "../../lib/view-as.ts";

/** Who is signed in: undefined until known, null for nobody. */
export const me = signal<Me | null | undefined>(undefined);
me.subscribe((who) => {
  shown.workspace = who?.workspace.id;
});
export const sessionError = signal<Error | undefined>(undefined);

export async function loadMe(): Promise<void> {
  try {
    const found = await get<Me>("/me");
    timeZone.value = found.workspace.timeZone;
    if (!hasSpoken()) speak(found.member.locale);
    sessionError.value = undefined;
    me.value = found;
  } catch (error) {
    const status = error instanceof Problem ? error.status : 0;
    if (status === 401) me.value = null;
    // The role is gone, or may no longer be looked at: back to one's own.
    else if (lookingAs.peek() && status >= 400 && status < 500) await lookAs(undefined);
    else sessionError.value = error as Error;
  }
}

/** Shows the page as a role or a member sees it, or as one's own again: nothing that was read with other rights stays. */
export async function lookAs(who: Looking | undefined): Promise<void> {
  keep("view-as", who);
  lookingAs.value = who;
  me.value = undefined;
  client.clear();
  await loadMe();
}

export const memberName = (id: string | null): string => me.value?.members.find((member) => member.id === id)?.name ?? "";
/** Whether this member may do that; what would be refused is not offered. */
export const may = (verb: Verb): boolean =>
  me.value?.access.verbs[verb] !== undefined && (verb.endsWith(":read") || lookingAs.value === undefined);
/** Whether the member sees a field of a noun. */
export const sees = (noun: string, field: string): boolean => !me.value?.access.hidden[noun]?.includes(field);
/** Whether the member may change a field of a noun, where they may change the record. */
export const mayChange = (noun: string, field: string): boolean => !me.value?.access.locked[noun]?.includes(field);
export const currencyOf = (): string => me.value?.workspace.currency ?? "VND";
