import type { Member, MePatch } from "../../../../src/members/members.schema.ts";
import { isProblem, patch } from "../../lib/api.ts";
import { loadMe, me } from "./session.ts";

/** Changes the member's own profile. What another window changed meanwhile was their own doing too: these fields go over it. */
export async function editMe(fields: MePatch): Promise<void> {
  const send = () => patch<Member>("/me", fields, me.value?.member.version);
  const { data } = await send().catch(async (error: unknown) => {
    if (!isProblem(error, "stale")) throw error;
    await loadMe();
    return send();
  });
  if (me.value) me.value = { ...me.value, member: { ...me.value.member, version: data.version } };
}
