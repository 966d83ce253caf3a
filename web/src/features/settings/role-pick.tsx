import { useState } from "preact/hooks";
import type { Member } from "../../../../src/members/members.schema.ts";
import { isProblem, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { Select } from "../../ui/field.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { memberWords } from "./members.words.ts";
import type { RoleOption } from "./role-options.ts";

/** Gives a member another role: at once and with Undo, but with a question before what lets them decide about others. */
export function RolePick({ member, roles }: { member: Member; roles: RoleOption[] }) {
  const w = memberWords();
  const [isBusy, setBusy] = useState(false);
  const [asked, ask] = useState<RoleOption>();
  const nameOf = (role: string): string => roles.find(({ value }) => value === role)?.label ?? role;
  const give = async (role: string, { id, name, version, role: before }: Member, isUndo = false): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await patch<Member>(`/members/${id}`, { role }, version);
      const undo = { label: words().act.undo, run: () => void give(before, data, true) };
      say(w.roleChanged(name, nameOf(role)), isUndo ? {} : { action: undo });
    } catch (error) {
      complain(isProblem(error, "conflict") ? w.import : explain(error));
    }
    await client.invalidateQueries({ queryKey: ["members"] });
    setBusy(false);
  };
  const pick = (role: string): void => {
    const option = roles.find(({ value }) => value === role);
    if (option?.rulesOthers) ask(option);
    else void give(role, member);
  };
  return (
    <>
      <Select
        label={w.roleOf(member.name)}
        isLabelHidden
        class="member-role"
        value={member.role}
        options={roles}
        disabled={isBusy}
        onText={pick}
      />
      {asked && (
        <Confirm
          title={w.rulesAsk(member.name, asked.label)}
          text={w.rulesText}
          act={w.rulesAct}
          onYes={() => {
            ask(undefined);
            void give(asked.value, member);
          }}
          onNo={() => ask(undefined)}
        />
      )}
    </>
  );
}
